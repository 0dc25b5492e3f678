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

const words: Readonly<Record<string, Text>> = {
  'too-large': { zh: '文件过大', en: 'too large' },
  missing: { zh: '来源缺失', en: 'missing at the source' },
  budget: { zh: '本次读取的时间用完，下次继续', en: 'the time of one visit is spent; the next one goes on' },
  'not-readable': { zh: '读取失败', en: 'could not be read' },
};

/** Why files were not read for licences, in words; null for a code that nobody has put into words yet. */
export function unreadText(why: string): Text | null {
  return Object.hasOwn(words, why) ? (words[why] ?? null) : null;
}
