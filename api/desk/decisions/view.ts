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

import type { z } from '@hono/zod-openapi';
import type { Text } from '#store/facts.ts';
import type { BallotRow, VoteRow } from '#store/queries/desk/ballots.ts';
import type { NoticeRow, ObjectionRow } from '#store/queries/desk/notices.ts';
import { dayOfCentre } from '#store/queries/desk/stage-steps.ts';
import type { WaiverRow } from '#store/queries/desk/waivers.ts';
import type { Actor } from '../actor.ts';
import { conflicted } from '../authorise.ts';
import type { ObjectFacts } from '../facts.ts';
import type { Case } from './case.ts';
import { missingForBallot, missingForNotice, missingForTransition } from './conditions.ts';
import { type Missing, missingOfGate } from './missing.ts';
import type {
  ballotSchema,
  decisionSchema,
  noticeSchema,
  objectionSchema,
  publicNoticeSchema,
  waiverSchema,
} from './schema.ts';
import { type Tally, tally } from './tally.ts';
import { monthsLater } from './waiver.ts';

type Decision = z.input<typeof decisionSchema>;

/** What the reader is to a case. */
interface Reader {
  readonly actor: Actor;
  readonly facts: ObjectFacts;
}

function mineIn(ballot: BallotRow, votes: readonly VoteRow[], { actor, facts }: Reader, now: Date) {
  if (actor.userId === null) return null;
  const own = votes.find(({ member }) => member === actor.userId);
  const listed = ballot.electorate.includes(actor.userId) && !conflicted(actor, facts);
  return {
    may: listed && ballot.state === 'open' && ballot.closesAt > now,
    choice: own?.choice ?? null,
    reason: own?.reason ?? null,
    version: own?.version ?? 0,
  };
}

function ballotView(
  ballot: BallotRow,
  votes: readonly VoteRow[],
  reader: Reader,
  now: Date,
): z.input<typeof ballotSchema> {
  const open = ballot.state === 'open';
  const counted = open
    ? tally(
        ballot.electorate.length,
        votes.map(({ choice }) => choice),
        ballot,
      )
    : (ballot.result as Tally | null);
  return {
    id: ballot.id,
    state: ballot.state,
    openedBy: ballot.openedByName,
    openedAt: ballot.openedAt.toISOString(),
    closesAt: ballot.closesAt.toISOString(),
    closedAt: ballot.closedAt?.toISOString() ?? null,
    quorum: ballot.quorum,
    share: ballot.share,
    version: ballot.version,
    electorate: ballot.electorate.length,
    voted: counted === null ? 0 : counted.for + counted.against + counted.abstain,
    recused: counted?.recused ?? 0,
    tally: open ? null : counted,
    votes: open ? [] : votes.map(({ name, choice, reason, at }) => ({ name, choice, reason, at: at.toISOString() })),
    mine: mineIn(ballot, votes, reader, now),
    closable: open && (counted?.complete === true || ballot.closesAt <= now),
  };
}

function waiverView(waiver: WaiverRow, today: string, actor: Actor): z.input<typeof waiverSchema> {
  return {
    id: waiver.id,
    criterion: waiver.criterion,
    reason: waiver.reason,
    expiresOn: waiver.expiresOn,
    state: waiver.state,
    holds: waiver.state === 'confirmed' && waiver.expiresOn >= today,
    proposedBy: waiver.proposedByName,
    proposedAt: waiver.proposedAt.toISOString(),
    settledBy: waiver.settledByName,
    settledAt: waiver.settledAt?.toISOString() ?? null,
    settleReason: waiver.settleReason,
    version: waiver.version,
    mine: waiver.proposedBy === actor.userId,
  };
}

function noticeView(notice: NoticeRow, now: Date): z.input<typeof noticeSchema> {
  return {
    id: notice.id,
    state: notice.state,
    openedBy: notice.openedByName,
    from: notice.fromAt.toISOString(),
    until: notice.untilAt.toISOString(),
    text: notice.text as Text | null,
    over: notice.untilAt <= now,
  };
}

function objectionView(objection: ObjectionRow): z.input<typeof objectionSchema> {
  return {
    id: objection.id,
    notice: objection.notice,
    name: objection.name,
    contact: objection.contact,
    text: objection.text,
    at: objection.raisedAt.toISOString(),
    outcome: objection.outcome,
    answer: objection.answer,
    answeredBy: objection.answeredByName,
    answeredAt: objection.answeredAt?.toISOString() ?? null,
    version: objection.version,
  };
}

function gateView({ gate }: Case): Decision['gate'] {
  if (gate === null) return null;
  const { rubric, rules, state } = gate;
  const questions = new Map(rubric.criteria.map(({ id, question }) => [id, question]));
  const names = new Map(rubric.dimensions.map(({ id, name }) => [id, name]));
  const plain = (id: string): Text => ({ zh: id, en: id });
  return {
    ready: state.ready,
    items: state.items.map((item) => ({ ...item, question: questions.get(item.criterion) ?? plain(item.criterion) })),
    meanPoints: state.meanPoints,
    neededPoints: state.neededPoints,
    signOffs: state.signOffs.map((one) => ({ ...one, name: names.get(one.dimension) ?? plain(one.dimension) })),
    missing: missingOfGate(state),
    rules: {
      quorum: rules.quorum,
      share: rules.share,
      voteDays: rules.voteDays,
      noticeDays: rules.noticeDays,
      noticeFirst: rules.noticeFirst === true,
      waiverMonths: rubric.waiverMonths,
      from: rules.from,
    },
  };
}

const underway: readonly string[] = ['reviewing', 'voting', 'notice'];

function step(one: Case, missing: Missing[]) {
  const open = underway.includes(one.head.state) && missing.length === 0;
  return { open, missing: underway.includes(one.head.state) ? missing : [] };
}

/** Everything that decisions about a case go by, as a reader may see it. */
export function decisionView(one: Case, waivers: readonly WaiverRow[], reader: Reader): Decision {
  const { head, gate, ground, ballots, votes, now } = one;
  const today = dayOfCentre(now);
  return {
    code: head.code,
    title: head.title,
    kind: head.kind,
    state: head.state,
    version: head.version,
    target: head.targetStage,
    project: head.project,
    stage: ground.stage,
    dueAt: head.dueAt?.toISOString() ?? null,
    conflicted: conflicted(reader.actor, reader.facts),
    gate: gateView(one),
    ballots: ballots.map((ballot, i) => ballotView(ballot, i === 0 ? votes : [], reader, now)),
    waivers: waivers.map((waiver) => waiverView(waiver, today, reader.actor)),
    notices: one.notices.map((notice) => noticeView(notice, now)),
    objections: one.objections.map(objectionView),
    steps: {
      ballot: step(one, missingForBallot(one)),
      notice: step(one, missingForNotice(one)),
      transition: step(one, missingForTransition(one, reader.actor)),
    },
    latestWaiver: gate === null ? null : monthsLater(today, gate.rubric.waiverMonths),
  };
}

/** The newest notice of a case as everybody sees it: who objects is told to nobody, what was answered is. */
export function publicNotice(one: Case): z.input<typeof publicNoticeSchema> | null {
  const { head, ballots, notices, objections, now } = one;
  const [notice] = notices;
  if (notice === undefined) return null;
  const counted = ballots.find(({ state }) => state === 'carried')?.result as Tally | undefined;
  const raised = objections.filter((objection) => objection.notice === notice.id);
  return {
    code: head.code,
    title: head.title,
    project: head.project,
    target: head.targetStage,
    state: notice.state,
    from: notice.fromAt.toISOString(),
    until: notice.untilAt.toISOString(),
    over: notice.untilAt <= now,
    text: notice.text as Text | null,
    vote:
      counted === undefined
        ? null
        : {
            electorate: counted.electorate,
            recused: counted.recused,
            for: counted.for,
            against: counted.against,
            abstain: counted.abstain,
          },
    objections: raised.length,
    answers: raised.flatMap(({ outcome, answer, answeredAt }) =>
      outcome === null || answer === null || answeredAt === null
        ? []
        : [{ outcome, answer, answeredAt: answeredAt.toISOString() }],
    ),
  };
}
