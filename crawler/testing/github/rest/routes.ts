// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import type { WorldCiRun, WorldPerson, WorldRepository } from '../../world/model.ts';
import { findPerson } from '../find.ts';
import { findCommit } from '../graph/commit.ts';
import { nodeId, stamp } from '../ids.ts';
import { type Answer, type Ask, invalid, list, missing, object, problem } from './answer.ts';
import { branchRules, classicProtection, commit, release, workflowRun } from './part.ts';
import { fullOrganisation, fullUser, simpleOrganisation, simpleUser } from './person.ts';
import { forkedRepository, fullRepository } from './repository.ts';
import { apiOf } from './site.ts';
import { label, milestone } from './subject.ts';
import { type RepositoryAsk, subjectRoutes } from './subjects.ts';

type Handler = (ask: Ask) => Answer;

const stargazers = (ask: RepositoryAsk): Answer => {
  const dated = ask.accept.includes('star+json');
  return list(
    ask.repository.stars,
    (star) => {
      const user = simpleUser(ask.site, star.person);
      return dated ? { starred_at: stamp(star.at), user } : user;
    },
    { maxPage: 400 },
  );
};

const forks = (ask: RepositoryAsk): Answer => {
  const sort = ask.query.get('sort') ?? 'newest';
  if (!['newest', 'oldest', 'stargazers', 'watchers'].includes(sort)) return invalid('sort');
  const items = sort === 'oldest' ? ask.repository.forks : [...ask.repository.forks].reverse();
  return list(items, (fork) => forkedRepository(ask.site, ask.repository, fork));
};

const milestones = (ask: RepositoryAsk): Answer => {
  const state = ask.query.get('state') ?? 'open';
  const items = ask.repository.milestones.filter((one) => state === 'all' || one.state === state);
  return list(items, (one) => milestone(ask.site, ask.repository, one));
};

interface Contributor {
  readonly person: WorldPerson | null;
  readonly name: string;
  readonly email: string;
  count: number;
}

const contributors = (ask: RepositoryAsk): Answer => {
  if (ask.repository.empty) return { kind: 'nothing' };
  const all = new Map<string, Contributor>();
  for (const { person, name, email } of ask.repository.commits) {
    const key = person?.id ?? email;
    const known = all.get(key) ?? { person, name, email, count: 0 };
    known.count += 1;
    all.set(key, known);
  }
  const anonymous = ['1', 'true'].includes(ask.query.get('anon') ?? '');
  const items = [...all.values()].filter((one) => one.person !== null || anonymous);
  items.sort((left, right) => right.count - left.count);
  return list(items, (one) =>
    one.person
      ? { ...simpleUser(ask.site, one.person), contributions: one.count }
      : { type: 'Anonymous', name: one.name, email: one.email, contributions: one.count },
  );
};

function inRange(at: number, range: string): boolean {
  const [, from, to] = /^(.+)\.\.(.+)$/u.exec(range) ?? [];
  const bound = (text: string | undefined, end: boolean) => {
    if (text === undefined || text === '*') return end ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    return Date.parse(text) + (end && /^\d{4}-\d\d-\d\d$/u.test(text) ? 86_399_999 : 0);
  };
  if (from !== undefined) return at >= bound(from, false) && at <= bound(to, true);
  const [, sign = '', text = range] = /^(>=|<=|>|<)(.+)$/u.exec(range) ?? [];
  const value = bound(text, sign === '<=' || sign === '>');
  if (sign === '>=') return at >= value;
  if (sign === '>') return at > value;
  if (sign === '<=') return at <= value;
  if (sign === '<') return at < value;
  return at >= value && at <= bound(text, true);
}

/** Newest first. A filtered list shows its first thousand only, though it counts all. */
const runs = (ask: RepositoryAsk): Answer => {
  const { query, repository } = ask;
  const created = query.get('created');
  const keep = (run: WorldCiRun) =>
    (created === null || inRange(run.createdAt, created)) &&
    (query.get('branch') ?? run.ref) === run.ref &&
    (query.get('event') ?? run.trigger) === run.trigger &&
    (query.get('head_sha') ?? run.sha) === run.sha &&
    (query.get('status') !== 'completed' || run.status === 'completed');
  const found = repository.ciRuns.filter(keep).reverse();
  const filtered = ['created', 'branch', 'event', 'head_sha', 'status', 'actor'].some((name) => query.has(name));
  const shown = filtered ? found.slice(0, 1000) : found;
  const wrap = (items: unknown[]) => ({ total_count: found.length, workflow_runs: items });
  return list(shown, (run) => workflowRun(ask.site, repository, run, repository.ciRuns.indexOf(run) + 1), { wrap });
};

const protectionOf = (ask: RepositoryAsk): Answer => {
  const found = ask.repository.protections.find((one) => one.pattern === ask.params['branch']);
  if (!ask.admin) return missing();
  if (!found || ask.protection === 'rules') return problem(404, 'Branch not protected');
  return object(classicProtection(ask.site, ask.repository, found));
};

const rules = (ask: RepositoryAsk): Answer => {
  const found = ask.repository.protections.filter((one) => one.pattern === ask.params['branch']);
  const items = ask.protection === 'classic' ? [] : found.flatMap((one) => branchRules(ask.repository, one));
  return list(items, (rule) => rule);
};

const branches = (ask: RepositoryAsk): Answer => {
  const head = ask.repository.commits.at(-1);
  const items = head ? [ask.repository.defaultBranch] : [];
  return list(items, (name) => ({
    name,
    commit: { sha: head?.sha, url: `${apiOf(ask.site, ask.repository)}/commits/${head?.sha}` },
    protected: ask.repository.protections.some((one) => one.pattern === name),
  }));
};

const tags = (ask: RepositoryAsk): Answer => {
  const head = ask.repository.commits.at(-1);
  const base = apiOf(ask.site, ask.repository);
  return list(head ? [...ask.repository.releases].reverse() : [], ({ tag }) => ({
    name: tag,
    node_id: nodeId('REF', ask.repository.id, 'refs/tags/', tag),
    commit: { sha: head?.sha, url: `${base}/commits/${head?.sha}` },
    zipball_url: `${base}/zipball/refs/tags/${tag}`,
    tarball_url: `${base}/tarball/refs/tags/${tag}`,
  }));
};

const emptyRepository = () => problem(409, 'Git Repository is empty.');

const commits = (ask: RepositoryAsk): Answer =>
  ask.repository.empty
    ? emptyRepository()
    : list([...ask.repository.commits].reverse(), (one) => commit(ask.site, ask.repository, one));

const oneCommit = (ask: RepositoryAsk): Answer => {
  if (ask.repository.empty) return emptyRepository();
  const found = findCommit(ask.repository, ask.params['ref'] ?? '');
  return found
    ? object(commit(ask.site, ask.repository, found))
    : problem(422, `No commit found for SHA: ${ask.params['ref']}`);
};

const repositoryRoutes: Readonly<Record<string, (ask: RepositoryAsk) => Answer>> = {
  ...subjectRoutes,
  '': (ask) => object(fullRepository(ask.site, ask.repository, ask.admin)),
  '/stargazers': stargazers,
  '/forks': forks,
  '/milestones': milestones,
  '/contributors': contributors,
  '/actions/runs': runs,
  '/branches': branches,
  '/branches/{branch}/protection': protectionOf,
  '/rules/branches/{branch}': rules,
  '/commits': commits,
  '/commits/{ref}': oneCommit,
  '/labels': (ask) => list(ask.repository.labels, (one) => label(ask.site, ask.repository, one)),
  '/releases': (ask) => list([...ask.repository.releases].reverse(), (one) => release(ask.site, ask.repository, one)),
  '/subscribers': (ask) => list(ask.repository.stars, (star) => simpleUser(ask.site, star.person)),
  '/tags': tags,
  '/topics': (ask) => object({ names: ask.repository.topics }),
  '/languages': (ask) => object(ask.repository.language === null ? {} : { [ask.repository.language]: 1000 }),
};

/** Whose membership is public: everybody whose id can be divided by three. */
function organisationsOf(ask: Ask, person: WorldPerson): WorldPerson[] {
  return Number(person.id) % 3 === 0 ? [ask.site.world.organisation] : [];
}

function ofPerson(answer: (ask: Ask, person: WorldPerson) => Answer): Handler {
  return (ask) => {
    const found = findPerson(ask.site.world, ask.params['username'] ?? ask.viewer);
    return found ? answer(ask, found) : missing();
  };
}

const otherRoutes: Readonly<Record<string, Handler>> = {
  '/users/{username}': ofPerson((ask, person) => object(fullUser(ask.site, person))),
  '/user': ofPerson((ask, person) =>
    ask.known ? object(fullUser(ask.site, person)) : problem(401, 'Requires authentication'),
  ),
  '/user/{account_id}': (ask) => {
    const found = ask.site.world.people.find((person) => person.id === ask.params['account_id']);
    return found ? object(fullUser(ask.site, found)) : missing();
  },
  '/users/{username}/orgs': ofPerson((ask, person) =>
    list(organisationsOf(ask, person), (one) => simpleOrganisation(ask.site, one)),
  ),
  '/orgs/{org}': (ask) => {
    const found = findPerson(ask.site.world, ask.params['org'] ?? '');
    return found?.kind === 'organisation' ? object(fullOrganisation(ask.site, found)) : missing();
  },
};

function isAboutRepository(ask: Ask): ask is Ask & { readonly repository: WorldRepository } {
  return ask.repository !== null;
}

/** Answers what the route asks; null = a route of the platform that the stand-in does not have. */
export function answer(path: string, ask: Ask): Answer | null {
  const below = /^\/repos\/\{owner\}\/\{repo\}(.*)$/u.exec(path)?.[1];
  if (below !== undefined) {
    const handler = repositoryRoutes[below];
    return handler && isAboutRepository(ask) ? handler(ask) : null;
  }
  return otherRoutes[path]?.(ask) ?? null;
}
