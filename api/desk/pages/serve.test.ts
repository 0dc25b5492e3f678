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

import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, visitor } from '../actor.ts';
import { type SpecimenDesk, specimenDesk } from './testing.ts';

const ling: Actor = { ...visitor, kind: 'member', id: 'user:1', userId: '1', name: 'Ling <b>' };
let desk: SpecimenDesk;

beforeAll(async () => {
  desk = await specimenDesk({ ling });
}, 120_000);

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return desk.app.request(`http://hub.test${path}`, { method, headers: { cookie: 'as=ling', ...headers } });
}

describe('pages of the desk', () => {
  it('renders a page for whoever asks, for nobody else to keep', async () => {
    const response = await get('/zh/desk/specimen/');
    const html = await response.text();
    expect([response.status, desk.faults]).toEqual([200, []]);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('Ling &lt;b&gt;');
    expect(html).toContain('通明 &lt;b&gt;bold&lt;/b&gt;');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('vary')).toBe('Cookie');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  });
});
