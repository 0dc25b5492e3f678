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

import { stageWords } from '../../report/words.ts';
import type { Actor } from '../actor.ts';
import type { Case } from './case.ts';
import { listingOf } from './listing.ts';
import { type Missing, missing, missingOfGate } from './missing.ts';

const noReview = missing(
  'review',
  '评审还没有开始（申请没有采用任何评审标准）。',
  'The review has not begun: no rubric applies to the application.',
);

function gateMissing({ gate }: Case): Missing[] {
  return gate === null ? [noReview] : missingOfGate(gate.state);
}

/** The notice comes before the vote. */
function noticeFirst({ gate }: Case): boolean {
  return gate?.rules.noticeFirst === true;
}

function asksNotice({ gate }: Case): boolean {
  return (gate?.rules.noticeDays ?? 0) > 0;
}

/** The vote that counts now: none counts while the case is under review. */
function ballotMissing({ head, ballots: [newest] }: Case): Missing[] {
  const counts = head.state === 'voting' || head.state === 'notice';
  if (counts && newest?.state === 'carried') return [];
  if (counts && newest?.state === 'open') return [missing('ballot', '表决还没有结束。', 'The vote is still open.')];
  if (counts && newest?.state === 'lost') return [missing('ballot', '表决没有通过。', 'The vote was lost.')];
  if (counts && newest?.state === 'no-quorum')
    return [missing('ballot', '表决没有达到法定人数。', 'The vote had no quorum.')];
  return [missing('ballot', '还没有经过表决。', 'There was no vote yet.')];
}

/** The notice that counts now: none counts while the case is under review. */
function noticeMissing(one: Case): Missing[] {
  if (!asksNotice(one)) return [];
  const { head, now, notices } = one;
  const counts = head.state === 'notice' || (noticeFirst(one) && head.state === 'voting');
  const newest = counts ? notices[0] : undefined;
  if (newest === undefined || newest.state === 'cancelled') {
    return [missing('notice', '还没有公示。', 'There was no public notice yet.')];
  }
  return newest.untilAt > now ? [missing('notice', '公示还没有结束。', 'The public notice is not over yet.')] : [];
}

function objectionsMissing({ objections }: Case): Missing[] {
  const open = objections.filter(({ outcome }) => outcome === null).length;
  if (open === 0) return [];
  return [missing('objections', `还有 ${open} 条异议没有答复。`, `${open} objections are not answered yet.`)];
}

function word(locale: 'zh' | 'en', stage: string): string {
  const words: Readonly<Record<string, string>> = stageWords[locale];
  return words[stage] ?? stage;
}

function stageMissing({ head, gate, ground }: Case): Missing[] {
  if (ground.project === null || ground.stage === null) {
    return [
      missing(
        'project',
        '申请没有代码仓，还没有对应的项目。',
        'The application names no repository, so there is no project.',
      ),
    ];
  }
  if (gate === null || gate.rules.from.includes(ground.stage)) return [];
  return [
    missing(
      'stage',
      `项目现在的阶段是“${word('zh', ground.stage)}”，不能由此进入“${word('zh', head.targetStage)}”。`,
      `The stage of the project is “${word('en', ground.stage)}” now, and “${word('en', head.targetStage)}” is not entered from there.`,
    ),
  ];
}

function wordsMissing({ ground }: Case): Missing[] {
  if (ground.project === null || ground.listed) return [];
  const listing = listingOf(ground);
  if (listing.kind === 'fit') return [];
  const fields = listing.fields.join(', ');
  return [
    missing(
      'entry',
      `项目的中英文名称、简介、领域或代码仓不全，还不能列出：${fields}。`,
      `The project cannot be listed without its name, description, field and repositories in both languages: ${fields}.`,
    ),
  ];
}

function evidenceMissing({ gate }: Case): Missing[] {
  if (gate === null || gate.state.items.length === 0 || gate.rows.evidence !== null) return [];
  return [missing('evidence', '还没有采集过证据。', 'No evidence was gathered yet.')];
}

function healthMissing({ head, ground }: Case): Missing[] {
  if (head.targetStage !== 'emeritus' || ground.retiring) return [];
  return [
    missing(
      'health-review',
      '还没有健康评审得出退役的结论。',
      'No health review has ended with the advice to retire the project.',
    ),
  ];
}

/** Two people at least: somebody else judged, signed off or voted. */
function peopleMissing({ gate, votes }: Case, actor: Actor): Missing[] {
  const people = [
    ...(gate?.rows.judgements.map(({ reviewer }) => reviewer) ?? []),
    ...(gate?.rows.signOffs.map(({ member }) => member) ?? []),
    ...votes.filter(({ choice }) => choice !== 'recused').map(({ member }) => member),
  ];
  if (people.some((one) => one !== actor.userId)) return [];
  return [
    missing(
      'second-person',
      '除您以外没有人参与过，至少要有两个人。',
      'Nobody but you has taken part; it takes two people at least.',
    ),
  ];
}

function mayVoteNow(one: Case): Missing[] {
  const { head, ballots } = one;
  const again = head.state === 'voting' && (ballots[0]?.state === 'no-quorum' || ballots[0]?.state === 'cancelled');
  if (again || head.state === (noticeFirst(one) && asksNotice(one) ? 'notice' : 'reviewing')) return [];
  if (head.state === 'voting' || (head.state === 'notice' && !noticeFirst(one))) {
    return [missing('ballot-standing', '这个申请已经有一次表决。', 'There is a vote on this application already.')];
  }
  return head.state === 'reviewing' ? noticeMissing(one) : [noReview];
}

/** What keeps a vote from being opened. */
export function missingForBallot(one: Case): Missing[] {
  const before = noticeFirst(one) && one.head.state === 'notice' ? noticeMissing(one) : [];
  return [
    ...gateMissing(one),
    ...mayVoteNow(one),
    ...before,
    ...objectionsMissing(one),
    ...stageMissing(one),
    ...healthMissing(one),
  ];
}

/** What keeps a notice from being opened. */
export function missingForNotice(one: Case): Missing[] {
  if (!asksNotice(one)) {
    return [missing('no-notice', '这一阶段不要求公示。', 'This stage asks for no public notice.')];
  }
  if (one.head.state === 'notice' || (noticeFirst(one) && one.head.state === 'voting')) {
    return [missing('notice-standing', '这个申请已经公示。', 'There is a public notice already.')];
  }
  const before = noticeFirst(one) ? [] : ballotMissing(one);
  return [...gateMissing(one), ...before, ...objectionsMissing(one), ...stageMissing(one), ...healthMissing(one)];
}

/** What keeps a project from entering the stage; the order is that of the work. */
export function missingForTransition(one: Case, actor: Actor): Missing[] {
  const steps = noticeFirst(one)
    ? [...noticeMissing(one), ...objectionsMissing(one), ...ballotMissing(one)]
    : [...ballotMissing(one), ...noticeMissing(one), ...objectionsMissing(one)];
  return [
    ...gateMissing(one),
    ...evidenceMissing(one),
    ...healthMissing(one),
    ...steps,
    ...stageMissing(one),
    ...wordsMissing(one),
    ...peopleMissing(one, actor),
  ];
}
