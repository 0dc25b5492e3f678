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

const weights: Readonly<Record<Locale, Intl.NumberFormat>> = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 4 }),
};

/** A number to the last digit that matters, thousands apart; for tables. */
export function exact(value: number, locale: Locale): string {
  return grouped[locale].format(value);
}

/** A weight to four digits; one below 0 with a real minus sign, to be told from a hyphen. */
export function weight(value: number, locale: Locale): string {
  const size = weights[locale].format(Math.abs(value));
  return value < 0 ? `−${size}` : size;
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

/** A metric's figure: shares as percentages and durations in the unit that suits them, everything else as a number. */
export function figure(value: number, unit: Text, locale: Locale): string {
  if (unit.en === 'share') return `${exact(value * 100, locale)}%`;
  const span = spanOf(value, unit);
  return span === null ? compact(value, locale) : `${spanned(value * span.factor, locale)} ${span.name[locale]}`;
}

/** Whether {@link figure} tells the unit itself. */
export function tellsUnit(unit: Text): boolean {
  return unit.en === 'share' || isDuration(unit);
}

/** Whether the unit is one of time that {@link figure} may change. */
export function isDuration(unit: Text): boolean {
  return Object.hasOwn(minutesOf, unit.en);
}

/** What a score read, in the unit of the metric; undefined = it has none. */
export function inputFigure(value: number, unit: Text | undefined, locale: Locale): string {
  return unit !== undefined && tellsUnit(unit) ? figure(value, unit, locale) : exact(value, locale);
}

const minutesOf: Readonly<Record<string, number>> = { minutes: 1, hours: 60, days: 1440 };

/** A unit of time and what a value is multiplied with to be in it. */
export interface Span {
  readonly factor: number;
  readonly name: Text;
  readonly short: Text;
}

const spans = [
  { below: 90, minutes: 1, name: { zh: '分钟', en: 'min' }, short: { zh: '分', en: 'm' } },
  { below: 48 * 60, minutes: 60, name: { zh: '小时', en: 'hours' }, short: { zh: '时', en: 'h' } },
  { below: 730 * 1440, minutes: 1440, name: { zh: '天', en: 'days' }, short: { zh: '天', en: 'd' } },
  { below: Infinity, minutes: 365.25 * 1440, name: { zh: '年', en: 'years' }, short: { zh: '年', en: 'y' } },
] as const;

/** The unit in which a duration is best read; null = the unit is not one of time. */
export function spanOf(value: number, unit: Text): Span | null {
  const minutes = Object.hasOwn(minutesOf, unit.en) ? (minutesOf[unit.en] ?? 0) : null;
  if (minutes === null) return null;
  const size = Math.abs(value) * minutes;
  const found = size === 0 ? spans.find((span) => span.minutes === minutes) : spans.find(({ below }) => size < below);
  const { name, short, minutes: per } = found ?? spans[3];
  return { factor: minutes / per, name, short };
}

function spanned(value: number, locale: Locale): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 && value > 0 ? '<0.1' : exact(rounded, locale);
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
