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

import type { Model, ModelPart } from '#metrics/model.ts';
import { models } from '#metrics/model-registry.ts';
import { both, generatedNote, type Page, table } from '../page.ts';

function partRows(part: ModelPart): string[][] {
  return part.inputs.map((input) => [
    `${both(part.name)} (${part.weight.toFixed(4)})`,
    `\`${input.id}\` ${both(input.name)}`,
    input.from,
    String(input.weight),
    `\`${JSON.stringify(input.shape)}\``,
  ]);
}

function section(model: Model): string {
  const scopes = Object.entries(model.parts).map(([scope, parts]) => {
    const rows = (parts ?? []).flatMap(partRows);
    return `### ${scope}\n\n${table(['类别 part (weight)', '输入 input', 'from', '权重 weight', '形状 shape'], rows)}`;
  });
  const matrix = model.ahp.map((row) => row.map((value) => String(Number(value.toFixed(4)))));
  return [
    `## \`${model.id}\` ${model.name.zh} · ${model.name.en}（revision ${model.revision}）`,
    both(model.description),
    `**公式** ${model.formula.zh}`,
    `**Formula** ${model.formula.en}`,
    `来源 source: <${model.source}>. 类别可用的最低覆盖率 part coverage: ${model.partCoverage}; 总分最低覆盖率 total coverage: ${model.totalCoverage}.`,
    `两两比较矩阵 pairwise matrix:\n\n${table(
      matrix.map((_, index) => String(index + 1)),
      matrix,
    )}`,
    ...scopes,
  ].join('\n\n');
}

/** Reference of all models with weights and matrices. */
export function modelsPage(): Page {
  const text = ['# 评估模型 · Models', generatedNote, ...[...models.values()].map(section)].join('\n\n');
  return { path: 'docs/models.md', text: `${text}\n` };
}
