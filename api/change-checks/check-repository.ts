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

import { CrawlerError } from '#crawler/error.ts';
import { withChange } from '#crawler/git/check-refs.ts';
import { mirrorExists, mirrorOf } from '#crawler/git/mirror-files.ts';
import { PlatformError } from '#crawler/http/error.ts';
import { parseTarget } from '#crawler/target.ts';
import { tellChange } from '#crawler/tell-change.ts';
import type { OpenChange, Verdict, Voice } from '#crawler/voice.ts';
import { commentMarker } from '#licenses/report-parts/report-marker.ts';
import type { Logger } from '#store/log.ts';
import {
  type ChangeVerdictRow,
  type JudgedChange,
  judgedChanges,
  saveChangeVerdict,
} from '#store/queries/change-verdict.ts';
import { type RepositoryRow, readRepository } from '#store/queries/repository.ts';
import type { CheckMeans } from '../check/run-check.ts';
import { packageVersion } from '../environment.ts';
import type { Session } from '../session.ts';
import { lineLink } from '../views/source-url.ts';
import { type Judged, judgeChange, unfetched } from './judge-change.ts';
import { sharingHead, statusOf } from './shared-head.ts';
import { failingSince, inTurn, isGivenUp } from './turns.ts';

/** How a platform is told. */
export type ChangeCheckWay = 'status' | 'comment';

/** What checks of changes work with. */
export interface ChangeCheckContext {
  readonly session: Session;
  readonly ways: readonly ChangeCheckWay[];
  readonly means: () => Promise<CheckMeans>;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** What one look at a repository came to. `later` = its mirror is not there yet, or changes wait for another try or their turn. */
export interface ChangeChecksDone {
  readonly checked: number;
  readonly later: boolean;
}

/** Changes that nobody touched for so long are not looked at: a hub that begins today judges no old ones. */
const freshDays = 7;
/** Changes of one job: others may wait in the queue. */
const mostChanges = 20;

interface Place {
  readonly repository: RepositoryRow;
  readonly gitDir: string;
  readonly voice: Voice;
  readonly path: string;
  readonly pattern: string;
  readonly open: readonly OpenChange[];
  readonly judged: readonly JudgedChange[];
}

function isFresh({ updatedAt }: OpenChange, now: Date): boolean {
  return updatedAt === null || now.getTime() - updatedAt.getTime() < freshDays * 86_400_000;
}

async function tell(
  context: ChangeCheckContext,
  { repository, voice, path, open }: Place,
  change: string,
  verdict: Verdict,
): Promise<void> {
  const { ways, signal, session } = context;
  if (ways.includes('status')) {
    const judged = await judgedChanges(session.store.db, repository.id);
    const others = sharingHead({ number: change }, verdict.head, open, judged);
    await voice.judge(path, statusOf(verdict, others, session.config.locale), signal);
  }
  if (ways.includes('comment'))
    await tellChange(voice, { path, change }, { marker: commentMarker, body: verdict.summary }, signal);
}

/** What the platform refuses for good is kept beside the verdict; what may pass is tried again with the job. */
async function toldOrWhy(
  context: ChangeCheckContext,
  place: Place,
  change: string,
  judged: Judged,
): Promise<string | null> {
  try {
    await tell(context, place, change, judged.verdict);
    return null;
  } catch (error) {
    if (!(error instanceof PlatformError) || error.transient) throw error;
    context.log.warn('a platform does not take what a check found', { url: place.repository.url, why: error.message });
    return error.message;
  }
}

function rowOf(
  { repository }: Place,
  change: OpenChange,
  sides: { readonly head: string; readonly base: string | null },
  { verdict, errors, warnings, report }: Judged,
  at: Date,
): Omit<ChangeVerdictRow, 'reported_by'> {
  return {
    repository_id: repository.id,
    change_number: change.number,
    head_sha: Buffer.from(sides.head, 'hex'),
    base_sha: sides.base === null ? null : Buffer.from(sides.base, 'hex'),
    base_ref: change.base,
    verdict: verdict.state,
    errors,
    warnings,
    report,
    problem: null,
    checked_at: at,
    told_at: null,
  };
}

async function keepAndTell(
  context: ChangeCheckContext,
  place: Place,
  change: OpenChange,
  sides: { readonly head: string; readonly base: string | null },
  judged: Judged,
): Promise<void> {
  const { db } = context.session.store;
  const row = rowOf(place, change, sides, judged, context.now());
  await saveChangeVerdict(db, row);
  const problem = await toldOrWhy(context, place, change.number, judged);
  await saveChangeVerdict(db, { ...row, problem, told_at: problem === null ? context.now() : null });
}

/** False for a change whose names git would not take. */
async function checkOne(
  context: ChangeCheckContext,
  place: Place,
  change: OpenChange,
  means: CheckMeans,
): Promise<boolean> {
  const { session, signal, log } = context;
  const { repository, gitDir, pattern } = place;
  const options = {
    locale: session.config.locale,
    colour: false,
    width: 0,
    version: packageVersion,
    link: lineLink(repository.url),
  };
  const reach = { ...session.rules, dataDir: session.config.dataDir, signal };
  const target = parseTarget(repository.url, session.rules);
  const done = await withChange(gitDir, target, pattern, change, reach, async (refs) => {
    const judged = await judgeChange(gitDir, refs, means, options, { signal });
    if (judged.fault !== null)
      log.error('the check of a change broke off', { url: repository.url, change: change.number, error: judged.fault });
    await keepAndTell(context, place, change, refs, judged);
    return true;
  });
  return done === true;
}

/** Null = this repository has no way to be told, or no mirror yet. */
async function placeOf(
  { session, log }: ChangeCheckContext,
  repositoryId: string,
): Promise<Omit<Place, 'open' | 'judged'> | 'no-voice' | 'no-mirror'> {
  const repository = await readRepository(session.store.db, repositoryId);
  const remote = session.remotes.of(repository);
  const voice = remote?.platform.voice?.({ http: remote.http, api: remote.api }) ?? null;
  const pattern = remote?.platform.changeRefs ?? null;
  if (remote === null || voice === null || pattern === null || remote.anonymous) {
    log.warn('changes of a repository are not checked: no token for its platform, or no way to tell it', {
      url: repository.url,
    });
    return 'no-voice';
  }
  const mirror = repository.mirror === null ? null : mirrorOf(session.config.dataDir, repository.mirror);
  if (mirror === null || !(await mirrorExists(mirror))) return 'no-mirror';
  return { repository, gitDir: mirror.gitDir, voice, path: remote.path, pattern };
}

/** Its refs went away, or what they lead to cannot be read. */
function isOfOneChange({ transient, message }: CrawlerError): boolean {
  return !transient || /couldn't find remote ref|not our ref/iu.test(message);
}

/** True when it is to be tried again soon; one that fails for minutes is told as undecided, so that it holds up no other one. */
async function putOff(context: ChangeCheckContext, place: Place, change: OpenChange, why: string): Promise<boolean> {
  const { session, log, now } = context;
  log.warn('a change could not be checked', { url: place.repository.url, change: change.number, why });
  const sides = { head: change.head, base: null };
  const judged = unfetched(change.head, session.config.locale);
  const since = failingSince(change, place.judged, now());
  if (isGivenUp(since, now())) {
    await keepAndTell(context, place, change, sides, judged);
    return false;
  }
  await saveChangeVerdict(session.store.db, rowOf(place, change, sides, judged, since));
  return true;
}

/** A change whose commits are not to be had does not stop the others. True when one is to be tried again soon. */
async function checkEach(context: ChangeCheckContext, place: Place, changes: readonly OpenChange[]): Promise<boolean> {
  const means = await context.means();
  let again = false;
  for (const change of changes) {
    try {
      const done = await checkOne(context, place, change, means);
      if (!done) again = (await putOff(context, place, change, 'git does not take its names')) || again;
    } catch (error) {
      if (!(error instanceof CrawlerError) || context.signal.aborted) throw error;
      if (!isOfOneChange(error)) {
        // The job is tried again; others have their turn first then.
        const sides = { head: change.head, base: null };
        const judged = unfetched(change.head, context.session.config.locale);
        await saveChangeVerdict(context.session.store.db, rowOf(place, change, sides, judged, context.now()));
        throw error;
      }
      again = (await putOff(context, place, change, error.message)) || again;
    }
  }
  return again;
}

/**
 * Looks at the open changes of a repository, judges those whose head was not judged yet for their branch, and tells the platform. What a
 * webhook's body says is not used: a call that was lost is made good by the next one.
 */
export async function checkOpenChanges(context: ChangeCheckContext, repositoryId: string): Promise<ChangeChecksDone> {
  const place = await placeOf(context, repositoryId);
  if (place === 'no-voice') return { checked: 0, later: false };
  if (place === 'no-mirror') return { checked: 0, later: true };
  const judged = await judgedChanges(context.session.store.db, repositoryId);
  const open = await place.voice.openChanges(place.path, context.signal);
  const fresh = open.filter((change) => isFresh(change, context.now()));
  const waiting = inTurn(fresh, judged, context.now());
  const some = waiting.slice(0, mostChanges);
  const again = await checkEach(context, { ...place, open, judged }, some);
  return { checked: some.length, later: again || waiting.length > some.length };
}
