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

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import { testMember } from '../../testing.ts';
import { notify } from '../notify.ts';
import { isAddress, oneLine } from './address.ts';
import { type Mailer, openMailer } from './mailer.ts';
import { gatherMail, mostMailsADay, sendOutbox } from './outbox.ts';
import { type MailSettings, mailSettings } from './settings.ts';
import { bodyOf, headersOf, startTestSmtp, type TestSmtp } from './testing-smtp.ts';

let store: Store;
let smtp: TestSmtp;
let now = new Date('2026-11-22T08:00:00Z');
const context = () => ({ db: store.db, log: silent, now: () => now, baseUrl: 'https://hub.example.org' });
const quick = { connect: 300, silence: 300 };

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  smtp = await startTestSmtp();
  now = new Date('2026-11-22T08:00:00Z');
});
afterEach(async () => {
  await smtp.close();
  await store.db.deleteFrom('notification').execute();
  await store.db.deleteFrom('mail').execute();
});

function settings(more: Partial<MailSettings> = {}): MailSettings {
  const base = { secure: false, loopback: true, user: null, password: null, from: 'hub@example.org' };
  return { ...base, host: '127.0.0.1', port: smtp.port, ...more };
}

function mailer(more: Partial<MailSettings> = {}): Mailer {
  return openMailer(settings(more), quick);
}

function tell(
  members: readonly string[],
  text = { zh: '报告到期', en: 'A report is due' },
  dedupe: string | null = null,
) {
  return notify(store.db, {
    to: { members },
    kind: 'report',
    object: { kind: 'report', id: '7' },
    text,
    link: '/desk/reports/7/',
    dedupe,
    at: now,
  });
}

async function states(): Promise<string[]> {
  const rows = await store.db.selectFrom('mail').select(['state', 'attempts']).orderBy('id').execute();
  return rows.map(({ state, attempts }) => `${state} ${attempts}`);
}

it('B138: mail is written in the language of its reader, with links to the configured address', async () => {
  const ann = await testMember(store, {});
  const bo = await testMember(store, {});
  await store.db.updateTable('member').set({ locale: 'en' }).where('user_id', '=', bo.userId).execute();
  await tell([ann.userId, bo.userId]);
  expect(await gatherMail(context())).toBe(2);
  expect(await gatherMail(context())).toBe(0);
  expect(await sendOutbox(context(), mailer())).toEqual({ sent: 2, later: 0, refused: 0 });
  expect(await sendOutbox(context(), mailer())).toEqual({ sent: 0, later: 0, refused: 0 });
  const mails = smtp.received.map((mail) => [headersOf(mail).get('subject'), mail.to[0], bodyOf(mail)]);
  const zh = mails.find(([, to]) => to === `RCPT TO:<${ann.userId}@example.org>`);
  const en = mails.find(([, to]) => to === `RCPT TO:<${bo.userId}@example.org>`);
  expect(zh?.[0]).toBe('【通明】报告到期');
  expect(zh?.[2]).toContain('报告到期\nhttps://hub.example.org/zh/desk/reports/7/\n');
  expect(en?.[0]).toBe('[Tongming] A report is due');
  expect(en?.[2]).toContain('A report is due\nhttps://hub.example.org/en/desk/reports/7/\n');
  expect(en?.[2]).not.toMatch(/[\u4e00-\u9fff]/);
  const headers = headersOf(smtp.received[0] as never);
  expect(headers.get('auto-submitted')).toBe('auto-generated');
  expect(headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@hub\.example\.org>$/);
  expect(await states()).toEqual(['sent 1', 'sent 1']);
});

it('names with line breaks and control characters add no header and no recipient', async () => {
  const ann = await testMember(store, {});
  const evil = 'Eve\r\nBcc: all@example.org\r\n\r\nhello\u202e\u0000\u2028.\r\n.\r\nMAIL FROM:<x@y>';
  await tell([ann.userId], { zh: evil.replace('\u0000', ''), en: evil.replace('\u0000', '') });
  await gatherMail(context());
  expect(await sendOutbox(context(), mailer())).toEqual({ sent: 1, later: 0, refused: 0 });
  const [mail] = smtp.received;
  expect(mail?.to).toEqual([`RCPT TO:<${ann.userId}@example.org>`]);
  expect(headersOf(mail as never).has('bcc')).toBe(false);
  expect(headersOf(mail as never).get('subject')).toBe('【通明】Eve Bcc: all@example.org hello . . MAIL FROM:<x@y>');
  expect(smtp.lines.filter((line) => line.startsWith('MAIL'))).toEqual(['MAIL FROM:<hub@example.org>']);
  expect(oneLine('a\r\nb\u0085c\u200bd')).toBe('a b c d');
});

it.each([
  'a@example.org\r\nRCPT TO:<b@example.org>',
  'a@example.org, b@example.org',
  '"a b"@example.org',
  'a@example.org>',
  'no address',
  `${'a'.repeat(65)}@example.org`,
  '',
])('%j is no address, and is never handed to a server', async (address) => {
  expect(isAddress(address)).toBe(false);
  const mail = { address, subject: 'x', body: 'x', locale: 'en', messageId: '1@x', date: now } as const;
  expect(await mailer().send(mail)).toEqual({ kind: 'refused', why: 'not an address', down: false });
  expect(smtp.connections).toBe(0);
});

it('several things become one mail, a day has a limit, and what is over it comes together on the next day', async () => {
  const ann = await testMember(store, {});
  await tell([ann.userId]);
  await tell([ann.userId]);
  expect(await gatherMail(context())).toBe(1);
  const [first] = await store.db.selectFrom('mail').select(['subject']).execute();
  expect(first?.subject).toBe('【通明】2 条新消息');
  for (let count = 1; count < mostMailsADay; count += 1) {
    await tell([ann.userId]);
    expect(await gatherMail(context())).toBe(1);
  }
  for (let count = 0; count < 5; count += 1) await tell([ann.userId]);
  expect(await gatherMail(context())).toBe(0);
  now = new Date('2026-11-22T23:59:59.999Z');
  expect(await gatherMail(context())).toBe(0);
  now = new Date('2026-11-23T00:00:00Z');
  expect(await gatherMail(context())).toBe(1);
  const digest = await store.db.selectFrom('mail').select('subject').orderBy('id', 'desc').executeTakeFirst();
  expect(digest?.subject).toBe('【通明】5 条新消息');
  const untold = await store.db.selectFrom('notification').select('id').where('mail', 'is', null).execute();
  expect(untold).toEqual([]);
});

it('who wants no mail, is suspended or has no address gets none; old news is left to the desk', async () => {
  const members = [await testMember(store, {}), await testMember(store, {}), await testMember(store, {})];
  const [ann, bo, cy] = members.map(({ userId }) => userId) as [string, string, string];
  await store.db.insertInto('notification_preference').values({ member: ann, kind: 'report', mail: false }).execute();
  await tell([ann, bo, cy]);
  await store.db.updateTable('member').set({ email: null }).where('user_id', '=', cy).execute();
  await store.db.updateTable('member').set({ state: 'suspended' }).where('user_id', '=', bo).execute();
  expect(await gatherMail(context())).toBe(0);
  await store.db.updateTable('member').set({ state: 'active' }).where('user_id', '=', bo).execute();
  now = new Date('2026-11-26T08:00:00Z');
  expect(await gatherMail(context())).toBe(0);
});

const mailFaults = [
  ['greeting', '421 too busy', 'waiting 1'],
  ['EHLO', 'close', 'waiting 1'],
  ['MAIL', '451 later', 'waiting 1'],
  ['MAIL', '550 not your sender', 'waiting 1'],
  ['RCPT', '450 mailbox busy', 'waiting 1'],
  ['RCPT', '550 no such user', 'refused 1'],
  ['DATA', '451 later', 'waiting 1'],
  ['DATA', '554 no', 'refused 1'],
  ['message', '452 disk full', 'waiting 1'],
  ['message', '552 too big', 'refused 1'],
  ['greeting', 'hang', 'waiting 1'],
  ['EHLO', 'hang', 'waiting 1'],
  ['MAIL', 'hang', 'waiting 1'],
  ['RCPT', 'hang', 'waiting 1'],
  ['DATA', 'close', 'waiting 1'],
] as const;

it.each(mailFaults)(
  '%s answered by "%s" leaves the mail %s; it is sent once when the server is well',
  async (...row) => {
    const [step, answer, state] = row;
    const ann = await testMember(store, {});
    await tell([ann.userId]);
    await gatherMail(context());
    smtp.faults = { [step]: answer };
    await sendOutbox(context(), mailer());
    expect(await states()).toEqual([state]);
    expect(smtp.received).toEqual([]);
    smtp.faults = {};
    now = new Date(now.getTime() + 59_999);
    expect(await sendOutbox(context(), mailer())).toEqual({ sent: 0, later: 0, refused: 0 });
    now = new Date(now.getTime() + 1);
    const waits = state.startsWith('waiting');
    expect(await sendOutbox(context(), mailer())).toEqual({ sent: waits ? 1 : 0, later: 0, refused: 0 });
    expect(await states()).toEqual([waits ? 'sent 2' : 'refused 1']);
    expect(smtp.received).toHaveLength(waits ? 1 : 0);
  },
);

it.each(['hang', 'close'])(
  'a server that takes a mail and answers by %s gets it again under the same message id',
  async (fault) => {
    const ann = await testMember(store, {});
    await tell([ann.userId]);
    await gatherMail(context());
    smtp.faults = { message: fault };
    await sendOutbox(context(), mailer());
    smtp.faults = {};
    now = new Date(now.getTime() + 60_000);
    expect(await sendOutbox(context(), mailer())).toEqual({ sent: 1, later: 0, refused: 0 });
    const ids = smtp.received.map((mail) => headersOf(mail).get('message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  },
);

it('a server that is down costs one attempt a round, waits grow, and after ten attempts a mail is given up', async () => {
  const members = [await testMember(store, {}), await testMember(store, {})];
  await tell(members.map(({ userId }) => userId));
  await gatherMail(context());
  const { port } = smtp;
  await smtp.close();
  const down = openMailer(settings({ port }), quick);
  expect(await sendOutbox(context(), down)).toEqual({ sent: 0, later: 1, refused: 0 });
  expect((await states()).toSorted()).toEqual(['waiting 0', 'waiting 1']);
  for (let tries = 0; tries < 40; tries += 1) {
    now = new Date(now.getTime() + 6 * 3_600_000);
    await sendOutbox(context(), down);
    await sendOutbox(context(), down);
  }
  expect(await states()).toEqual(['refused 10', 'refused 10']);
  const kept = await store.db.selectFrom('mail').select('last_error').executeTakeFirst();
  expect(kept?.last_error).toContain('ECONNREFUSED');
  smtp = await startTestSmtp();
});

it('a process that died while it sent leaves its mail to the next after ten minutes, and no two send one mail', async () => {
  const ann = await testMember(store, {});
  await tell([ann.userId]);
  await gatherMail(context());
  const never: Mailer = { send: () => Promise.reject(new Error('killed')) };
  await expect(sendOutbox(context(), never)).rejects.toThrow('killed');
  expect(await states()).toEqual(['sending 1']);
  expect(await sendOutbox(context(), mailer())).toEqual({ sent: 0, later: 0, refused: 0 });
  now = new Date(now.getTime() + 10 * 60_000);
  const both = await Promise.all([sendOutbox(context(), mailer()), sendOutbox(context(), mailer())]);
  expect(both[0].sent + both[1].sent).toBe(1);
  expect(smtp.received).toHaveLength(1);
});

it('B140: a password is in no error that is kept', async () => {
  const ann = await testMember(store, {});
  await tell([ann.userId]);
  await gatherMail(context());
  const password = 'canary-7f3a';
  smtp.faults = { AUTH: `535 wrong ${password} ${Buffer.from(password).toString('base64')}` };
  const round = await sendOutbox(context(), mailer({ user: 'hub', password }));
  expect(round).toEqual({ sent: 0, later: 1, refused: 0 });
  const kept = await store.db.selectFrom('mail').select('last_error').executeTakeFirst();
  expect(kept?.last_error).toContain('535 wrong … …');
  expect(kept?.last_error).not.toContain('canary');
});

it('a server that is not this machine must encrypt', async () => {
  const mail = {
    address: 'a@example.org',
    subject: 'x',
    body: 'x',
    locale: 'en',
    messageId: '1@x',
    date: now,
  } as const;
  const attempt = await mailer({ loopback: false, user: 'hub', password: 'canary' }).send(mail);
  expect(attempt).toMatchObject({ kind: 'later', down: true });
  expect(smtp.received).toEqual([]);
  expect(smtp.lines.join(' ')).not.toMatch(/AUTH|MAIL/);
});

it('STARTTLS with a certificate that nobody vouches for stops before a password or a mail is told', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tongming-smtp-'));
  const [keyFile, certFile] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
  execFileSync('openssl', [...request, '-subj', '/CN=127.0.0.1', '-keyout', keyFile, '-out', certFile], {
    stdio: 'ignore',
  });
  const tls = await startTestSmtp({ key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') });
  const mail = {
    address: 'a@example.org',
    subject: 'x',
    body: 'x',
    locale: 'en',
    messageId: '1@x',
    date: now,
  } as const;
  for (const loopback of [true, false]) {
    const attempt = await mailer({ port: tls.port, loopback, user: 'hub', password: 'canary' }).send(mail);
    expect(attempt).toMatchObject({
      kind: 'later',
      down: true,
      why: expect.stringMatching(/^self-signed certificate/),
    });
  }
  expect(tls.received).toEqual([]);
  expect(tls.lines.join(' ')).not.toMatch(/AUTH|MAIL/);
  await tls.close();
  await rm(directory, { recursive: true });
});

it('settings are read from the two variables', () => {
  expect(mailSettings({ smtpUrl: null, mailFrom: 'a@b' })).toBeNull();
  expect(mailSettings({ smtpUrl: 'smtp://x', mailFrom: null })).toBeNull();
  const smtpUrl = 'smtps://hub%40example.org:p%3Aw@smtp.example.org';
  expect(mailSettings({ smtpUrl, mailFrom: 'a@b' })).toEqual({
    host: 'smtp.example.org',
    port: 465,
    secure: true,
    loopback: false,
    user: 'hub@example.org',
    password: 'p:w',
    from: 'a@b',
  });
  const own = mailSettings({ smtpUrl: 'smtp://[::1]:2525', mailFrom: 'a@b' });
  expect(own).toMatchObject({ host: '::1', port: 2525, secure: false, loopback: true, user: null });
});
