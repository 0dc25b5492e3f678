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

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskHub, deskHub } from '../../testing/desk.ts';

let hub: DeskHub;
beforeAll(async () => {
  hub = await deskHub();
}, 120_000);
afterAll(async () => {
  await hub?.[Symbol.asyncDispose]();
});

async function listed(slug: string): Promise<void> {
  await hub.store.db
    .insertInto('project')
    .values({
      slug,
      entry: '{}',
      domain: 'database',
      stage: 'sandbox',
      stage_since: null,
      admitted_on: null,
      listed: true,
    })
    .execute();
}

interface Shown {
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
}

/** A form of a page as a browser without scripts would send it, with what somebody wrote in it. */
async function formOf(path: string, id: string, cookie: string, written: Readonly<Record<string, string>>) {
  const html = await (await fetch(`${hub.url}${path}`, { headers: { cookie } })).text();
  const form = html.slice(html.indexOf(`<form id="${id}"`)).split('</form>', 1)[0] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = hidden.map(([, name = '', value = '']) => [name, value] as const);
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
  return { action, fields: [...fields, ...Object.entries(written)] } satisfies Shown;
}

function send({ action, fields }: Shown, cookie: string): Promise<Response> {
  return fetch(`${hub.url}${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: hub.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
  });
}

/** Sends a form twice: the secret is on the first page, and in nothing else that comes back. */
async function toldOnce(form: Shown, cookie: string, secret: RegExp): Promise<readonly [string, readonly string[]]> {
  const first = await send(form, cookie);
  const html = await first.text();
  expect([first.status, first.headers.get('location'), first.headers.get('cache-control')]).toEqual([
    200,
    null,
    'private, no-store',
  ]);
  const [told = ''] = secret.exec(html) ?? [];
  expect(told).toMatch(secret);
  const cookies = first.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '');
  const again = await send(form, [cookie, ...cookies].filter((one) => one !== '').join('; '));
  const second = await again.text();
  expect([again.status, again.headers.get('location')]).toEqual([200, null]);
  expect(second).toContain('What stood here is shown once, and was');
  expect(second).not.toMatch(secret);
  expect(hub.faults).toEqual([]);
  return [told, cookies];
}

it('a token of a pipeline is shown once, and it is that token', async () => {
  const { cookie } = await hub.signIn({ roles: ['administrator'] });
  await listed('lake');
  const path = '/en/desk/projects/lake/tokens/';
  const form = await formOf(path, 'f-create-token-lake', cookie, {
    name: 'nightly',
    'scopes:list': 'project:read',
    'days:int': '30',
  });
  const [token] = await toldOnce(form, cookie, /\bhub_ci_[a-z2-7]{69}\b/);
  const [row] = await hub.store.db.selectFrom('ci_token').select(['id', 'scopes']).execute();
  expect(row).toEqual({ id: token.slice(7, 17), scopes: ['project:read'] });
  const list = await (await fetch(`${hub.url}${path}`, { headers: { cookie } })).text();
  expect([list.includes(token), list.includes(`hub_ci_${row?.id}…`)]).toEqual([false, true]);
  const used = await fetch(`${hub.url}/api/v1/desk/projects/lake/verdicts`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(used.status).toBe(200);
});

it('an invitation is shown once', async () => {
  const { cookie } = await hub.signIn({ roles: ['administrator'] });
  const form = await formOf('/en/desk/members/', 'f-make-invite', cookie, {
    purpose: 'join',
    email: 'new@example.org',
    name: '',
    organisation: '',
  });
  const [link] = await toldOnce(form, cookie, /http:\/\/127\.0\.0\.1:\d+\/en\/invite\/[\w-]{20,64}\//);
  expect((await fetch(link)).status).toBe(200);
});

it('the line of a claim is shown once', async () => {
  const { cookie } = await hub.signIn({ roles: [] });
  await listed('river');
  const form = await formOf('/en/apply/claim/river/', 'f-make-claim-file', cookie, {});
  await toldOnce(form, cookie, /tongming-claim: [\w-]{32}/);
  expect(await hub.store.db.selectFrom('project_claim').select(['project', 'state']).execute()).toEqual([
    { project: 'river', state: 'pending' },
  ]);
});

it('the key of an application and of a request is shown once, and sending again makes no second one', async () => {
  const begin = await formOf('/en/apply/', 'f-create-application-admission', '', {});
  const [link, cookies] = await toldOnce(begin, '', /\/en\/apply\/[a-z2-7]{12}\/\?key=[\w-]{32}/);
  const applications = await hub.store.db.selectFrom('application').select('code').execute();
  expect(applications).toEqual([{ code: link.split('/')[3] }]);
  // Whoever is let in by the cookie is led away from the address with the secret.
  const opened = await fetch(`${hub.url}${link}`, { redirect: 'manual', headers: { cookie: cookies.join('; ') } });
  expect([opened.status, opened.headers.get('location')]).toEqual([303, link.split('?')[0]]);
  const ask = await formOf('/en/help/', 'f-ask-help', '', {
    topic: 'strategy',
    title: 'Where to begin?',
    question: 'We are new.',
    project: '',
    name: 'Ling',
    organisation: '',
    contact: 'ling@example.org',
  });
  await toldOnce(ask, '', /\/en\/help\/[a-z2-7]{12}\/\?key=[\w-]{32}/);
  expect(await hub.store.db.selectFrom('help_request').select('title').execute()).toEqual([
    { title: 'Where to begin?' },
  ]);
});

it('the address of a calendar is shown once', async () => {
  const { cookie } = await hub.signIn({ roles: [] });
  const form = await formOf('/en/account/calendar/', 'f-make-calendar-address', cookie, {});
  const [address] = await toldOnce(form, cookie, /http:\/\/[\d.:]+\/api\/v1\/desk\/calendar\/own\.ics\?key=[\w-]{32}/);
  expect((await fetch(address)).status).toBe(200);
});
