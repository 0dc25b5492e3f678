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

import { dirname, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import { CrawlerError } from '#crawler/error.ts';
import { parseTarget, type TargetRules } from '#crawler/target.ts';
import type { Stage } from '#store/facts.ts';
import { type ListedProject, type RepositoryKey, syncRegistry } from '#store/queries/registry.ts';
import type { Database } from '#store/schema.ts';
import type { RegistryProblem } from './problem.ts';
import { type Entry, type Registry, readRegistry } from './read.ts';
import type { ProjectEntry } from './schema.ts';

const admitted: ReadonlySet<Stage> = new Set(['sandbox', 'incubating', 'graduated']);

interface Listed {
  readonly project: ListedProject;
  readonly problems: readonly RegistryProblem[];
}

function repositoriesOf(
  entry: Entry<ProjectEntry>,
  base: string,
  rules: TargetRules,
): [RepositoryKey[], RegistryProblem[]] {
  const keys: RepositoryKey[] = [];
  const problems: RegistryProblem[] = [];
  for (const repository of entry.value.repositories) {
    const text = 'url' in repository ? repository.url : resolve(base, repository.path);
    try {
      const { platform, platformId, url } = parseTarget(text, { ...rules, allowLocal: 'path' in repository });
      keys.push({ platform, platformId, url });
    } catch (error) {
      if (!(error instanceof CrawlerError)) throw error;
      problems.push({
        file: entry.file,
        line: null,
        text: { zh: `这个代码仓用不了：${error.message}`, en: `A repository cannot be used: ${error.message}` },
      });
    }
  }
  return [keys, problems];
}

function listed(entry: Entry<ProjectEntry>, base: string, rules: TargetRules): Listed {
  const { stages, domain } = entry.value;
  const current = stages.at(-1);
  if (current === undefined) throw new RangeError(`${entry.file} has no stage`);
  const [repositories, problems] = repositoriesOf(entry, base, rules);
  const project = {
    slug: entry.id,
    entry: entry.value,
    domain,
    stage: current.stage,
    stageSince: current.since,
    admittedOn: stages.find(({ stage }) => admitted.has(stage))?.since ?? null,
    stages: stages.map(({ stage, since, note }) => ({ stage, since, note: note ?? null })),
    repositories,
  };
  return { project, problems };
}

/** Reads the registry and makes the store say the same; returns it with everything that is wrong in it. */
export async function loadRegistry(db: Kysely<Database>, directory: string, rules: TargetRules): Promise<Registry> {
  const registry = await readRegistry(directory);
  // A registry that cannot be read at all empties nothing.
  if (registry.projects.length === 0 && registry.problems.length > 0) return registry;
  const projects = registry.projects.map((entry) => listed(entry, dirname(directory), rules));
  await syncRegistry(db, {
    projects: projects.map(({ project }) => project),
    organisations: registry.organisations.map(({ id, value }) => ({
      id,
      name: value.name,
      domains: value.domains.map(({ domain, from, to }) => ({ domain, from: from ?? null, to: to ?? null })),
    })),
    keep: registry.broken,
  });
  return { ...registry, problems: [...registry.problems, ...projects.flatMap(({ problems }) => problems)] };
}
