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

import { ahpWeights, consistencyLimit, matrixFaults, solveAhp } from '#metrics/ahp.ts';
import { type Stage, stages, type Text } from '#store/facts.ts';
import { gatherers } from '../evidence/gatherer-registry.ts';
import { type Criterion, gateStages, type RubricBody } from './body.ts';

function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}

function nameFaults({ criteria, dimensions, gates }: RubricBody): Text[] {
  const known = new Set(dimensions.map(({ id }) => id));
  const named = [
    ...criteria.map(({ id, dimension }) => ({ by: id, dimension })),
    ...gateStages.flatMap((stage) => gates[stage].signOffs.map((dimension) => ({ by: stage, dimension }))),
  ];
  return [
    ...twice(criteria.map(({ id }) => id)).map((id) => ({
      zh: `${id} 出现了不止一次。`,
      en: `${id} is there more than once.`,
    })),
    ...twice(dimensions.map(({ id }) => id)).map((id) => ({
      zh: `维度 ${id} 出现了不止一次。`,
      en: `The dimension ${id} is there more than once.`,
    })),
    ...gateStages.flatMap((stage) =>
      twice(gates[stage].signOffs).map((id) => ({
        zh: `${stage} 的签署维度 ${id} 写了不止一次。`,
        en: `The gate of ${stage} asks for the sign-off ${id} more than once.`,
      })),
    ),
    ...named
      .filter(({ dimension }) => !known.has(dimension))
      .map(({ by, dimension }) => ({
        zh: `${by} 用到的维度 ${dimension} 不存在。`,
        en: `${by} names the dimension ${dimension}, which does not exist.`,
      })),
  ];
}

function thresholdFaults({ id, gatherer, stages: asked }: Criterion): Text[] {
  const known = gatherer === null ? {} : (gatherers.get(gatherer)?.thresholds ?? {});
  const named = Object.values(asked).flatMap(({ thresholds = {} }) => Object.keys(thresholds));
  return [...new Set(named)]
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => ({
      zh: `${id} 的阈值 ${name} 没有对应的测量。`,
      en: `${id} has a threshold ${name} that nothing measures.`,
    }));
}

function gathererFaults(criterion: Criterion): Text[] {
  const { id, gatherer, kind } = criterion;
  if (gatherer !== null && !gatherers.has(gatherer)) {
    return [
      {
        zh: `${id} 的收集方法 ${gatherer} 不存在。`,
        en: `${id} names the gatherer ${gatherer}, which does not exist.`,
      },
    ];
  }
  const needs = gatherer === null && kind !== 'human';
  return [
    ...(needs
      ? [
          {
            zh: `${id} 要由机器或文件提供证据，但没有选收集方法。`,
            en: `${id} asks for evidence, but names no gatherer.`,
          },
        ]
      : []),
    ...thresholdFaults(criterion),
  ];
}

function weightFaults({ criteria, dimensions }: RubricBody): Text[] {
  return [...criteria, ...dimensions]
    .filter(({ weight }) => weight <= 0)
    .map(({ id }) => ({ zh: `${id} 的权重须大于 0。`, en: `The weight of ${id} must be above 0.` }));
}

function fractionFaults({ gates }: RubricBody): Text[] {
  return gateStages.flatMap((stage) =>
    (['quorum', 'share'] as const).flatMap((name) => {
      const [part = 0, whole = 1] = gates[stage][name].split('/').map(Number);
      if (part <= whole) return [];
      const what = name === 'quorum' ? { zh: '法定人数', en: 'quorum' } : { zh: '通过比例', en: 'share' };
      return [
        {
          zh: `${stage} 的${what.zh} ${gates[stage][name]} 大于 1。`,
          en: `The ${what.en} of ${stage}, ${gates[stage][name]}, is more than 1.`,
        },
      ];
    }),
  );
}

/** Every stage must be reachable from an application, step by step. */
function pathFaults({ gates }: RubricBody): Text[] {
  const odd = gateStages.flatMap((stage) =>
    gates[stage].from
      .filter((from) => !stages.includes(from as Stage))
      .map((from) => ({
        zh: `${stage} 的来源阶段 ${from} 不存在。`,
        en: `${stage} is entered from ${from}, which is no stage.`,
      })),
  );
  const reached = new Set<string>(['applied']);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const stage of gateStages) if (gates[stage].from.some((from) => reached.has(from))) reached.add(stage);
  }
  const lost = gateStages.filter((stage) => !reached.has(stage));
  return [
    ...odd,
    ...lost.map((stage) => ({
      zh: `从申请出发到不了 ${stage}。`,
      en: `${stage} cannot be reached from an application.`,
    })),
  ];
}

/** Weights carry five decimals. */
const weightTolerance = 1e-4;

function matrixFaultTexts({ matrix, dimensions }: RubricBody): Text[] {
  if (matrix === null) return [];
  if (matrix.length !== dimensions.length || matrixFaults(matrix).length > 0) {
    return [
      {
        zh: '两两比较矩阵须与维度一样大，对角线为 1，对称位置互为倒数。',
        en: 'The pairwise matrix must be as large as there are dimensions, with 1 on the diagonal and reciprocals across it.',
      },
    ];
  }
  const { ratio } = solveAhp(matrix);
  if (ratio >= consistencyLimit) {
    return [
      {
        zh: `两两比较互相矛盾：一致性比例 ${ratio.toFixed(3)}，须低于 ${consistencyLimit}。`,
        en: `The comparisons contradict each other: the consistency ratio is ${ratio.toFixed(3)} and must be below ${consistencyLimit}.`,
      },
    ];
  }
  const weights = ahpWeights(matrix);
  const off = dimensions.some(({ weight }, i) => Math.abs(weight - (weights[i] ?? 0)) > weightTolerance);
  return off
    ? [
        {
          zh: '维度权重与两两比较的结果不一致：请改比较，或去掉矩阵手工定权重。',
          en: 'The weights of the dimensions do not follow from the comparisons: change those, or leave the matrix out and set weights by hand.',
        },
      ]
    : [];
}

/** Everything that is wrong with a rubric whose shape is right; empty = it can be put into force. */
export function rubricFaults(body: RubricBody): Text[] {
  return [
    ...nameFaults(body),
    ...body.criteria.flatMap(gathererFaults),
    ...weightFaults(body),
    ...fractionFaults(body),
    ...pathFaults(body),
    ...matrixFaultTexts(body),
  ];
}
