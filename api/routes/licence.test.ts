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

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { LicenceDiff, LicenceFile, ProjectLicences } from '../client.ts';
import { testApp } from '../testing.ts';
import { fillStore } from '../testing-data.ts';
import { testHead } from '../testing-facts.ts';
import { alteredPath } from '../testing-licences.ts';

let store: Store;
let app: ReturnType<typeof testApp>;

beforeAll(async () => {
  store = await testStore();
  await fillStore(store);
  app = testApp(store);
});

afterAll(() => store.close());

async function get<T>(path: string): Promise<T> {
  const response = await app.request(`/api/v1/projects/${path}`);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}

test('the whole tells the conclusion, the map, and the conflict with the lines that lead to it', async () => {
  const whole = await get<ProjectLicences>('alpha/licences');
  expect(whole).toMatchObject({
    licence: { concluded: 'Apache-2.0' },
    scan: {
      head: testHead,
      current: true,
      files: 130,
      asked: 130,
      received: 129,
      refused: [{ why: 'too-large', count: 1 }],
    },
    unstated: 7,
  });
  expect(whole.expressions).toEqual([
    { expression: 'Apache-2.0', files: 120, verdict: 'compatible' },
    { expression: 'GPL-2.0-only', files: 1, verdict: 'conflict' },
    { expression: 'MIT', files: 1, verdict: 'compatible' },
  ]);
  expect(whole.map.map(({ path, files }) => [path, files])).toEqual([
    ['.', 130],
    ['src', 120],
    ['src/deep', 20],
    ['third_party', 2],
  ]);
  expect(whole.conflicts).toMatchObject([
    {
      expression: 'GPL-2.0-only',
      verdict: 'conflict',
      files: 1,
      examples: [
        {
          path: 'third_party/gpl file.c',
          finding: {
            lines: [2, 5],
            rule: 'gnu-gpl#1',
            url: `https://github.com/example/alpha/blob/${testHead}/third_party/gpl%20file.c#L2-L5`,
          },
        },
      ],
    },
  ]);
  expect(whole.altered.map(({ path }) => path)).toEqual([alteredPath]);
});

test('holders are told by name where they are organisations, and only counted where they are persons', async () => {
  const { holders } = await get<ProjectLicences>('alpha/licences');
  expect(holders).toEqual({
    organisations: [
      { name: 'Example Works Ltd.', files: 100 },
      { name: '通明示例有限公司', files: 2 },
    ],
    others: 1,
  });
});

test('files come a page at a time, by directory or by expression, each once', async () => {
  const paths: string[] = [];
  let cursor = '';
  do {
    const page = await get<{ items: LicenceFile[]; next: string | null }>(
      `alpha/licences/files?path=src&limit=50${cursor}`,
    );
    paths.push(...page.items.map(({ path }) => path));
    cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
  } while (cursor !== '');
  expect(paths).toEqual(Array.from({ length: 120 }, (_, n) => `src/${String(n).padStart(3, '0')}.c`));
  const gpl = await get<{ items: LicenceFile[] }>('alpha/licences/files?expression=GPL-2.0-only');
  expect(gpl.items.map(({ path, verdict }) => [path, verdict])).toEqual([['third_party/gpl file.c', 'conflict']]);
});

test('the cursor of one question does not turn the pages of another', async () => {
  const { next } = await get<{ next: string | null }>('alpha/licences/files?path=src&limit=1');
  const other = await app.request(
    `/api/v1/projects/alpha/licences/files?limit=1&cursor=${encodeURIComponent(next ?? '')}`,
  );
  expect(other.status).toBe(400);
  expect(await other.json()).toMatchObject({ parameter: 'cursor' });
});

test('an altered text is compared word by word with the canonical one', async () => {
  const diff = await get<LicenceDiff>(`alpha/licences/diff?path=${encodeURIComponent(alteredPath)}`);
  const told = (kind: string) => diff.parts.filter((part) => part.kind === kind);
  expect(diff).toMatchObject({ expression: 'MIT', lines: [1, 21] });
  expect(told('missing').map(({ canonical }) => canonical.trim())).toEqual([expect.stringContaining('sublicense')]);
  expect(told('added').map(({ text }) => text.trim())).toEqual([expect.stringMatching(/For good, not evil/)]);
});

test.each([
  ['beta/licences/files', '还没有读过'],
  ['alpha/licences/diff?path=src/000.c', '没有改动过'],
  ['alpha/licences?repository=999999', '没有这个编号'],
])('%s is a 404 that says why', async (path, why) => {
  const response = await app.request(`/api/v1/projects/${path}`);
  expect(response.status).toBe(404);
  expect(((await response.json()) as { detailZh: string }).detailZh).toContain(why);
});

test('a repository that was never read says so, without numbers', async () => {
  expect(await get<ProjectLicences>('beta/licences')).toMatchObject({
    licence: null,
    scan: null,
    unstated: null,
    expressions: [],
    map: [],
  });
});
