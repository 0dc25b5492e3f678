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

import { LicenceError } from '../error.ts';
import { formatExpression, parseExpression } from '../expression.ts';
import { nearest } from '../nearest.ts';
import { PurlError } from '../purl/error.ts';
import { formatPurl, withoutVersion } from '../purl/format.ts';
import { parsePurl } from '../purl/parse.ts';
import { isVersionRange } from './covered-versions.ts';
import { longestPattern } from './path-pattern.ts';
import type { SettingsProblem, YamlEntry, YamlValue } from './policy-yaml.ts';

/** Collects what is wrong while values are read; every reader gives null for what it refuses. */
export interface SettingsReader {
  readonly problems: SettingsProblem[];
  readonly refuse: (line: number, zh: string, en: string) => null;
}

/** Problems that are told; who has more of them mends these first. */
export const mostProblems = 100;

/** A reader with no problems yet. */
export function createSettingsReader(): SettingsReader {
  const problems: SettingsProblem[] = [];
  return {
    problems,
    refuse(line, zh, en) {
      if (problems.length < mostProblems) problems.push({ line, text: { zh, en } });
      return null;
    },
  };
}

const longest = 2000;
const mostItems = 5000;

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

const kinds: Readonly<Record<YamlValue['kind'], readonly [zh: string, en: string]>> = {
  text: ['文字', 'text'],
  list: ['列表', 'a list'],
  map: ['映射', 'a map'],
  empty: ['空值', 'nothing'],
};

function wrongKind(reader: SettingsReader, key: string, value: YamlValue, wanted: YamlValue['kind']): null {
  const [isZh, isEn] = kinds[value.kind];
  const [zh, en] = kinds[wanted];
  return reader.refuse(value.line, `“${key}”应为${zh}，这里是${isZh}。`, `"${key}" takes ${en}; this is ${isEn}.`);
}

/** Text of one line; null when it is none. */
export function readText(reader: SettingsReader, key: string, value: YamlValue): string | null {
  if (value.kind !== 'text') return wrongKind(reader, key, value, 'text');
  const text = value.text.trim();
  if (text !== '' && text.length <= longest) return text;
  return reader.refuse(
    value.line,
    `“${key}”应有 1 到 ${longest} 个字符。`,
    `"${key}" takes 1 to ${longest} characters.`,
  );
}

/** Entries of a map. */
export function readMap(reader: SettingsReader, key: string, value: YamlValue): readonly YamlEntry[] {
  if (value.kind === 'map') return value.entries;
  if (value.kind !== 'empty') wrongKind(reader, key, value, 'map');
  return [];
}

/** Items of a list. */
export function readItems(reader: SettingsReader, key: string, value: YamlValue): readonly YamlValue[] {
  if (value.kind === 'list' && value.items.length > mostItems) {
    reader.refuse(value.line, `“${key}”最多 ${mostItems} 项。`, `"${key}" takes up to ${mostItems} items.`);
    return [];
  }
  if (value.kind === 'list') return value.items;
  if (value.kind !== 'empty') wrongKind(reader, key, value, 'list');
  return [];
}

function hint(word: string, known: Iterable<string>): readonly [zh: string, en: string] {
  const near = nearest(word, known);
  return near === null ? ['', ''] : [`是否想写“${near}”？`, ` Did you mean "${near}"?`];
}

/** Refuses a name that is not known, with the one that is nearest. */
export function refuseUnknown(
  reader: SettingsReader,
  entry: Pick<YamlEntry, 'key' | 'line'>,
  what: { readonly zh: string; readonly en: string },
  known: readonly string[],
): null {
  if (reader.problems.length >= mostProblems) return null;
  const [zh, en] = hint(entry.key, known);
  return reader.refuse(
    entry.line,
    `不认识${what.zh}“${shown(entry.key)}”。${zh}`,
    `The ${what.en} "${shown(entry.key)}" is not known.${en}`,
  );
}

/** One of the given words. */
export function readChoice<T extends string>(
  reader: SettingsReader,
  key: string,
  value: YamlValue,
  values: readonly T[],
): T | null {
  const text = readText(reader, key, value);
  const found = values.find((one) => one === text) ?? null;
  if (found !== null || text === null) return found;
  const [zh, en] = hint(text, values);
  return reader.refuse(
    value.line,
    `“${key}”只能是 ${values.join('、')} 之一，不能是“${shown(text)}”。${zh}`,
    `"${key}" takes one of ${values.join(', ')}, not "${shown(text)}".${en}`,
  );
}

/** An SPDX expression in the house's spelling. */
export function readExpression(reader: SettingsReader, key: string, value: YamlValue): string | null {
  const text = readText(reader, key, value);
  if (text === null) return null;
  try {
    return formatExpression(parseExpression(text));
  } catch (error) {
    if (!(error instanceof LicenceError)) throw error;
    return reader.refuse(
      value.line,
      `“${key}”不是 SPDX 许可证表达式：“${shown(text)}”（${error.message}）`,
      `"${key}" is no SPDX expression: "${shown(text)}" (${error.message})`,
    );
  }
}

/** A purl without version, in its canonical spelling. */
export function readPurl(reader: SettingsReader, key: string, value: YamlValue): string | null {
  const text = readText(reader, key, value);
  if (text === null) return null;
  try {
    const purl = parsePurl(text);
    if (purl.version === null) return formatPurl(withoutVersion(purl));
    return reader.refuse(
      value.line,
      `“${key}”不带版本；版本写在“versions”里。`,
      `"${key}" has no version; that goes into "versions".`,
    );
  } catch (error) {
    if (!(error instanceof PurlError)) throw error;
    return reader.refuse(
      value.line,
      `“${key}”不是 purl：“${shown(text)}”（${error.message}）`,
      `"${key}" is no purl: "${shown(text)}" (${error.message})`,
    );
  }
}

/** Patterns of paths; they stay within the repository. */
export function readPattern(reader: SettingsReader, key: string, value: YamlValue): string | null {
  const text = readText(reader, key, value);
  if (text === null) return null;
  const stray = text.split('/').includes('..') || text.includes('\\') || text.length > longestPattern || text === '/';
  if (!stray) return text;
  return reader.refuse(
    value.line,
    `“${key}”不是仓库内的路径模式：“${shown(text)}”。`,
    `"${key}" is no pattern of paths in the repository: "${shown(text)}".`,
  );
}

/** A day that exists. */
export function readDay(reader: SettingsReader, key: string, value: YamlValue): string | null {
  const text = readText(reader, key, value);
  if (text === null) return null;
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  if (real) return text;
  return reader.refuse(
    value.line,
    `“${key}”应为日期，如 2027-06-30，不能是“${shown(text)}”。`,
    `"${key}" takes a day as 2027-06-30, not "${shown(text)}".`,
  );
}

/** A range of versions, as written. */
export function readVersions(reader: SettingsReader, key: string, value: YamlValue): string | null {
  const text = readText(reader, key, value);
  if (text === null || isVersionRange(text)) return text;
  return reader.refuse(
    value.line,
    `“${key}”应为版本范围，如 ">=1.2 <2" 或 "1.4.0"，不能是“${shown(text)}”。`,
    `"${key}" takes a range as ">=1.2 <2" or "1.4.0", not "${shown(text)}".`,
  );
}
