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

import type { Model } from '#metrics/model.ts';
import { models } from '#metrics/model-registry.ts';
import type { Scope } from '#store/facts.ts';
import type { Locale } from '../locale.ts';
import { table } from '../table.ts';
import { columnOf } from './columns.ts';
import { shapeText } from './shape-text.ts';

const words = {
  zh: {
    model: '模型',
    name: '名称',
    scopes: '对象',
    inputs: '输入',
    revision: (n: number) => `第 ${n} 版`,
    source: '来源',
    columns: '表格的列（编号或别名都可以；空格、NA 表示缺失）',
    column: '列',
    weight: '权重',
    shape: '折算',
    aliases: '别名',
    part: '构成',
    scope: '对象',
  },
  en: {
    model: 'model',
    name: 'name',
    scopes: 'scopes',
    inputs: 'inputs',
    revision: (n: number) => `revision ${n}`,
    source: 'source',
    columns: 'Columns of a table (by id or alias; empty or NA = missing)',
    column: 'column',
    weight: 'weight',
    shape: 'score',
    aliases: 'aliases',
    part: 'part',
    scope: 'scope',
  },
} as const;

/** Scopes that a model scores. */
export function scopesOf(model: Model): Scope[] {
  return Object.keys(model.parts) as Scope[];
}

/** All models, one a line. */
export function modelList(locale: Locale): string {
  const t = words[locale];
  const rows = [...models.values()].map((model) => [
    model.id,
    model.name[locale],
    scopesOf(model).join(' '),
    String(Object.values(model.parts)[0]?.flatMap(({ inputs }) => inputs).length ?? 0),
  ]);
  return table([{ head: t.model }, { head: t.name }, { head: t.scopes }, { head: t.inputs, align: 'right' }], rows);
}

/** The card of a model with the columns that a table for it may have. */
export function modelCardText(model: Model, scope: Scope, locale: Locale): string {
  const t = words[locale];
  const parts = model.parts[scope] ?? [];
  const rows = parts.flatMap((part) =>
    part.inputs.map((input) => [
      columnOf(input),
      part.name[locale],
      String(Number((input.weight * (parts.length > 1 ? part.weight : 1)).toFixed(5))),
      input.name[locale],
      shapeText(input.shape),
      (input.aliases ?? []).join(', '),
    ]),
  );
  return [
    `${model.id} · ${model.name[locale]} · ${t.revision(model.revision)} · ${t.scope} ${scope}`,
    '',
    model.description[locale],
    model.formula[locale],
    `${t.source} ${model.source}`,
    '',
    t.columns,
    table(
      [
        { head: t.column },
        { head: t.part },
        { head: t.weight, align: 'right' },
        { head: t.name },
        { head: t.shape, most: 90 },
        { head: t.aliases, most: 120 },
      ],
      rows,
    ),
  ].join('\n');
}
