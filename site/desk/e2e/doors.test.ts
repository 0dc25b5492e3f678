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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#api/desk/accounts/testing.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { addressAbout, deskPageFiles, deskRoot } from '../../testing/desk-pages.ts';

const pages = await deskPageFiles();

let hub: DeskHub;
let people: Readonly<Record<string, SignedIn | null>>;

beforeAll(async () => {
  hub = await deskHub();
  people = {
    visitor: null,
    member: await hub.signIn(),
    weak: await hub.signIn({ roles: ['administrator', 'committee'], strong: false }),
    reviewer: await hub.signIn({ roles: ['reviewer'] }),
    everything: await hub.signIn({ roles: ['reviewer', 'legal-reviewer', 'committee', 'administrator'] }),
  };
}, 120_000);

afterAll(() => hub?.[Symbol.asyncDispose]());

async function ask(path: string, who: string): Promise<{ status: number; location: string | null; body: string }> {
  const cookie = people[who]?.cookie ?? '';
  const response = await fetch(`${hub.url}${path}`, { headers: { cookie }, redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), body: await response.text() };
}

/** Pages of the desk that show something to members without a role. */
const home = 'desk/index.astro';

describe.each(pages.filter((page) => page.startsWith('desk/')))('%s', { timeout: 60_000 }, (page) => {
  it('B110 and B125: is closed to strangers, and to staff without a second factor', async () => {
    for (const locale of ['zh', 'en']) {
      const path = `/${locale}/${addressAbout(page)}`;
      const visitor = await ask(path, 'visitor');
      const sent = `/${locale}/sign-in/?next=${encodeURIComponent(path)}`;
      expect([path, visitor.status, visitor.location]).toEqual([path, 303, sent]);
      const member = await ask(path, 'member');
      expect([path, page === home ? member.status === 200 : [403, 404].includes(member.status)]).toEqual([path, true]);
      const weak = await ask(path, 'weak');
      expect([path, [403, 404].includes(weak.status)]).toEqual([path, true]);
    }
  });
});

describe.each(pages)('%s', { timeout: 60_000 }, (page) => {
  it('never fails, whoever asks, about things that are not there and with parameters that nobody knows', async () => {
    for (const who of Object.keys(people)) {
      for (const search of [
        '',
        '?cursor=x&page=-1&state=nonsense&done=nothing&part=zzz&key=zzz&problem=zzz&next=//evil',
      ]) {
        const path = `/zh/${addressAbout(page)}${search}`;
        const { status, location } = await ask(path, who);
        expect([path, who, status >= 500]).toEqual([path, who, false]);
        expect(location ?? '/zh/').toMatch(/^\/(?:zh|en)\//);
      }
    }
    expect(hub.faults).toEqual([]);
  });
});

describe('sources of the pages', () => {
  // `{yes || <b />}` is among them because Astro writes the word true.
  it('B135: put no data where Astro does not escape it', async () => {
    const sources = (await readdir(deskRoot, { recursive: true })).filter((name) => /\w\.astro$/.test(name));
    const found: string[] = [];
    for (const name of sources) {
      const text = await readFile(join(deskRoot, name), 'utf8');
      const bad =
        text.match(/set:html|define:vars|is:inline|client:\w+|\sstyle=|\son[a-z]+=|innerHTML|\|\|\s*\(?\s*</g) ?? [];
      found.push(...bad.map((what) => `${name}: ${what}`));
    }
    expect(found).toEqual([]);
  });
});
