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

import type { Text } from './result.ts';

/** Blanks of the Business Source License as a work fills them in; null where one is not filled in. */
export interface BusinessSourceParameters {
  readonly kind: 'busl';
  readonly licensor: string | null;
  readonly work: string | null;
  readonly grant: string | null;
  /** As written. */
  readonly changeDate: string | null;
  /** When the change licence comes into force; `years` counts from each release when no day is named. */
  readonly changes: { readonly on: string | null; readonly years: number | null };
  /** As written; SPDX names are left to the reader of statements. */
  readonly changeLicence: string | null;
  readonly problems: readonly Text[];
}

/** What the Commons Clause names below its condition. */
export interface CommonsClauseParameters {
  readonly kind: 'commons-clause';
  readonly software: string | null;
  readonly licence: string | null;
  readonly licensor: string | null;
  readonly problems: readonly Text[];
}

const longestText = 200_000;
const longestValue = 2_000;
const buslMark = /business source licen[cs]e|\bbusl?[- ]1\.1\b/iu;
const buslFields = [
  'licensor',
  'licensed work',
  'additional use grant',
  'change date',
  'change license',
  'change licence',
];
const commonsFields = ['software', 'license', 'licence', 'licensor'];
const placeholder = /^(?:[<[{(]|\.{3}|_{3,}|n\/?a$|tbd$|insert\b|specify\b)/iu;
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
};

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The label of a line `Change Date: …`, comment marks and emphasis aside; null when it has none. */
function labelled(line: string, fields: readonly string[]): { field: string; value: string } | null {
  const match = /^[\s#*/;>_"'|-]{0,20}([A-Za-z][A-Za-z ]{3,24}?)[*_"']{0,4}\s{0,4}[:：][*_]{0,4}(.*)$/u.exec(
    line.slice(0, longestValue),
  );
  const field = match?.[1]?.toLowerCase().replace(/\s+/gu, ' ') ?? '';
  return match !== null && fields.includes(field) ? { field, value: match[2] ?? '' } : null;
}

/** Values by label; a value goes on until an empty line that no indented one follows, or the next label. */
function fieldsOf(text: string, fields: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  let [current, indent] = [null as string | null, 0];
  const lines = text.slice(0, longestText).split(/\r?\n/u);
  lines.forEach((line, index) => {
    const label = labelled(line, fields);
    if (label !== null) {
      const field = label.field.replace('licence', 'license');
      current = found.has(field) ? null : field;
      indent = /^.*?[:：]\s*/u.exec(line)?.[0].length ?? 0;
      if (current !== null) found.set(current, label.value);
      return;
    }
    if (current === null) return;
    const deeper = (one: string) => (/^\s*/u.exec(one)?.[0].length ?? 0) >= Math.min(4, indent);
    const next = lines[index + 1] ?? '';
    const goesOn =
      line.trim() === '' ? next.trim() !== '' && deeper(next) : deeper(line) || lines[index - 1]?.trim() !== '';
    if (!goesOn || /^[-=_*]{3,}\s*$/u.test(line.trim())) current = null;
    else found.set(current, `${found.get(current) ?? ''} ${line.replace(/^[\s#*/;>|]+/u, '')}`.slice(0, longestValue));
  });
  return found;
}

function filled(value: string | undefined): string | null {
  const text = folded(value ?? '').replace(/^["'“*_]+|["'”*_]+$/gu, '');
  return text === '' || placeholder.test(text) ? null : text;
}

function day(year: number, month: number, date: number): string | null {
  const time = new Date(Date.UTC(year, month - 1, date));
  const isReal = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return isReal ? time.toISOString().slice(0, 10) : null;
}

/** A day in the ways people write it, years first or months by name; `2/3/2025` stays unread, it means two days. */
function dayIn(text: string): string | null {
  const iso = /\b(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})/u.exec(text);
  if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named =
    /\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?([A-Za-z]{3,9})\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})\b/u.exec(
      text,
    );
  if (named === null) return null;
  const month = months.findIndex((name) => name.startsWith((named[2] ?? '').toLowerCase())) + 1;
  const date = Number(named[1] ?? named[3] ?? 0);
  return month === 0 || date === 0 ? null : day(Number(named[4]), month, date);
}

function yearsIn(text: string): number | null {
  const match =
    /\b(\d{1,2}|one|two|three|four|first|second|third|fourth)(?: \(\d\))? (?:years?|anniversary)\b|([一二两三四\d])\s*年(?!\d|\s*\d)/iu.exec(
      text,
    );
  const word = (match?.[1] ?? match?.[2] ?? '').toLowerCase();
  const years = numbers[word] ?? (word === '' ? null : Number(word));
  return years === null || Number.isNaN(years) || years > 99 ? null : years;
}

const noDate: Text = {
  zh: '没有可读的转换日期：许可证规定最迟为各版本发布四周年。',
  en: 'No change date can be read: the licence says the fourth anniversary of each version at the latest.',
};
const noLicence: Text = { zh: '没有写明转换许可证。', en: 'No change licence is named.' };
const noWork: Text = { zh: '没有写明被许可作品。', en: 'No licensed work is named.' };
const noLicensor: Text = { zh: '没有写明许可人。', en: 'No licensor is named.' };
const noGrant: Text = {
  zh: '没有附加使用授权一栏：除非生产用途外都须另行获得许可。',
  en: 'No additional use grant is filled in: production use needs another licence.',
};

/** Parameters of the Business Source License in a text; null when the text is not about that licence. */
export function businessSourceParameters(text: string): BusinessSourceParameters | null {
  if (!buslMark.test(text.slice(0, longestText))) return null;
  const fields = fieldsOf(text, buslFields);
  if (fields.size === 0) return null;
  const [licensor, work, changeDate] = ['licensor', 'licensed work', 'change date'].map((name) =>
    filled(fields.get(name)),
  );
  const changeLicence = filled(fields.get('change license'));
  const on = changeDate === null || changeDate === undefined ? null : dayIn(changeDate);
  const years = on !== null || !changeDate ? null : yearsIn(changeDate);
  const problems = [
    licensor === null ? noLicensor : null,
    work === null ? noWork : null,
    fields.has('additional use grant') ? null : noGrant,
    on === null && years === null ? noDate : null,
    changeLicence === null ? noLicence : null,
  ].filter((one) => one !== null);
  return {
    kind: 'busl',
    licensor: licensor ?? null,
    work: work ?? null,
    grant: filled(fields.get('additional use grant')),
    changeDate: changeDate ?? null,
    changes: { on, years },
    changeLicence,
    problems,
  };
}

/** What a Commons Clause in a text applies to; null when the text has none. */
export function commonsClauseParameters(text: string): CommonsClauseParameters | null {
  const start = text.slice(0, longestText).search(/commons clause["”]?\s+licen[cs]e\s+condition/iu);
  if (start < 0) return null;
  const fields = fieldsOf(text.slice(start), commonsFields);
  const [software, licence, licensor] = ['software', 'license', 'licensor'].map(
    (name) => filled(fields.get(name)) ?? null,
  );
  const problems = [software === null ? noWork : null, licensor === null ? noLicensor : null].filter(
    (one) => one !== null,
  );
  return {
    kind: 'commons-clause',
    software: software ?? null,
    licence: licence ?? null,
    licensor: licensor ?? null,
    problems,
  };
}
