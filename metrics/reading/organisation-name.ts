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

const legalForm =
  /\b(?:incorporated|inc|limited|ltd|llc|llp|gmbh|co|corp|corporation|company|plc)\b|\(中国\)|(?:股份)?有限(?:责任)?公司|集团|公司/gu;
/** Words that companies carry before their legal form and people leave out; only at the end, so that institutes keep their names. */
const trade = /(?:\s(?:technolog(?:y|ies)|group|holdings?)|信息技术|技术|科技|股份)\s*$/u;

/** A key that spellings of one organisation's name share: case, blanks, marks and legal form are dropped (`Huawei Technologies Co., Ltd.` = `huawei`). */
export function organisationKey(name: string): string {
  const plain = name.slice(0, 200).normalize('NFKC').toLowerCase();
  const short = plain
    .replace(legalForm, ' ')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(trade, '')
    .replace(/\s/g, '');
  return short === '' ? plain.replace(/[^\p{L}\p{N}]/gu, '') : short;
}
