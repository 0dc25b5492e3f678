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

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type TextKey, translator } from './text.ts';

const source = join(import.meta.dirname, '..');
const filled = z.string().regex(/^(?!\s*$)/);
const fileSchema = z.record(
  z.string().regex(/^[a-z][A-Za-z-]*(\.[A-Za-z0-9-]+)*$/),
  z.union([z.string(), z.strictObject({ one: filled, other: filled })]),
);

async function readTexts(name: string): Promise<z.infer<typeof fileSchema>> {
  return fileSchema.parse(JSON.parse(await readFile(join(source, 'i18n', name), 'utf8')));
}

const [zh, en] = await Promise.all([readTexts('zh-cn.json'), readTexts('en.json')]);

async function sources(): Promise<string> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && /\.(astro|ts)$/.test(entry.name) && !entry.name.includes('.test.'),
  );
  const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
  return texts.join('\n');
}

function places(entry: z.infer<typeof fileSchema>[string]): string[] {
  const text = typeof entry === 'string' ? entry : entry.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

test('both files hold the same texts in the same order', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});

test('a text has the same places in both languages, and n where it has a plural', () => {
  for (const [key, entry] of Object.entries(en)) {
    expect({ key, places: places(entry) }).toEqual({ key, places: places(zh[key] ?? '') });
    expect(typeof entry === 'string' || places(entry).includes('n')).toBe(true);
  }
});

test('only what joins sentences may be empty', () => {
  const empty = [...Object.entries(zh), ...Object.entries(en)].filter(([, entry]) => entry === '');
  expect(empty.map(([key]) => key)).toEqual(['sentence.space']);
});

test('every text is used, and every use has its text', async () => {
  const code = await sources();
  const named = new Set(
    [...code.matchAll(/'([a-z][A-Za-z-]*\.[A-Za-z0-9.-]+|none|unknown)'/g)].map((match) => match[1]),
  );
  const prefixes = [...code.matchAll(/`([a-z][A-Za-z-]*\.)\$\{[^`]*?\}([A-Za-z.]*)`/g)].map(
    ([, start = '', end = '']) => ({ start, end }),
  );
  const unused = Object.keys(zh).filter(
    (key) => !named.has(key) && !prefixes.some(({ start, end }) => key.startsWith(start) && key.endsWith(end)),
  );
  expect(unused).toEqual([]);
  const called = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  expect(called.filter((key) => !(key in zh))).toEqual([]);
});

test('Chinese texts use full-width punctuation between Han characters', () => {
  const wrong = Object.entries(zh).filter(
    ([, entry]) => typeof entry === 'string' && /\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u.test(entry),
  );
  expect(wrong).toEqual([]);
});

test.each<[TextKey, Record<string, number | string>, string, string]>([
  ['fresh.waiting', { n: 1 }, '1 个项目等待采集', '1 project is waiting'],
  ['fresh.waiting', { n: 3 }, '3 个项目等待采集', '3 projects are waiting'],
  ['score.partValue', { value: '50.0', points: '10.0' }, '50.0 分，为总分贡献 10.0', '50.0, adds 10.0 to the score'],
  ['feed.stage', { project: '{stage}', stage: 'x' }, '{stage}：进入x阶段', '{stage}: x'],
])('%s is filled in both languages', (key, values, chinese, english) => {
  expect([translator('zh')(key, values), translator('en')(key, values)]).toEqual([chinese, english]);
});
