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

/** Why something was asked for and not given; a code that is not here is shown as it is. */
const words: Readonly<Record<string, Text>> = {
  'needs-token': { zh: '需要令牌', en: 'needs a token' },
  forbidden: { zh: '令牌权限不够', en: 'the token may not read it' },
  budget: { zh: '请求次数用完，下次继续', en: 'the budget is spent; the next visit goes on' },
  disabled: { zh: '该代码仓没有开启', en: 'switched off in this repository' },
  'not-found': { zh: '平台说没有', en: 'the platform says it is not there' },
  'not-offered': { zh: '这个版本的平台没有此接口', en: 'this version of the platform does not offer it' },
  'limit-of-platform': { zh: '超出平台能给的数量', en: 'beyond what the platform gives' },
  'older-than': { zh: '更早的没有读取', en: 'older ones were not read' },
  'cursor-repeats': { zh: '平台重复同一页', en: 'the platform repeats a page' },
  'needs-admin': { zh: '需要管理员令牌', en: "needs an administrator's token" },
  missing: { zh: 'git 里没有', en: 'git does not have them' },
  later: { zh: '下次继续', en: 'the next visit goes on' },
  'next-full-run': { zh: '下次全量读取时更正', en: 'put right by the next full run' },
  'partial-data': { zh: '平台只给了一部分', en: 'the platform gave a part' },
  unreadable: { zh: '读不懂', en: 'could not be read' },
  'unreadable-log': { zh: '日志条目读不懂', en: 'entries of the log could not be read' },
  'unreadable-note': { zh: '系统备注读不懂', en: 'notes of the system could not be read' },
  'no-subject': { zh: '所属的议题或变更未知', en: 'what it belongs to is not known' },
  'no-merger': { zh: '合并人未知', en: 'who merged is not told' },
  'server-error': { zh: '平台出错', en: 'the platform failed' },
};

/** A refusal's code in words; null for one that nobody has put into words yet. */
export function refusalText(why: string): Text | null {
  return Object.hasOwn(words, why) ? (words[why] ?? null) : null;
}

/** As {@link refusalText}, with the code itself where there are no words. */
export function refusalWords(why: string): Text {
  return refusalText(why) ?? { zh: why, en: why };
}
