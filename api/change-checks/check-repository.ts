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
import { type JudgedChange, judgedChanges, saveChangeVerdict } from '#store/queries/change-verdict.ts';
import { type RepositoryRow, readRepository } from '#store/queries/repository.ts';
import type { CheckMeans } from '../check/run-check.ts';
import { packageVersion } from '../environment.ts';
import type { Session } from '../session.ts';
import { lineLink } from '../views/source-url.ts';
import { type Judged, judgeChange } from './judge-change.ts';
import { sharingHead, statusOf } from './shared-head.ts';

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

/** What one look at a repository came to. `later` = its mirror is not there yet, or more changes wait. */
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

async function checkOne(
  context: ChangeCheckContext,
  place: Place,
  change: OpenChange,
  means: CheckMeans,
): Promise<void> {
  const { session, signal, now, log } = context;
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
  await withChange(gitDir, target, pattern, change, reach, async (refs) => {
    const judged = await judgeChange(gitDir, refs, means, options, { signal });
    if (judged.fault !== null)
      log.error('the check of a change broke off', { url: repository.url, change: change.number, error: judged.fault });
    const row = {
      repository_id: repository.id,
      change_number: change.number,
      head_sha: Buffer.from(refs.head, 'hex'),
      base_sha: Buffer.from(refs.base, 'hex'),
      base_ref: change.base,
      verdict: judged.verdict.state,
      errors: judged.errors,
      warnings: judged.warnings,
      report: judged.report,
      problem: null,
      checked_at: now(),
      told_at: null,
    };
    await saveChangeVerdict(session.store.db, row);
    const problem = await toldOrWhy(context, place, change.number, judged);
    await saveChangeVerdict(session.store.db, { ...row, problem, told_at: problem === null ? now() : null });
  });
}

/** Null = this repository has no way to be told, or no mirror yet. */
async function placeOf(
  { session, log }: ChangeCheckContext,
  repositoryId: string,
): Promise<Omit<Place, 'open'> | 'no-voice' | 'no-mirror'> {
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

/** A change whose commits are not to be had does not stop the others. */
async function checkEach(context: ChangeCheckContext, place: Place, changes: readonly OpenChange[]): Promise<void> {
  const means = await context.means();
  for (const change of changes) {
    try {
      await checkOne(context, place, change, means);
    } catch (error) {
      if (!(error instanceof CrawlerError) || context.signal.aborted || !isOfOneChange(error)) throw error;
      const { url } = place.repository;
      context.log.warn('a change could not be checked', { url, change: change.number, why: error.message });
    }
  }
}

/** A head that was judged for one branch was not judged for another: policies are those of the branch. */
function keyOf(number: string, head: string, base: string | null): string {
  return `${number} ${head} ${base ?? ''}`;
}

function settledKeys(judged: readonly JudgedChange[]): Set<string> {
  const settled = judged.filter((one) => one.settled);
  return new Set(settled.map(({ number, head, baseRef }) => keyOf(number, head, baseRef)));
}

/**
 * Looks at the open changes of a repository, judges those whose head was not judged yet for their branch, and tells the platform. What a
 * webhook's body says is not used: a call that was lost is made good by the next one.
 */
export async function checkOpenChanges(context: ChangeCheckContext, repositoryId: string): Promise<ChangeChecksDone> {
  const place = await placeOf(context, repositoryId);
  if (place === 'no-voice') return { checked: 0, later: false };
  if (place === 'no-mirror') return { checked: 0, later: true };
  const settled = settledKeys(await judgedChanges(context.session.store.db, repositoryId));
  const open = await place.voice.openChanges(place.path, context.signal);
  const waiting = open.filter(
    (change) => isFresh(change, context.now()) && !settled.has(keyOf(change.number, change.head, change.base)),
  );
  const some = waiting.slice(0, mostChanges);
  await checkEach(context, { ...place, open }, some);
  return { checked: some.length, later: waiting.length > some.length };
}
