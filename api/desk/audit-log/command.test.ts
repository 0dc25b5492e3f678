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

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '#store/open.ts';
import { appendAudit } from '#store/queries/desk/audit.ts';
import { silent, testDatabase } from '#store/testing.ts';
import { packageRoot } from '../../config.ts';

const bin = join(packageRoot, 'bin', 'tongming.mjs');
const slow = 120_000;
let database: Awaited<ReturnType<typeof testDatabase>>;
let home: string;
let store: Store;

beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'tongming-audit-log-'));
  const [dataDir, applicationName] = [home, 'tongming-test'];
  store = await openStore({ databaseUrl: database.url, dataDir, log: silent, applicationName, max: 2 });
  for (let i = 1; i <= 12; i += 1) {
    const about = { object_kind: 'member', object_id: `m${i}`, before: null, after: `{"i":${i}}`, reason: null };
    const who = { actor: 'user:1', actor_name: '=Ann \u202E', action: 'member.manage', request: null };
    await appendAudit(store.db, [{ at: new Date(Date.UTC(2026, 10, i)), ...who, ...about }]);
  }
}, slow);
afterAll(async () => {
  await store.close();
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

function auditLog(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    DATABASE_URL: database.url,
    TONGMING_DATA: join(home, 'data'),
    LANG: 'C',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, 'audit-log', ...words], { cwd: home, env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

it('verifies, marks, exports, and finds with a mark kept elsewhere that the tail was cut off', {
  timeout: slow,
}, async () => {
  const marked = await auditLog('checkpoint');
  expect(marked).toMatchObject({ code: 0, out: expect.stringMatching(/^\d{4}-\d\d-\d\d 12 [0-9a-f]{64}\n$/) });
  const [day = '', seq = '', hash = ''] = marked.out.trim().split(' ');
  const whole = await auditLog('verify');
  expect(whole).toEqual({
    code: 0,
    out: `The audit log is whole: events 1 to 12, 12 in all, as 1 checkpoints say.\nhead ${hash}\n`,
    err: '',
  });

  const exported = await auditLog('export', '--from', '2026-11-03', '--to', '2026-11-10');
  const lines = exported.out.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { seq?: string }).seq)).toEqual([
    undefined,
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
  ]);
  await writeFile(join(home, 'log.jsonl'), exported.out);
  const offline = await auditLog('verify', '--file', 'log.jsonl', '--json');
  expect(offline.code).toBe(0);
  expect(JSON.parse(offline.out)).toMatchObject({ ok: true, events: 8, first: '3', finding: null });
  await writeFile(join(home, 'log.jsonl'), exported.out.replace('{\\"i\\":7}', '{\\"i\\":8}'));
  const edited = await auditLog('verify', '--file', 'log.jsonl');
  expect(edited).toMatchObject({
    code: 1,
    out: expect.stringContaining('The content of event 7 does not match its hash'),
  });
  await writeFile(join(home, 'other.jsonl'), '{"format":"something else"}\n');
  expect((await auditLog('verify', '--file', 'other.jsonl')).code).toBe(3);

  const file = JSON.stringify({ checkpoints: [{ day, seq, hash }] });
  await writeFile(join(home, 'kept.json'), file);
  await sql`alter table audit_event disable trigger all`.execute(store.db);
  await sql`delete from audit_event where seq > 9`.execute(store.db);
  await sql`delete from audit_checkpoint`.execute(store.db);
  await sql`update audit_head set seq = 9, hash = (select hash from audit_event where seq = 9)`.execute(store.db);
  expect((await auditLog('verify')).code).toBe(0);
  const told = await auditLog('verify', '--checkpoints', 'kept.json', '--json');
  expect(told.code).toBe(1);
  expect(JSON.parse(told.out)).toMatchObject({ finding: { kind: 'cut', seq: '10' } });

  const site = createServer((_, answer) => answer.end(file)).listen(0, '127.0.0.1');
  const { port } = await new Promise<AddressInfo>((resolve) => {
    site.once('listening', () => resolve(site.address() as AddressInfo));
  });
  expect((await auditLog('verify', '--checkpoints', `http://127.0.0.1:${port}/`)).code).toBe(1);
  site.close();
  const lost = await auditLog('verify', '--checkpoints', 'nowhere.json');
  expect(lost).toMatchObject({ code: 3, err: expect.stringContaining('nowhere.json') });
  expect((await auditLog('verify', '--from', '2026-11-01')).code).toBe(2);
  expect((await auditLog('veryfy')).err).toContain('verify');
  expect(await readFile(join(home, 'kept.json'), 'utf8')).toBe(file);
});
