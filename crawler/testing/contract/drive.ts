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

import type { Stream } from '#store/stream.ts';
import { silent } from '#store/testing.ts';
import type { Facts, RepositoryFact } from '../../fact.ts';
import { createHttp } from '../../http/core.ts';
import type { Http } from '../../http/http.ts';
import type {
  Connection,
  Feed,
  FeedContext,
  FeedEnd,
  Found,
  Json,
  KnownFacts,
  Platform,
  Refusal,
  RemoteRepository,
} from '../../platform.ts';
import type { World } from '../world/world.ts';

type Rows = { readonly [K in keyof Facts]-?: Map<string, NonNullable<Facts[K]>[number]> };

/** What was told so far, one row a thing: what a store would hold. */
export interface Gathered {
  readonly rows: Rows;
  readonly refused: Refusal[];
  /** What each feed left when it ended clean. */
  readonly states: Map<string, Json>;
  /** Pages that were yielded. */
  pages: number;
}

/** A platform's API as a visit sees it. */
export interface Driven {
  readonly connection: Connection;
  readonly world: World;
  readonly signal: AbortSignal;
  close(): void;
}

/** How to reach a stand-in. */
export interface Reach {
  readonly platform: Platform;
  readonly world: World;
  /** Origin of the API. */
  readonly origin: string;
  readonly token: string | null;
  /** Puts something between the adapter and the core. */
  readonly through?: (http: Http) => Http;
  readonly patienceMs?: number;
}

/** Connects an adapter by the real HTTP core. */
export function connectTo(reach: Reach): Driven {
  const { host } = new URL(reach.origin);
  const { platform, token, world } = reach;
  const headers = token === null ? {} : platform.tokenHeaders(token);
  const http = createHttp({
    origin: reach.origin,
    credential: token === null ? null : { host, id: 'contract', headers: () => Promise.resolve(headers) },
    rules: { privateHosts: [host], allowHttp: true },
    buckets: null,
    userAgent: 'tongming-test (mailto:nobody@people.example)',
    patienceMs: reach.patienceMs ?? 10_000,
    log: silent,
    // Nothing is kept back for people who are not there, and no test waits for it.
    reserve: 0,
  });
  const connection = platform.connect({ http: reach.through?.(http) ?? http, api: platform.apiOf(reach.origin) });
  return { connection, world, signal: new AbortController().signal, close: () => http.close() };
}

const discussed = ['issues', 'changes', 'comments', 'reviews', 'events', 'tombstones'] as const;
const listed = ['releases', 'labels', 'milestones', 'stars', 'forks', 'ciRuns', 'protections'] as const;
const people = ['contributors', 'emailLinks', 'memberships', 'accounts'] as const;
const factNames: readonly (keyof Facts)[] = [...discussed, ...listed, ...people];

/** Nothing told yet. */
export function gather(): Gathered {
  // A map for each name; the type of an object made from entries has no names.
  const rows = Object.fromEntries(factNames.map((kind) => [kind, new Map()])) as unknown as Rows;
  return { rows, refused: [], states: new Map(), pages: 0 };
}

/** What makes two rows of a kind the same thing. */
function keyOf(kind: keyof Facts, row: object): string {
  const of = row as Record<string, unknown> & { account?: { id: string | null; login: string } };
  const subject = of['subject'] as { kind: string; number: string } | undefined;
  if (kind === 'comments') return `${String(of['kind'])} ${String(of['id'])}`;
  if (kind === 'stars') return of.account?.id ?? of.account?.login ?? '';
  if (kind === 'protections') return String(of['pattern']);
  if (kind === 'emailLinks') return String(of['identityId']);
  if (kind === 'tombstones') return `${subject?.kind} ${subject?.number}`;
  if (kind === 'contributors') return JSON.stringify(of['who']);
  if (kind === 'memberships') return JSON.stringify(row);
  return String(of['id'] ?? of['login']);
}

/** Takes a page in as a store would: newer rows win, and what a later answer leaves out is kept. */
function take(gathered: Gathered, facts: Facts): Set<string> {
  const seen = new Set<string>();
  for (const [kind, rows] of Object.entries(facts)) {
    const known = gathered.rows[kind as keyof Facts] as Map<string, object>;
    for (const row of rows as readonly object[]) {
      const key = keyOf(kind as keyof Facts, row);
      const told = Object.entries(row).filter(([, value]) => value !== null);
      known.set(key, { ...row, ...known.get(key), ...Object.fromEntries(told) });
      seen.add(`${kind} ${key}`);
    }
  }
  return seen;
}

const kindsOf: Readonly<Partial<Record<Stream, keyof Facts>>> = {
  releases: 'releases',
  labels: 'labels',
  milestones: 'milestones',
  stars: 'stars',
  forks: 'forks',
  protection: 'protections',
  contributors: 'contributors',
};

/** Forgets what a complete list did not name. */
function replace(gathered: Gathered, streams: readonly Stream[], seen: ReadonlySet<string>): void {
  for (const stream of streams) {
    const kind = kindsOf[stream];
    if (!kind) continue;
    for (const key of gathered.rows[kind].keys()) if (!seen.has(`${kind} ${key}`)) gathered.rows[kind].delete(key);
  }
}

/** A store in memory. */
function knownIn(gathered: Gathered, world: World): KnownFacts {
  const { rows } = gathered;
  const subjects = { issue: rows.issues, change: rows.changes };
  const remarks = (kind: string) => [...rows.comments.values()].filter((comment) => comment.kind === kind).length;
  const counts: Partial<Record<Stream, () => number>> = {
    issues: () => rows.issues.size,
    changes: () => rows.changes.size,
    comments: () => remarks('discussion'),
    'review-comments': () => remarks('review'),
    reviews: () => rows.reviews.size,
    events: () => rows.events.size,
    ci: () => rows.ciRuns.size,
    emails: () => rows.emailLinks.size,
  };
  return {
    emailsToLink: (limit) => {
      const newest = new Map(world.main.commits.map((commit) => [commit.email, commit.sha]));
      const left = [...newest].filter(([email]) => !rows.emailLinks.has(email)).slice(0, limit);
      return Promise.resolve(left.map(([identityId, sha]) => ({ identityId, sha, role: 'author' as const })));
    },
    accountsToRead: () => Promise.resolve([]),
    numbers: (kind) => Promise.resolve(new Set([...subjects[kind].values()].map((subject) => subject.number))),
    mergersKnown: (numbers) => {
      const merged = [...rows.changes.values()].filter((change) => change.mergedBy !== null);
      return Promise.resolve(
        new Set(merged.map((change) => change.number).filter((number) => numbers.includes(number))),
      );
    },
    count: (stream) => Promise.resolve(counts[stream]?.() ?? rows[kindsOf[stream] ?? 'accounts'].size),
  };
}

/** Finds the main repository, which must be there. */
export async function findMain(driven: Driven, as?: Partial<RemoteRepository>): Promise<RepositoryFact> {
  const found = await findAs(driven, as);
  if (found.kind !== 'found') throw new Error(`the repository was not found: ${found.kind}`);
  return found.repository;
}

/** Looks for the main repository by its name now, or as told. */
export function findAs(
  { connection, world, signal }: Driven,
  as: Partial<RemoteRepository> = {},
  state: Json = null,
): Promise<Found> {
  const path = `${world.main.owner.login}/${world.main.name}`;
  return connection.find({ path, id: null, defaultBranch: null, ...as }, state, signal);
}

/** What a run differs by from a first one. */
export interface Run {
  readonly since?: Date | null;
  /** Only feeds for which it holds. */
  readonly feeds?: (feed: Feed) => boolean;
  /** Stops for good after so many pages of a feed, as if the process died. */
  readonly pages?: number;
  /** Cursors to go on from, by feed; they are kept here. */
  readonly cursors?: Map<string, Json>;
}

async function runFeed(feed: Feed, context: FeedContext, gathered: Gathered, run: Run): Promise<FeedEnd | null> {
  const seen = new Set<string>();
  const generator = feed.run(context);
  for (let pages = 0; pages < (run.pages ?? Number.POSITIVE_INFINITY); pages += 1) {
    const step = await generator.next();
    gathered.refused.push(...(step.value.refused ?? []));
    if (step.done === true) {
      // A run that went on from a cursor has not seen what came before.
      if (context.resume === null) replace(gathered, step.value.replaces ?? [], seen);
      run.cursors?.delete(feed.id);
      return step.value;
    }
    for (const key of take(gathered, step.value.facts)) seen.add(key);
    gathered.pages += 1;
    run.cursors?.set(feed.id, JSON.parse(JSON.stringify(step.value.cursor)) as Json);
  }
  await generator.return({ state: null });
  return null;
}

/** Runs all feeds of a connection, as a visit does, but without a database; true = all of them ended. */
export async function runFeeds(
  driven: Driven,
  facts: RepositoryFact,
  gathered: Gathered,
  run: Run = {},
): Promise<boolean> {
  const { connection, world, signal } = driven;
  const since = run.since ?? null;
  let ended = true;
  for (const feed of connection.feeds) {
    if (run.feeds?.(feed) === false) continue;
    const context: FeedContext = {
      repository: { path: facts.fullName, id: facts.id, defaultBranch: facts.defaultBranch },
      facts,
      mode: since === null ? 'full' : 'delta',
      resume: run.cursors?.get(feed.id) ?? null,
      state: gathered.states.get(feed.id) ?? null,
      since,
      startedAt: new Date(world.now()),
      known: knownIn(gathered, world),
      signal,
      progress: () => undefined,
    };
    const end = await runFeed(feed, context, gathered, run);
    if (end === null) ended = false;
    else gathered.states.set(feed.id, JSON.parse(JSON.stringify(end.state)) as Json);
  }
  return ended;
}
