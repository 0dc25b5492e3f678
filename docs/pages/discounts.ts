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

import { appliedDiscounts } from '#metrics/derive/applied-discounts.ts';
import type { Discount } from '#metrics/discount.ts';
import { discounts } from '#metrics/discount-registry.ts';
import { both, cell, generatedNote, type Page, table } from '../page.ts';

function ruleSection({
  id,
  name,
  description,
  formula,
  needs,
  evidence,
  revision,
  source,
}: Omit<Discount, 'find'>): string {
  const applied = appliedDiscounts.includes(id) ? '是 yes' : '否：只列出 no: found and shown only';
  const rows = [
    ['说明 description', both(description)],
    ['规则 rule', both(formula)],
    ['所需数据 needs', needs.map((need) => `\`${need}\``).join(' ')],
    [
      '证据 evidence',
      Object.entries(evidence)
        .map(([key, said]) => `\`${key}\` ${cell(`${said.zh} · ${said.en}`)}`)
        .join('<br>'),
    ],
    ['计入活跃度 applied', applied],
    ['修订号 revision', String(revision)],
    ['来源 source', source],
  ];
  return `## ${id}\n\n${name.zh} · ${name.en}\n\n${table(['', ''], rows)}`;
}

/** Reference of the rules against gaming, in order of id. */
export function discountsPage(): Page {
  const members = [...discounts.values()];
  const introduction = [
    '每条规则找出一批行为，给每次行为一个系数（0–1）和证据；一次行为碰上几条，系数相乘。系数只用于 `activity` 和由它得出的数值：先乘权重，再按人、仓、月开平方，公布的 OpenDigger 活跃度和其他指标不打折。证据只有数字和编号，没有人名；对任何一条都可以提出异议，见 [ranking.md](ranking.md)。',
    'Each rule finds acts and gives each of them a factor (0–1) with its evidence; an act that several rules find has the product of their factors. Factors are for `activity` and what is made of it: they multiply the weights before the square root of a person, repository and month is taken. The activities of OpenDigger and all other metrics have none. Evidence is numbers and ids, never names; every finding can be disputed, see [ranking.md](ranking.md).',
  ];
  const parts = ['# 反刷量规则 · Rules against gaming', generatedNote, ...introduction, ...members.map(ruleSection)];
  return { path: 'docs/discounts.md', text: `${parts.join('\n\n')}\n` };
}
