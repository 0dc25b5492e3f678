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

import type { Kysely } from 'kysely';
import type { Text } from '#store/facts.ts';
import { type ApplicationHead, holdApplication, keepApplication } from '#store/queries/desk/application-state.ts';
import {
  type BallotRow,
  ballotsOf,
  closeBallot,
  committee,
  insertBallot,
  putVote,
  readVote,
  votesOf,
} from '#store/queries/desk/ballots.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { type Actor, visitor } from '../actor.ts';
import { conflicted, noSuchThing } from '../authorise.ts';
import { type Change, notNow, stale } from '../decide.ts';
import type { ObjectFacts } from '../facts.ts';
import { notify } from '../life/notify.ts';
import { takeStep, wrongState } from '../reviews/step.ts';
import { caseOf } from './case.ts';
import { missingForBallot } from './conditions.ts';
import { refusedFor } from './missing.ts';
import { personOf } from './person.ts';
import { type Choice, type Tally, tally } from './tally.ts';

const day = 86_400_000;
const opening: Text = { zh: '开始表决', en: 'Opening the vote' };

/** Who may vote on a case: active committee members without a conflict of interest. */
async function electorateOf(db: Kysely<Database>, facts: ObjectFacts): Promise<string[]> {
  const members = await committee(db);
  return members
    .filter(({ userId, organisation }) => !conflicted({ ...visitor, userId, organisation }, facts))
    .map(({ userId }) => userId);
}

/** The page of a case where decisions are made, below `/{locale}`. */
export function votePage(code: string): string {
  return `/desk/applications/${code}/vote/`;
}

/** Opens a vote on a case whose gate is ready but for it; who may vote is fixed with that. */
export async function openBallot(
  tx: Kysely<Database>,
  { object, actor, version, now }: { object: ObjectFacts; actor: Actor; version: number; now: Date },
): Promise<{ readonly id: string; readonly audit: [Change, ...Change[]] }> {
  const code = object.id;
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  if (!['reviewing', 'voting', 'notice'].includes(head.state)) throw wrongState(head);
  if (head.version !== version) throw stale(head);
  const one = await caseOf(tx, head, now);
  const missing = missingForBallot(one);
  if (missing.length > 0 || one.gate === null) throw refusedFor(opening, missing);
  const electorate = await electorateOf(tx, object);
  if (electorate.length === 0) {
    throw notNow(
      '没有可以表决的委员：所有委员都须回避，或者还没有委员。请管理员先邀请委员。',
      'Nobody can vote: there are no committee members, or all have a conflict of interest. Ask an administrator to invite some.',
      ['electorate'],
    );
  }
  const { quorum, share, voteDays } = one.gate.rules;
  const closesAt = new Date(now.getTime() + voteDays * day);
  const openedBy = personOf(actor);
  const id = await insertBallot(tx, {
    application: head.id,
    openedBy,
    openedAt: now,
    closesAt,
    electorate,
    quorum,
    share,
  });
  const move = { from: [head.state], to: 'voting', clock: { name: 'vote', dueAt: closesAt }, now } as const;
  const step = await takeStep(tx, code, move, null);
  await notify(tx, {
    to: { members: electorate },
    except: openedBy,
    kind: 'ballot',
    object: { kind: 'application', id: code },
    text: { zh: `“${head.title}”开始表决，请投票。`, en: `The vote on “${head.title}” is open: please cast yours.` },
    link: votePage(code),
    at: now,
  });
  const after = { electorate, quorum, share, closesAt };
  return { id, audit: [{ object: { kind: 'ballot', id }, before: null, after, reason: null }, step.change] };
}

/** The newest ballot of a case by its id as in addresses; throws when it is no ballot of this case. */
async function ballotIn(tx: Kysely<Database>, head: ApplicationHead, id: string): Promise<BallotRow> {
  const found = (await ballotsOf(tx, head.id)).find((ballot) => ballot.id === id);
  if (found === undefined) throw noSuchThing();
  return found;
}

function closed(): ApiError {
  return notNow('这次表决已经结束，不能再投票或改票。', 'This vote is over: votes can be neither cast nor changed.', [
    'open',
  ]);
}

function notInElectorate(facts: ObjectFacts, actor: Actor): ApiError {
  return conflicted(actor, facts)
    ? new ApiError('forbidden', {
        zh: '您与这个项目有利害关系（同一单位、申请人或维护者），须回避，不能投票。',
        en: 'You have a conflict of interest here (same organisation, applicant or maintainer) and cannot vote.',
      })
    : new ApiError('forbidden', {
        zh: '表决开始时您不在投票人名单里，这次不能投票。',
        en: 'You were not among the voters when this vote was opened, so you cannot vote in it.',
      });
}

/** What somebody says on a ballot, over the version of their vote that they have seen (0 = none). */
export interface CastVote {
  readonly ballot: string;
  readonly choice: Choice;
  readonly reason: string | null;
  readonly seen: number;
}

/** Casts or changes a vote, as long as the ballot is open. */
export async function castVote(
  tx: Kysely<Database>,
  { object, actor, now }: { object: ObjectFacts; actor: Actor; now: Date },
  { ballot: id, choice, reason, seen }: CastVote,
): Promise<{ readonly version: number; readonly audit: [Change] }> {
  const member = personOf(actor);
  // Shared: many vote at once, and none while the ballot is closed or the case moved.
  const head = await keepApplication(tx, object.id);
  if (head === null) throw noSuchThing();
  const ballot = await ballotIn(tx, head, id);
  // Whoever has a conflict by now stands aside, even when the list was made before it was known.
  if (!ballot.electorate.includes(member) || conflicted(actor, object)) throw notInElectorate(object, actor);
  if (head.state !== 'voting' || ballot.state !== 'open' || ballot.closesAt <= now) throw closed();
  if (reason === null && (choice === 'against' || choice === 'recused')) {
    throw new ApiError(
      'bad-parameter',
      { zh: '反对或回避须写明理由。', en: 'Voting against, or standing aside, takes a reason.' },
      { parameter: 'reason' },
    );
  }
  const before = await readVote(tx, id, member);
  const version = await putVote(tx, { ballot: id, member, choice, reason, at: now, seen });
  if (version === null) {
    const current = await readVote(tx, id, member);
    throw stale({ version: current?.version ?? 0, by: current === null ? null : actor.name });
  }
  return {
    version,
    audit: [
      {
        object: { kind: 'vote', id: `${id}/${member}` },
        before: before === null ? null : { choice: before.choice, reason: before.reason },
        after: { choice, reason },
        reason,
      },
    ],
  };
}

/** Counts an open ballot and closes it; arithmetic alone, so that the clock may do it. */
export async function settleBallot(
  tx: Kysely<Database>,
  head: ApplicationHead,
  ballot: BallotRow,
  now: Date,
): Promise<{ readonly tally: Tally; readonly audit: [Change, ...Change[]] }> {
  const votes = await votesOf(tx, ballot.id);
  const counted = tally(
    ballot.electorate.length,
    votes.map(({ choice }) => choice),
    ballot,
  );
  const done = await closeBallot(tx, ballot.id, { state: counted.result, at: now, result: counted });
  if (!done) throw closed();
  const step = await takeStep(tx, head.code, { from: ['voting'], to: 'voting', clock: 'none', now }, null);
  await notify(tx, {
    to: { members: ballot.electorate, applicantOf: head.code },
    kind: 'ballot',
    object: { kind: 'application', id: head.code },
    text: resultText(head.title, counted),
    link: votePage(head.code),
    at: now,
  });
  const change = {
    object: { kind: 'ballot', id: ballot.id },
    before: { state: 'open' },
    after: { state: counted.result, tally: counted },
    reason: null,
  };
  return { tally: counted, audit: [change, step.change] };
}

function resultText(title: string, { result, for: yes, against, abstain }: Tally): Text {
  const words = {
    carried: { zh: '表决通过', en: 'carried' },
    lost: { zh: '表决未通过', en: 'lost' },
    'no-quorum': { zh: '未达到法定人数', en: 'without a quorum' },
  }[result];
  return {
    zh: `“${title}”${words.zh}：赞成 ${yes}，反对 ${against}，弃权 ${abstain}。`,
    en: `The vote on “${title}” is ${words.en}: ${yes} for, ${against} against, ${abstain} abstaining.`,
  };
}

/** Closes a ballot on somebody's word: after its time, or before when everybody has voted or stood aside. */
export async function closeNow(
  tx: Kysely<Database>,
  { code, ballot: id, version, now }: { code: string; ballot: string; version: number; now: Date },
): Promise<{ readonly tally: Tally; readonly audit: [Change, ...Change[]] }> {
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  const ballot = await ballotIn(tx, head, id);
  if (head.state !== 'voting' || ballot.state !== 'open') throw closed();
  if (ballot.version !== version) throw stale(ballot);
  const votes = await votesOf(tx, id);
  const all = votes.length === ballot.electorate.length;
  if (!all && ballot.closesAt > now) {
    throw notNow(
      '表决还没有到期，也不是所有人都投了票；所有人都投票或回避之后才能提前结束。',
      'The vote has time left and not everybody has spoken; it closes early only once everybody has voted or stood aside.',
      ['deadline'],
    );
  }
  return settleBallot(tx, head, ballot, now);
}
