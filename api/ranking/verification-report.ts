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

import type { Difference } from '#metrics/rank/compare.ts';
import type { Verification } from '#metrics/rank/verify.ts';
import type { StoreVerification } from '#metrics/rank/verify-store.ts';
import type { Locale } from '../locale.ts';
import { terminalLine } from '../terminal.ts';

const words = {
  zh: {
    ok: '一致：每个得分、资格、名次、区间和升降都由文件里的输入得出。',
    differs: (n: number) => `不一致：${n} 处不同。`,
    digest: '摘要',
    wanted: (ok: boolean) => (ok ? '与给出的摘要相同。' : '与给出的摘要不同：这不是那份排名。'),
    expected: '应为',
    found: '文件里是',
    more: (n: number) => `……另有 ${n} 处`,
    same: (n: number) => `数据库：${n} 个项目的代码仓版本相同，已由事实重算输入。`,
    moved: (n: number, list: string) => `${n} 个项目此后又采集过或已不在，无法比较：${list}`,
    unchanged: '重算的输入与定稿时相同。',
    changed: (n: number) => `定稿之后有 ${n} 处输入变了：`,
  },
  en: {
    ok: 'It agrees: every score, condition, rank, interval and change follows from the inputs in the file.',
    differs: (n: number) => `It does not agree: ${n} differences.`,
    digest: 'digest',
    wanted: (ok: boolean) => (ok ? 'It is the digest given.' : 'It is not the digest given: this is another ranking.'),
    expected: 'expected',
    found: 'found',
    more: (n: number) => `… and ${n} more`,
    same: (n: number) => `Store: ${n} projects stand at the same heads; their inputs were recomputed from the facts.`,
    moved: (n: number, list: string) => `${n} projects were crawled since or are gone, and cannot be compared: ${list}`,
    unchanged: 'The recomputed inputs are those that were frozen.',
    changed: (n: number) => `${n} inputs changed after the ranking was frozen:`,
  },
} as const;

function list(locale: Locale, differences: readonly Difference[], total: number): string[] {
  const t = words[locale];
  const lines = differences.map(
    ({ path, expected, found }) =>
      `  ${terminalLine(path)}\n    ${t.expected} ${terminalLine(expected)}\n    ${t.found} ${terminalLine(found)}`,
  );
  return total > differences.length ? [...lines, `  ${t.more(total - differences.length)}`] : lines;
}

function storeLines(locale: Locale, { compared, moved, changed, total }: StoreVerification): string[] {
  const t = words[locale];
  const names = moved.slice(0, 10).map(terminalLine).join(', ');
  return [
    t.same(compared.length),
    ...(moved.length === 0 ? [] : [t.moved(moved.length, moved.length > 10 ? `${names} …` : names)]),
    ...(total === 0 ? [t.unchanged] : [t.changed(total), ...list(locale, changed, total)]),
  ];
}

/** What verifying came to, for a terminal. */
export function verificationReport(
  locale: Locale,
  result: Verification,
  stored: StoreVerification | null,
  wanted: string | null,
): string {
  const t = words[locale];
  return [
    result.ok ? t.ok : t.differs(result.total),
    ...list(locale, result.differences, result.total),
    `${t.digest} ${result.digest}`,
    ...(wanted === null ? [] : [t.wanted(wanted === result.digest)]),
    ...result.notes.map((note) => note[locale]),
    ...(stored === null ? [] : storeLines(locale, stored)),
  ].join('\n');
}
