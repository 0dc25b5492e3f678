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

import type { Text } from '#store/facts.ts';
import type { ApplicationHead } from '#store/queries/desk/application-state.ts';
import type { TrackingRow } from '#store/queries/desk/application-tracking.ts';

/** A station of a case. */
export interface TrackingStep {
  readonly id: 'draft' | 'triage' | 'review' | 'vote' | 'notice' | 'decision';
  readonly name: Text;
  readonly state: 'done' | 'now' | 'next' | 'skipped';
}

/** Where a case stands, told to its applicant. */
export interface Tracking {
  readonly steps: readonly TrackingStep[];
  /** What happens next, and who has to do it. */
  readonly next: Text;
  /** When it is due; null = nobody has a deadline now. */
  readonly by: Date | null;
  readonly overdue: boolean;
  /** The applicant has to do something. */
  readonly yours: boolean;
}

const stations = [
  { id: 'draft', name: { zh: '填写', en: 'Writing' } },
  { id: 'triage', name: { zh: '形式审查', en: 'First look' } },
  { id: 'review', name: { zh: '评审', en: 'Review' } },
  { id: 'vote', name: { zh: '表决', en: 'Vote' } },
  { id: 'notice', name: { zh: '公示', en: 'Public notice' } },
  { id: 'decision', name: { zh: '结论', en: 'Decision' } },
] as const;

type State = ApplicationHead['state'];

function stationOf({ state, clock }: Pick<ApplicationHead, 'state' | 'clock'>): number {
  if (state === 'need-info') return clock === 'review' ? 2 : 1;
  const order: Partial<Record<State, number>> = { draft: 0, submitted: 1, reviewing: 2, voting: 3, notice: 4 };
  return order[state] ?? 5;
}

function nextText(state: State, questions: number): Text {
  if (state === 'need-info' || questions > 0) {
    return questions > 0
      ? {
          zh: `评审人有 ${questions} 个问题等您回答；回答之前，评审期限暂停计算。`,
          en: `Reviewers wait for your answers to their questions (${questions}). The clock stands still until then.`,
        }
      : {
          zh: '请按评审人的要求补充表单，然后重新提交；在此之前评审期限暂停计算。',
          en: 'Add to the form what reviewers asked for and hand it in again. The clock stands still until then.',
        };
  }
  const texts: Readonly<Record<Exclude<State, 'need-info'>, Text>> = {
    draft: {
      zh: '把表单填完，核对机器读到的内容，然后提交。',
      en: 'Finish the form, check what the machine read, and submit it.',
    },
    submitted: {
      zh: '工作人员先看材料是否齐全，再安排评审人。',
      en: 'Staff look whether everything is there, then assign reviewers.',
    },
    reviewing: {
      zh: '评审人逐项核对证据、打分、签署；有疑问会在这里问您。',
      en: 'Reviewers go through every item, judge and sign off; their questions appear here.',
    },
    voting: { zh: '委员会正在表决。', en: 'The committee votes.' },
    notice: {
      zh: '表决已通过，正在公示；公示期内任何人可以提出异议。',
      en: 'The vote carried and the case is on public notice; anybody may object until it ends.',
    },
    accepted: { zh: '申请已通过，项目进入新的阶段。', en: 'Accepted: the project enters its new stage.' },
    declined: {
      zh: '申请没有通过，理由见下。改进以后可以重新申请。',
      en: 'Not accepted, for the reasons below. You can apply again when things have changed.',
    },
    postponed: { zh: '申请暂缓，理由见下。条件具备后可以继续。', en: 'Postponed, for the reasons below.' },
    withdrawn: {
      zh: '申请已由您撤回。可以随时重新申请。',
      en: 'You withdrew the application. You can apply again at any time.',
    },
  };
  return texts[state];
}

/** Makes it. */
export function trackingOf(head: ApplicationHead, row: TrackingRow, now: Date): Tracking {
  const at = stationOf(head);
  const over = at === 5;
  const accepted = head.state === 'accepted';
  const steps = stations.map(({ id, name }, i): TrackingStep => {
    if (i === at) return { id, name, state: over ? 'done' : 'now' };
    // How far a case came that ended early is in its history; stations it may not have seen are not called done.
    if (over && !accepted && i > 0)
      return { id, name, state: i === 1 && head.submittedAt !== null ? 'done' : 'skipped' };
    return { id, name, state: i < at ? 'done' : 'next' };
  });
  const asked = row.questions.flatMap(({ dueAt }) => (dueAt === null ? [] : [new Date(dueAt)]));
  const firstAsked = asked.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  const by = over ? null : (firstAsked ?? row.ballotCloses ?? row.noticeUntil ?? head.dueAt);
  return {
    steps,
    next: nextText(head.state, over ? 0 : row.questions.length),
    by,
    overdue: by !== null && by < now,
    yours: !over && (head.state === 'draft' || head.state === 'need-info' || row.questions.length > 0),
  };
}
