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

import type { Model, ModelInput, ModelPart } from '#metrics/model.ts';
import { models } from '#metrics/model-registry.ts';
import { both, generatedNote, type Page, table } from '../page.ts';

function inputCell(input: ModelInput): string {
  const reads =
    input.reads === undefined
      ? ''
      : ` ← \`${input.reads.metric}\`${input.reads.per === 1 ? '' : ` ÷ ${input.reads.per}`}`;
  return `\`${input.id}\` ${both(input.name)}${reads}`;
}

/** What is not measured, or is otherwise than at the source. */
function noteCell({ unavailable, note, when }: ModelInput): string {
  const condition = when === undefined ? '' : `\`${JSON.stringify(when)}\` `;
  const told = unavailable ?? note;
  return `${condition}${told === undefined ? '' : both(told)}`;
}

function partRows(part: ModelPart): string[][] {
  return part.inputs.map((input) => [
    `${both(part.name)} (${part.weight.toFixed(4)})`,
    inputCell(input),
    input.from,
    String(input.weight),
    `\`${JSON.stringify(input.shape)}\``,
    (input.aliases ?? []).map((alias) => `\`${alias}\``).join(' '),
    noteCell(input),
  ]);
}

const heads = [
  '类别 part (weight)',
  '输入 input',
  'from',
  '权重 weight',
  '形状 shape',
  '列的别名 aliases',
  '说明 note',
];

function matrixTable(ahp: Model['ahp']): string {
  const matrix = ahp.map((row) => row.map((value) => String(Number(value.toFixed(4)))));
  return `两两比较矩阵 pairwise matrix:\n\n${table(
    matrix.map((_, index) => String(index + 1)),
    matrix,
  )}`;
}

function matrices(model: Model): string[] {
  if (model.ahp.length > 0) return [matrixTable(model.ahp)];
  const inputs = Object.values(model.parts)[0]?.flatMap(({ ahp }) => (ahp === undefined ? [] : [ahp])) ?? [];
  return inputs.map(matrixTable);
}

/** Scopes that read the same parts stand together. */
function scopeTables(model: Model): string[] {
  const groups = Map.groupBy(Object.entries(model.parts), ([, parts]) => parts.flatMap(({ inputs }) => inputs)[0]);
  return [...groups.values()].map((same) => {
    const rows = (same[0]?.[1] ?? []).flatMap(partRows);
    return `### ${same.map(([scope]) => scope).join(', ')}\n\n${table(heads, rows)}`;
  });
}

function section(model: Model): string {
  return [
    `## \`${model.id}\` ${model.name.zh} · ${model.name.en}（revision ${model.revision}）`,
    both(model.description),
    `**公式** ${model.formula.zh}`,
    `**Formula** ${model.formula.en}`,
    `来源 source: <${model.source}>. 规则 rule: \`${model.rule}\`; 缺失 missing: \`${model.missing}\`; 满分 full marks at the source: ${model.scale}; 类别可用的最低覆盖率 part coverage: ${model.partCoverage}; 总分最低覆盖率 total coverage: ${model.totalCoverage}.`,
    ...matrices(model),
    ...scopeTables(model),
  ].join('\n\n');
}

/** Reference of all models with weights and matrices. */
export function modelsPage(): Page {
  const text = ['# 评估模型 · Models', generatedNote, ...[...models.values()].map(section)].join('\n\n');
  return { path: 'docs/models.md', text: `${text}\n` };
}
