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

import type { Locale, Text } from './locale.ts';

const grouped: Readonly<Record<Locale, Intl.NumberFormat>> = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
};

/** A number to the last digit that matters, thousands apart; for tables. */
export function exact(value: number, locale: Locale): string {
  return grouped[locale].format(value);
}

/** A number for headlines: 万 and 亿 in Chinese, thousands apart in English. */
export function compact(value: number, locale: Locale): string {
  if (locale === 'en' || Math.abs(value) < 10_000) return exact(value, locale);
  return Math.abs(value) < 99_995_000 ? `${round1(value / 1e4)}万` : `${round1(value / 1e8)}亿`;
}

function round1(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A share of 0–1 as a whole percentage; a share that is not quite all never reads 100 %, nor a trace 0 %. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 100 && share < 1) return '>99%';
  if (whole === 0 && share > 0) return '<1%';
  return `${whole}%`;
}

/** A coverage as a whole percentage, rounded down, so that it never seems to reach a limit that it misses. */
export function coverage(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}

/** A metric's figure in its unit: shares as percentages, everything else as a number. */
export function figure(value: number, unit: Text, locale: Locale): string {
  return unit.en === 'share' ? `${exact(value * 100, locale)}%` : compact(value, locale);
}

/** The same for tables, to the last digit that matters. */
export function tableFigure(value: number, unit: Text, locale: Locale): string {
  return unit.en === 'share' ? figure(value, unit, locale) : exact(value, locale);
}

/** A score of 0–100 with one decimal, so that equal-looking scores are equal. */
export function score(value: number): string {
  return value.toFixed(1);
}

/** `2026-11-22` in the language's own way. */
export function day(iso: string, locale: Locale): string {
  const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-');
  if (locale === 'zh') return `${year}年${Number(month)}月${Number(date)}日`;
  return `${Number(date)} ${englishMonths[Number(month) - 1] ?? month} ${year}`;
}

/** `2026-11` in the language's own way. */
export function month(iso: string, locale: Locale): string {
  const [year = '', number = ''] = iso.split('-');
  return locale === 'zh' ? `${year}年${Number(number)}月` : `${englishMonths[Number(number) - 1] ?? number} ${year}`;
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const shanghaiOffset = 8 * 3_600_000;

/** An instant as Shanghai's clock shows it, `2026-11-22 16:05`; China keeps one offset all year. */
export function shanghai(instant: string): string {
  return new Date(Date.parse(instant) + shanghaiOffset).toISOString().slice(0, 16).replace('T', ' ');
}

/** The first 10 digits of a commit id. */
export function shortCommit(id: string): string {
  return id.slice(0, 10);
}
