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

import type { Locale } from '../locale.ts';

const units = [
  { ms: 86_400_000, zh: '天', en: 'd' },
  { ms: 3_600_000, zh: '小时', en: 'h' },
  { ms: 60_000, zh: '分钟', en: 'min' },
  { ms: 1000, zh: '秒', en: 's' },
] as const;

function span(locale: Locale, ms: number): string {
  const unit = units.find((one) => ms >= one.ms) ?? units[3];
  const count = Math.floor(ms / unit.ms);
  return locale === 'zh' ? `${count} ${unit.zh}` : `${count} ${unit.en}`;
}

/** How long ago; a dash for never. */
export function ago(locale: Locale, moment: string | null, now: string): string {
  if (moment === null) return '–';
  const words = span(locale, Math.max(0, Date.parse(now) - Date.parse(moment)));
  return locale === 'zh' ? `${words}前` : `${words} ago`;
}

/** How long until then; what is past is due now, a dash for never. */
export function ahead(locale: Locale, moment: string | null, now: string): string {
  if (moment === null) return '–';
  const ms = Date.parse(moment) - Date.parse(now);
  if (ms < 1000) return locale === 'zh' ? '现在' : 'now';
  return locale === 'zh' ? `${span(locale, ms)}后` : `in ${span(locale, ms)}`;
}
