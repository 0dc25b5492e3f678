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

import type { ProjectLicences } from '../client.ts';

const organisation =
  /\b(?:inc|ltd|llc|llp|plc|corp(?:oration)?|co|company|gmbh|ag|s\.?a|b\.?v|a\.?s|oy|ab|kg|limited|incorporated|foundation|project|team|group|institute|institution|university|college|laborator(?:y|ies)|labs?|association|consortium|society|organi[sz]ation|community|committee|authors|contributors|developers|maintainers|holdings?|technolog(?:y|ies)|software|systems|networks|bank|government|ministry|agency|centre|center|regents)\b|公司|集团|大学|学院|研究院|研究所|基金会|联盟|协会|委员会|社区|实验室|中心|银行|项目组|团队/iu;

const most = 50;

/** Splits holders of copyright: organisations by name, and how many others there are. Names of persons are not told. */
export function holdersView(
  holders: readonly { readonly name: string; readonly files: number }[],
): ProjectLicences['holders'] {
  const named = holders.filter(({ name }) => organisation.test(name) && !name.includes('@'));
  return {
    organisations: named.slice(0, most).map(({ name, files }) => ({ name: name.slice(0, 200), files })),
    others: holders.length - Math.min(named.length, most),
  };
}
