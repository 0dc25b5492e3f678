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

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeAll } from '#metrics/compute/compute.ts';
import type { Store } from '#store/open.ts';
import { silent, type TestTemplate, testStore, testTemplate } from '#store/testing.ts';
import { exportFacts } from './export.ts';
import { importFacts } from './import.ts';
import { archive } from './testing-archive.ts';

const now = new Date('2026-11-20T00:00:00Z');

function take(into: Store, text: string) {
  const { signal } = new AbortController();
  return importFacts(into, Readable.from([Buffer.from(text)]), { dryRun: false, now, signal });
}

async function written(from: Store): Promise<string> {
  let text = '';
  await exportFacts(from, null, async (some) => {
    text += some;
  });
  return text;
}

/** Figures and scores without row ids: repositories by their key, people by their hash. */
async function figures(of: Store): Promise<string[]> {
  await computeAll(of, { now, month: null, projects: null, log: silent });
  const rows = await of.sql<{ line: string }[]>`
    select concat_ws('|', m.scope, coalesce(r.platform_id, encode(i.value_hash, 'hex'), m.subject), m.metric, m.period, m.month,
      m.value, m.coverage, m.running, m.reason) as line
    from metric_value m
    left join repository r on m.scope = 'repository' and r.id::text = m.subject
    left join identity i on m.scope = 'person' and i.id::text = m.subject`;
  const scores = await of.sql<{ line: string }[]>`
    select concat_ws('|', s.model, s.scope, coalesce(r.platform_id, encode(i.value_hash, 'hex'), s.subject), s.month, s.value,
      s.coverage, s.running) as line
    from score s
    left join repository r on s.scope = 'repository' and r.id::text = s.subject
    left join identity i on s.scope = 'person' and i.id::text = s.subject`;
  return [...rows, ...scores].map(({ line }) => line).sort();
}

/** The same file with the lines that may stand anywhere in another order. */
function shuffled(text: string): string {
  const lines = text.trim().split('\n');
  const free = lines.filter((line) => !/^\{"type":"(?:header|organisation|repository|project|end)"/u.test(line));
  const framed = lines.filter((line) => !free.includes(line));
  const order = free.map((line) => [createHash('sha256').update(line).digest('hex'), line] as const);
  return [
    ...framed.slice(0, -1),
    ...order.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line),
    framed.at(-1),
    '',
  ].join('\n');
}

/** A hub with the archive, computed, and its figures. */
let computed: TestTemplate;
let here: string[];
beforeAll(async () => {
  computed = await testTemplate(async (store) => {
    await take(store, archive());
    here = await figures(store);
  });
}, 120_000);
afterAll(() => computed.drop());

test('a hub that takes the export of another one, in any order of lines, computes the same figures', async () => {
  const [one, other] = [await testStore({ template: computed }), await testStore()];
  try {
    expect(here.filter((line) => line.startsWith('project|alpha|commits|month|2026-01-01|'))).toEqual([
      'project|alpha|commits|month|2026-01-01|30|1|f',
    ]);
    const scopes = new Set(here.map((line) => line.split('|')[0]));
    expect([...scopes]).toEqual(expect.arrayContaining(['domain', 'organisation', 'person', 'project', 'repository']));
    const text = await written(one);
    await take(other, shuffled(text));
    expect(await written(other)).toBe(text);
    expect(await figures(other)).toEqual(here);
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
}, 120_000);

test('what is imported is computed: only the project that the second file is about', async () => {
  const store = await testStore({ template: computed });
  try {
    const more = archive()
      .split('\n')
      .filter((line) => !line.includes('x/plain') && !line.startsWith('{"type":"end"'))
      .map((line) => line.replace('"end":true', '"end":false'));
    const commit = {
      type: 'commit',
      repository: 'github.com:7',
      sha: 'f'.repeat(40),
      author: { email: 'new@acme.example' },
    };
    await take(store, [...more, JSON.stringify({ ...commit, authoredAt: '2026-01-20T00:00:00Z' })].join('\n'));
    const { projects } = await computeAll(store, { now, month: null, projects: null, log: silent });
    expect(projects).toBe(1);
    const [row] = await store.sql`select value from metric_value where scope = 'project' and subject = 'alpha'
      and metric = 'commits' and period = 'month' and month = '2026-01-01'`;
    expect(row).toEqual({ value: 31 });
  } finally {
    await store.close();
  }
}, 120_000);
