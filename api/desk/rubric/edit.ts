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

import { z } from '@hono/zod-openapi';
import { ahpWeights, consistencyLimit, matrixFaults, solveAhp } from '#metrics/ahp.ts';
import { ApiError, notFound } from '../../errors.ts';
import { gatherers } from '../evidence/gatherer-registry.ts';
import { type Criterion, criterionKinds, gateStages, type RubricBody, rubricBodySchema } from './body.ts';

const shape = rubricBodySchema.shape;
/** Which edit of the draft was before the reader. */
const version = z.int().min(1);
/** Browsers send line ends as two characters. */
const prose = z
  .string()
  .min(1)
  .max(2000)
  .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC'));
const text = z.strictObject({ zh: prose, en: prose });
const need = z.strictObject({
  /** Empty = not asked at this stage. */
  need: z.enum(['', 'required', 'advisory']),
  thresholds: z.record(z.string(), z.number()).optional(),
});

/** One criterion as its form has it. */
export const criterionBody = z.strictObject({
  version,
  dimension: z.string(),
  question: text,
  guidance: text,
  kind: z.enum(criterionKinds),
  /** Empty = nothing can be looked for. */
  gatherer: z.string(),
  anchors: z.array(z.string().max(200)).max(10),
  weight: z.number().min(0).max(100),
  stages: z.partialRecord(z.enum(gateStages), need),
});

/** A criterion to begin with. */
export const newCriterionBody = z.strictObject({
  version,
  id: z.string().regex(/^[A-Z]{3}-\d{2}$/, 'criteria are named as LEG-01 | 评审项写作 LEG-01'),
  dimension: z.string(),
  question: text,
});

const gateShape = shape.gates.valueType.shape;

/** One gate as its form has it. */
export const gateBody = z.strictObject({
  version,
  from: z.array(z.string()).min(1),
  meanPoints: z.number().min(0).max(10).optional(),
  signOffs: z.array(z.string()),
  quorum: gateShape.quorum,
  share: gateShape.share,
  voteDays: gateShape.voteDays,
  noticeDays: gateShape.noticeDays,
  noticeFirst: z.boolean(),
});

/** Name, clocks, reports and what retires a project. */
export const rulesBody = z.strictObject({
  version,
  name: text,
  clocks: shape.clocks,
  waiverMonths: shape.waiverMonths,
  reports: shape.reports,
  emeritus: shape.emeritus,
});

/** Comparisons of dimensions, the earlier one with the later one: 3 = three times as important. */
export const weightsBody = z.strictObject({
  version,
  cells: z.record(z.string(), z.record(z.string(), z.number().positive())),
});

function noCriterion(): ApiError {
  return notFound({ zh: '这个版本没有这个评审项。', en: 'This version has no such criterion.' });
}

function knownThresholds(gatherer: string, given: Readonly<Record<string, number>>): Record<string, number> {
  const known = gatherers.get(gatherer)?.thresholds ?? {};
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(known, name)));
}

function stagesOf({ stages, gatherer }: z.output<typeof criterionBody>): Criterion['stages'] {
  return Object.fromEntries(
    Object.entries(stages).flatMap(([stage, one]) => {
      if (one.need === '') return [];
      const thresholds = knownThresholds(gatherer, one.thresholds ?? {});
      return [[stage, { need: one.need, ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }) }]];
    }),
  );
}

/** A rubric with one criterion as its form has it; numbers that the chosen gatherer does not know are dropped. */
export function withCriterion(body: RubricBody, id: string, form: z.output<typeof criterionBody>): RubricBody {
  if (!body.criteria.some((one) => one.id === id)) throw noCriterion();
  const { dimension, question, guidance, kind, gatherer, anchors, weight } = form;
  const changed: Criterion = {
    id,
    dimension,
    question,
    guidance,
    kind,
    gatherer: gatherer === '' ? null : gatherer,
    anchors,
    weight,
    stages: stagesOf(form),
  };
  return { ...body, criteria: body.criteria.map((one) => (one.id === id ? changed : one)) };
}

/** A rubric with one more criterion, judged by people and asked nowhere until it is edited; it stands behind those of its dimension. */
export function withNewCriterion(
  body: RubricBody,
  { id, dimension, question }: z.output<typeof newCriterionBody>,
): RubricBody {
  if (body.criteria.some((one) => one.id === id)) {
    throw new ApiError('bad-parameter', { zh: `已经有 ${id}。`, en: `${id} exists already.` }, { parameter: 'id' });
  }
  const added: Criterion = {
    id,
    dimension,
    question,
    guidance: {
      zh: '（待写：0、2、4、6、8、10 分各是什么样。）',
      en: '(To be written: what 0, 2, 4, 6, 8 and 10 mean.)',
    },
    kind: 'human',
    gatherer: null,
    anchors: [],
    weight: 1,
    stages: {},
  };
  const at = body.criteria.findLastIndex((one) => one.dimension === dimension);
  const criteria = body.criteria.toSpliced(at < 0 ? body.criteria.length : at + 1, 0, added);
  return { ...body, criteria };
}

/** A rubric without one criterion. */
export function withoutCriterion(body: RubricBody, id: string): RubricBody {
  if (!body.criteria.some((one) => one.id === id)) throw noCriterion();
  return { ...body, criteria: body.criteria.filter((one) => one.id !== id) };
}

/** A rubric with one gate as its form has it. */
export function withGate(body: RubricBody, stage: string, form: z.output<typeof gateBody>): RubricBody {
  const known = gateStages.find((one) => one === stage);
  if (known === undefined) throw notFound({ zh: '没有这个阶段的门槛。', en: 'There is no gate to this stage.' });
  const { from, signOffs, quorum, share, voteDays, noticeDays, noticeFirst } = form;
  const gate = {
    from,
    meanPoints: form.meanPoints ?? null,
    signOffs,
    quorum,
    share,
    voteDays,
    noticeDays,
    ...(noticeFirst ? { noticeFirst } : {}),
  };
  return { ...body, gates: { ...body.gates, [known]: gate } };
}

/** A rubric with name, clocks, reports and triggers as their form has them. */
export function withRules(body: RubricBody, form: z.output<typeof rulesBody>): RubricBody {
  const { name, clocks, waiverMonths, reports, emeritus } = form;
  return { ...body, name, clocks, waiverMonths, reports, emeritus };
}

function contradictory(ratio: number): ApiError {
  return new ApiError(
    'bad-parameter',
    {
      zh: `这些比较互相矛盾：一致性比例 ${ratio.toFixed(3)}，须低于 ${consistencyLimit}。请看哪几项首尾不合（甲重于乙、乙重于丙，丙却重于甲）。`,
      en: `These comparisons contradict each other: the consistency ratio is ${ratio.toFixed(3)} and must be below ${consistencyLimit}. Look for rings: a over b, b over c, and yet c over a.`,
    },
    { parameter: 'cells' },
  );
}

/** A rubric whose dimensions weigh what pairwise comparison says; contradictions are refused. */
export function withComparisons(body: RubricBody, { cells }: z.output<typeof weightsBody>): RubricBody {
  const ids = body.dimensions.map(({ id }) => id);
  const given = (a: string, b: string) => cells[a]?.[b];
  const matrix = ids.map((row, i) =>
    ids.map((column, j) => {
      if (i === j) return 1;
      const value = i < j ? given(row, column) : given(column, row);
      if (value === undefined) {
        const [a, b] = i < j ? [row, column] : [column, row];
        throw new ApiError(
          'bad-parameter',
          { zh: `${a} 与 ${b} 没有比较。`, en: `${a} and ${b} are not compared.` },
          { parameter: `cells.${a}.${b}` },
        );
      }
      return i < j ? value : 1 / value;
    }),
  );
  const [fault] = matrixFaults(matrix);
  const ratio = fault === undefined ? solveAhp(matrix).ratio : 1;
  if (ratio >= consistencyLimit) throw contradictory(ratio);
  const weights = ahpWeights(matrix);
  return {
    ...body,
    matrix,
    dimensions: body.dimensions.map((one, i) => ({ ...one, weight: weights[i] ?? 0 })),
  };
}
