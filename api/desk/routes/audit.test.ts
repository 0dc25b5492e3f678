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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { appendAudit } from '#store/queries/desk/audit.ts';
import { testStore } from '#store/testing.ts';
import type { Actor } from '../actor.ts';
import { makeCheckpoint } from '../audit-log/checkpoint.ts';
import { fileSource } from '../audit-log/log-file.ts';
import { verifyAudit } from '../audit-log/verify.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';

let store: Store;
let desk: TestDesk;
let administrator: Actor;
let directory: string;

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '|calc',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '  =1',
  'a;b',
  'q"q',
];
const nasty = 'line\r\n{"seq":"1"}\u001B[31m\u202Egro';

beforeAll(async () => {
  store = await testStore();
  desk = testDesk(store);
  administrator = await testMember(store, { roles: ['administrator'] });
  directory = await mkdtemp(join(tmpdir(), 'tongming-audit-'));
  const rows = [...formulas, nasty].map((reason, i) => ({
    at: new Date(Date.UTC(2026, 10, 1 + i, 8)),
    actor: i % 2 === 0 ? 'user:a' : 'user:b',
    actor_name: 'Ann',
    action: i % 3 === 0 ? 'review.judge' : 'application.submit',
    object_kind: 'application',
    object_id: `code${i % 4}`,
    before: JSON.stringify({ points: i }),
    after: JSON.stringify({ points: i + 2, note: reason }),
    reason,
    request: null,
  }));
  await appendAudit(store.db, rows);
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

interface Page {
  readonly items: readonly { readonly seq: string; readonly reason: string | null }[];
  readonly next: string | null;
}

const list = async (query: string) => (await desk.ask<Page>(administrator, 'get', `/audit?${query}`)).body;
const numbers = ({ items }: Page) => items.map(({ seq }) => Number(seq));

describe('the list', () => {
  it('is walked in pages, newest first', async () => {
    const first = await list('limit=10');
    expect(numbers(first)).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6]);
    const second = await list(`limit=10&cursor=${first.next}`);
    expect([numbers(second), second.next]).toEqual([[5, 4, 3, 2, 1], null]);
  });

  it('is narrowed by who, what, which object and when', async () => {
    expect(numbers(await list('actor=user:b'))).toEqual([14, 12, 10, 8, 6, 4, 2]);
    expect(numbers(await list('action=review.judge'))).toEqual([13, 10, 7, 4, 1]);
    expect(numbers(await list('kind=application&object=code3'))).toEqual([12, 8, 4]);
    expect(numbers(await list('from=2026-11-03&to=2026-11-05'))).toEqual([5, 4, 3]);
    expect(numbers(await list('actor=user:b&action=review.judge&to=2026-11-05'))).toEqual([4]);
  });

  it('B124: refuses cursors that it did not give, sizes that are none, and days that are none', async () => {
    const { next } = await list('limit=5');
    for (const query of [
      'cursor=abc',
      `cursor=${next}&actor=user:b`,
      'limit=0',
      'limit=101',
      'from=2026-13-01',
      'x=1',
    ]) {
      expect([query, (await desk.ask(administrator, 'get', `/audit?${query}`)).status]).toEqual([query, 400]);
    }
  });
});

describe('one event', () => {
  it('says what it changed', async () => {
    const { body } = await desk.ask<{ seq: string; changes: unknown[]; hash: string }>(
      administrator,
      'get',
      '/audit/2',
    );
    expect(body.changes).toEqual([
      { path: 'points', before: '1', after: '3' },
      { path: 'note', before: null, after: '+1' },
    ]);
    expect(body.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is 404 where there is none', async () => {
    for (const id of ['0', '16', '-1', '1e3', '99999999999999999999', 'x']) {
      expect([id, (await desk.ask(administrator, 'get', `/audit/${id}`)).status]).toEqual([id, 404]);
    }
  });
});

const exported = (query: string) => desk.ask(administrator, 'get', `/audit-export?${query}`);

/** RFC 4180, as a spreadsheet reads it. */
function cells(text: string): string[][] {
  const fields = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain = '', end] of fields) {
    if (whole === '') continue;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('exports', () => {
  it('B134: nothing in the table is run by a spreadsheet, and all of it comes back', async () => {
    const { text, headers } = await exported('format=csv');
    expect(headers.get('content-disposition')).toContain('attachment; filename="audit-log.csv"');
    const rows = cells(text);
    expect(rows[0]?.[9]).toBe('reason');
    expect(rows.slice(1).map((row) => row[9])).toEqual([
      ...formulas.map((reason) => (['a;b', 'q"q'].includes(reason) ? reason : `'${reason}`)),
      nasty,
    ]);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@|＝＋－＠]/u);
  });

  it('B140: an event is one line, whatever is in it, and the lines can be verified elsewhere', async () => {
    const { text } = await exported('');
    expect(text.split('\n')).toHaveLength(17);
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/);
    expect(JSON.parse(text.split('\n')[15] ?? '')).toMatchObject({ seq: '15', reason: nasty });
    const file = join(directory, 'whole.jsonl');
    await writeFile(file, text);
    expect(await verifyAudit(await fileSource(file), [])).toMatchObject({ ok: true, events: 15 });
  });

  it('F40: a file is verified from its first event on, and tampering with any line of it is found', async () => {
    const { text } = await exported('format=jsonl&from=2026-11-04&to=2026-11-10');
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(8);
    const check = async (changed: readonly string[]) => {
      const file = join(directory, 'part.jsonl');
      await writeFile(file, `${changed.join('\n')}\n`);
      const { ok, first, finding } = await verifyAudit(await fileSource(file), []);
      return ok ? `whole from ${first}` : `${finding?.kind} ${finding?.seq}`;
    };
    expect(await check(lines)).toBe('whole from 4');
    for (let i = 1; i < lines.length; i += 1) {
      const edited = lines.with(i, (lines[i] ?? '').replace('"Ann"', '"Bob"'));
      expect(await check(edited)).toBe(`edited ${i + 3}`);
      expect(await check(lines.toSpliced(i, 1))).toBe(`missing ${i + 3}`);
    }
    expect(await check(lines.slice(0, 5))).toBe('missing 8');
  });

  it('refuses forms that it does not know', async () => {
    for (const query of ['format=xlsx', 'from=yesterday', 'until=2026-11-01']) {
      expect([query, (await desk.ask(administrator, 'get', `/audit-export?${query}`)).status]).toEqual([query, 400]);
    }
  });
});

describe('checkpoints', () => {
  it('are published with the state of the log', async () => {
    const made = await makeCheckpoint(store.db, new Date('2026-11-21T23:00:00Z'));
    expect(await makeCheckpoint(store.db, new Date('2026-11-21T23:30:00Z'))).toEqual(made);
    const told = await desk.app.request('/api/v1/audit/checkpoints');
    const { checkpoints } = (await told.json()) as { checkpoints: { day: string; seq: string; hash: string }[] };
    expect(checkpoints.map(({ day, seq }) => [day, seq])).toEqual([['2026-11-21', '15']]);
    const { body } = await desk.ask<object>(administrator, 'get', '/audit-state');
    expect(body).toMatchObject({ head: { seq: '15' }, since: { day: '2026-11-21' }, events: 0, finding: null });
  });
});
