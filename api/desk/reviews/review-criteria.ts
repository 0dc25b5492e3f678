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

import type { GivenJudgementRow } from '#store/queries/desk/judgements.ts';
import type { SignOffRow } from '#store/queries/desk/sign-offs.ts';
import type { Actor } from '../actor.ts';
import type { GateStage, RubricBody } from '../rubric/body.ts';
import type { GateItem, GateState } from '../rubric/gate.ts';
import type { SeenEvidence } from './review-evidence.ts';
import type { ReviewAnswer } from './review-schema.ts';

type CriterionAnswer = ReviewAnswer['criteria'][number];

/** What the criteria of a case are shown from. */
export interface CriteriaGround {
  readonly rubric: RubricBody;
  readonly stage: GateStage;
  readonly gate: GateState;
  readonly evidence: SeenEvidence;
  readonly judgements: readonly GivenJudgementRow[];
  readonly actor: Actor;
}

function judgementOf(
  row: GivenJudgementRow,
  { actor, evidence }: CriteriaGround,
): CriterionAnswer['judgements'][number] {
  const { criterion: of, at, ...judgement } = row;
  const newest = evidence.newest?.id ?? null;
  return {
    ...judgement,
    own: row.reviewer === actor.userId,
    onOlderEvidence: newest !== null && row.evidence !== newest && changedSince(row, evidence, of),
    at: at.toISOString(),
  };
}

/** A look that is not the reader's own is not compared item by item: that it is older is said. */
function changedSince(
  { evidence: seen }: GivenJudgementRow,
  { since, changes }: SeenEvidence,
  criterion: string,
): boolean {
  return since === null || since.id !== seen || changes.has(criterion);
}

function changeOf(criterion: string, { evidence }: CriteriaGround): CriterionAnswer['change'] {
  const change = evidence.changes.get(criterion);
  if (change === undefined) return null;
  const { before, measured, added, removed } = change;
  return { before: before?.status ?? null, measured, added: added.length, removed: removed.length };
}

function criterionOf(item: GateItem, ground: CriteriaGround): CriterionAnswer[] {
  const criterion = ground.rubric.criteria.find(({ id }) => id === item.criterion);
  if (criterion === undefined) return [];
  const { id, dimension, question, guidance, kind, anchors, weight } = criterion;
  const { need, state, points, disputed, clarification, waivedUntil } = item;
  return [
    {
      id,
      dimension,
      question,
      guidance,
      kind,
      anchors,
      weight,
      need,
      state,
      points,
      disputed,
      clarification,
      waivedUntil,
      evidence: ground.evidence.items.get(id) ?? null,
      change: changeOf(id, ground),
      judgements: ground.judgements.filter((one) => one.criterion === id).map((one) => judgementOf(one, ground)),
    },
  ];
}

/** The criteria of a case with what machine and people found, in the rubric's order. */
export function criteriaOf(ground: CriteriaGround): CriterionAnswer[] {
  return ground.gate.items.flatMap((item) => criterionOf(item, ground));
}

/** The dimensions that the gate asks something in, if only a signature, with how far the review is. */
export function dimensionsOf(
  { rubric, stage, actor }: CriteriaGround,
  criteria: readonly CriterionAnswer[],
  mayGive: boolean,
): ReviewAnswer['dimensions'] {
  return rubric.dimensions.flatMap(({ id, name, weight, roles }) => {
    const items = criteria.filter(({ dimension }) => dimension === id);
    const signed = rubric.gates[stage].signOffs.includes(id);
    if (items.length === 0 && !signed) return [];
    return [
      {
        id,
        name,
        weight,
        roles,
        signed,
        mayGive: mayGive && roles.some((role) => actor.roles.includes(role)),
        items: items.length,
        judged: items.filter(({ judgements }) => judgements.length > 0).length,
        own: items.filter(({ judgements }) => judgements.some(({ own }) => own)).length,
      },
    ];
  });
}

/** A signature as it is shown. */
export function signOffOf({ at, ...row }: SignOffRow, actor: Actor): ReviewAnswer['signOffs'][number] {
  return { ...row, own: row.member === actor.userId, at: at.toISOString() };
}
