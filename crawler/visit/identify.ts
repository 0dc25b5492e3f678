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

import { touchDescription } from '#store/queries/platform/description.ts';
import {
  findByIdentity,
  joinRepository,
  lockIdentity,
  noteMissing,
  noteThere,
  writeIdentity,
  writeState,
} from '#store/queries/platform/repository-identity.ts';
import { CrawlerError } from '../error.ts';
import type { RepositoryFact } from '../fact.ts';
import type { Credential } from '../http/http.ts';
import type { Found, Json } from '../platform.ts';
import type { RepositoryTarget } from '../target.ts';
import { loadDescription, storeDescription } from './description.ts';
import { fenced, fencedFirst } from './lease.ts';
import { movedTarget } from './moved-target.ts';
import { faultOf, type PlatformFault } from './platform-fault.ts';
import { shown } from './values.ts';
import type { PlatformVisit } from './visit-context.ts';

/** Who the repository is, and what the visit does next. */
export type Identified =
  | { readonly kind: 'known'; readonly facts: RepositoryFact; readonly target: RepositoryTarget }
  /** It is the repository of another row: the visit goes on there. */
  | { readonly kind: 'joined'; readonly repositoryId: string }
  /** The platform did not say; git may. */
  | { readonly kind: 'unknown'; readonly fault: PlatformFault }
  /** It is not there for us: nothing more is asked. */
  | { readonly kind: 'ended'; readonly fault: PlatformFault };

/** Visits that must not find it, and milliseconds between the first and the last, before it is believed to be gone. */
const goneAfter = { times: 3, ms: 72 * 3_600_000 };

type Known = Awaited<ReturnType<typeof loadDescription>>;

function fault(kind: string, reason: string, transient: boolean): PlatformFault {
  return { kind, reason, transient, until: null };
}

async function ask(visit: PlatformVisit, known: Known): Promise<Found | PlatformFault> {
  const { connection, remote, signal } = visit;
  const id = known?.host === remote.host ? known.facts.id : null;
  const repository = { path: remote.path, id, defaultBranch: known?.facts.defaultBranch ?? null };
  try {
    const found = await connection.find(repository, known?.state ?? null, signal);
    // A state that we lost the facts of is worth nothing.
    return found.kind === 'unchanged' && known === null ? await connection.find(repository, null, signal) : found;
  } catch (error) {
    return faultOf(signal.aborted && signal.reason instanceof CrawlerError ? signal.reason : error);
  }
}

async function end(visit: PlatformVisit, state: string, told: PlatformFault): Promise<Identified> {
  await fenced(visit, () => writeState(visit.session, visit.repositoryId, state, told));
  return { kind: 'ended', fault: told };
}

/** One visit that does not find it proves nothing: platforms answer so for private ones, and when they are unwell. */
async function missing(visit: PlatformVisit, known: Known): Promise<Identified> {
  const { session, repositoryId, now, remote } = visit;
  const where = `${remote.host}/${remote.path}`;
  const { gone, told } = await fenced(visit, async () => {
    const { since, times } = await noteMissing(session, repositoryId, now);
    const gone = times >= goneAfter.times && now.getTime() - since.getTime() >= goneAfter.ms;
    const reason = gone
      ? `${where}: not found in ${times} visits since ${since.toISOString().slice(0, 10)}; it was deleted or made private. Its history is kept.`
      : `${where}: the platform does not find it; it may be private or deleted. It is looked for again.`;
    const told = fault('not-found', reason, !gone);
    if (known !== null || gone) await writeState(session, repositoryId, gone ? 'gone' : 'unreachable', told);
    return { gone, told };
  });
  return known === null && !gone ? { kind: 'unknown', fault: told } : { kind: 'ended', fault: told };
}

/** The name leads to another repository than the one whose history is stored. */
async function reused(visit: PlatformVisit, known: NonNullable<Known>, facts: RepositoryFact): Promise<Identified> {
  const { remote } = visit;
  const reason =
    `${remote.host}/${shown(facts.fullName)} is repository ${shown(facts.id)} now, but ${known.host}/${known.facts.fullName} ` +
    `was ${known.facts.id}: another repository took the name. Nothing of it is stored. If the old one is meant, register its ` +
    'new address; if the new one is, take the address out of the registry, update once, and put it back.';
  return end(visit, 'quarantined', fault('name-reused', reason, false));
}

/** Writes who it is; or finds that another row is it already. */
async function settle(
  visit: PlatformVisit,
  target: RepositoryTarget,
  facts: RepositoryFact,
  state: Json,
): Promise<Identified> {
  const { session, repositoryId, now, remote } = visit;
  const platformId = `${remote.host}:${facts.id}`;
  return fencedFirst(visit, async () => {
    await lockIdentity(session, platformId);
    const owner = await findByIdentity(session, remote.platform.id, platformId);
    if (owner !== null && owner !== repositoryId) {
      await joinRepository(session, repositoryId, owner, now);
      return { kind: 'joined', repositoryId: owner };
    }
    await writeIdentity(session, repositoryId, { platform: remote.platform.id, platformId, url: target.url }, now);
    await storeDescription(session, { remote, repositoryId, facts, state, at: now });
    return { kind: 'known', facts, target };
  });
}

const warned = new WeakSet<Credential>();

/** Said once a token while this process lives: whoever steals it can do as much. */
function warnOfExcess({ remote, log }: PlatformVisit, excess: readonly string[]): void {
  const { credential } = remote.http;
  if (credential === null || excess.length === 0 || warned.has(credential)) return;
  warned.add(credential);
  const { platform, host } = remote;
  log.warn('A token may do more than read; less is enough', {
    host,
    excess: excess.map(shown),
    enough: platform.tokenScopes.en,
  });
}

async function answered(
  visit: PlatformVisit,
  known: Known,
  target: RepositoryTarget,
  found: Found,
): Promise<Identified> {
  const { session, repositoryId, now, remote } = visit;
  const where = `${remote.host}/${remote.path}`;
  if (found.kind === 'not-found') return missing(visit, known);
  if (found.kind === 'private') return end(visit, 'private', fault('private', `${where}: ${found.reason}`, false));
  if (found.kind === 'blocked') {
    return end(visit, 'gone', fault(found.legal ? 'legal' : 'blocked', `${where}: ${found.reason}`, false));
  }
  if (found.kind === 'unchanged') {
    if (known === null) {
      const reason = `${where}: the platform answers "unchanged" without having been asked so.`;
      return { kind: 'unknown', fault: fault('schema-drift', reason, false) };
    }
    await fenced(visit, async () => {
      await touchDescription(session, repositoryId, found.state, now);
      await noteThere(session, repositoryId);
    });
    return { kind: 'known', facts: known.facts, target: movedTarget(target, remote.path, known.facts.fullName) };
  }
  const { repository } = found;
  warnOfExcess(visit, found.excess ?? []);
  if (known !== null && (known.host !== remote.host || known.facts.id !== repository.id)) {
    return reused(visit, known, repository);
  }
  return settle(visit, movedTarget(target, remote.path, repository.fullName), repository, found.state);
}

/** Asks the platform who the repository is, and writes that down. Never throws for what the platform does. */
export async function identify(visit: PlatformVisit, target: RepositoryTarget): Promise<Identified> {
  const known = await loadDescription(visit.session, visit.repositoryId);
  const found = await ask(visit, known);
  await visit.reach('found');
  if (!('transient' in found)) return answered(visit, known, target, found);
  if (found.kind === 'not-found') return missing(visit, known);
  if (found.kind === 'gone') return end(visit, 'gone', found);
  if (found.kind === 'blocked') return end(visit, 'gone', { ...found, kind: 'legal' });
  return { kind: 'unknown', fault: found };
}
