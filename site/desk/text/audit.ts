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

import type { Texts } from '../lib/text.ts';

/** Words of the audit log. */
export const auditText = {
  visitor: { zh: '访客', en: 'a visitor' },
  title: { zh: '审计日志', en: 'Audit log' },
  lead: {
    zh: '工作台上的每一次改动：谁、何时、改了什么、为什么。只能追加，每条都以哈希接着前一条。',
    en: 'Every change made on the desk: who, when, what and why. It is only added to, and each event is chained to the one before by its hash.',
  },
  state: { zh: '完好性', en: 'Integrity' },
  whole: {
    one: { zh: '上一个检查点以来新增 {n} 条，核对无误。', en: '{n} event since the last checkpoint, found right.' },
    other: { zh: '上一个检查点以来新增 {n} 条，核对无误。', en: '{n} events since the last checkpoint, found right.' },
  },
  broken: { zh: '日志被改动过', en: 'The log was tampered with' },
  head: { zh: '链头', en: 'Head' },
  since: { zh: '最近的检查点', en: 'Last checkpoint' },
  noMark: {
    zh: '还没有检查点：每天（UTC）自动生成一个。',
    en: 'There is no checkpoint yet; one is made every day (UTC).',
  },
  howTo: {
    zh: '完整核对请在命令行运行：',
    en: 'To verify all of it, run:',
  },
  exportJson: { zh: '导出 JSONL（可离线核对）', en: 'Export JSONL (to verify elsewhere)' },
  exportCsv: { zh: '导出 CSV（表格）', en: 'Export CSV (a table)' },
  filter: { zh: '筛选', en: 'Show' },
  actor: { zh: '操作者', en: 'Actor' },
  action: { zh: '动作', en: 'Action' },
  kind: { zh: '对象类别', en: 'Kind of object' },
  object: { zh: '对象', en: 'Object' },
  from: { zh: '从（日期）', en: 'From (day)' },
  to: { zh: '到（日期）', en: 'To (day)' },
  number: { zh: '编号', en: 'No.' },
  at: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  what: { zh: '做了什么', en: 'What' },
  reason: { zh: '原因', en: 'Reason' },
  none: { zh: '没有符合条件的记录。', en: 'No event matches.' },
  one: { zh: '第 {n} 条', en: 'Event {n}' },
  changed: { zh: '改动', en: 'What changed' },
  unchanged: { zh: '没有字段改动。', en: 'No field changed.' },
  field: { zh: '字段', en: 'Field' },
  before: { zh: '之前', en: 'Before' },
  after: { zh: '之后', en: 'After' },
  nothing: { zh: '无', en: 'nothing' },
  request: { zh: '请求编号', en: 'Request' },
  previous: { zh: '前一条的哈希', en: 'Hash of the event before' },
  hash: { zh: '哈希', en: 'Hash' },
} as const satisfies Texts;
