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

import { describe, expect, it } from 'vitest';
import { deskPath, ownPath, withParameter } from './path.ts';

describe('addresses of the desk', () => {
  it('are paths below a language, with a slash at their end or without', () => {
    expect(deskPath('/zh/desk/applications/ab2c/')).toEqual({
      locale: 'zh',
      area: 'desk',
      path: '/zh/desk/applications/ab2c/',
      bare: false,
    });
    expect(deskPath('/en/sign-in')).toEqual({ locale: 'en', area: 'sign-in', path: '/en/sign-in/', bare: true });
    expect(deskPath('/zh/projects/desk/')).toBeNull();
    expect(deskPath('/zh/desks/')).toBeNull();
  });

  it('B110: an address that could be read in two ways is none of ours', () => {
    for (const path of [
      '//zh/desk/',
      '/ZH/desk/',
      '/zh/%64esk/',
      '/./zh/desk/',
      '/zh;x/desk/',
      '/zh\\desk/',
      '/desk/',
    ]) {
      expect([path, deskPath(path)]).toEqual([path, null]);
    }
    for (const path of [
      '/zh/desk//',
      '/zh/desk//members/',
      '/zh/desk/./members/',
      '/zh/desk/../members/',
      '/zh/desk/%2e%2e/members/',
      '/zh/desk/a%2fb/',
      '/zh/desk/a%5cb/',
      '/zh/desk/%6dembers/',
      '/zh/desk/;x/',
      '/zh/desk/members;x/',
      '/zh/desk/%0a',
      '/zh/desk/%E2%80%A8/',
      '/zh/desk/\u2028/',
      '/zh/desk/a b/',
      `/zh/desk/${'a'.repeat(1001)}/`,
    ]) {
      expect([path, deskPath(path)]).toEqual([path, 'strange']);
    }
  });
});

describe('paths that somebody may be sent to', () => {
  it('B137: are pages of this site and nothing else', () => {
    for (const path of [
      '/zh/',
      '/zh',
      '/en/desk/?state=open&page=2',
      '/zh/apply/ab2c/#documents',
      '/zh/desk/a-b_c.d~e@f:g/',
    ]) {
      expect([path, ownPath(path)]).toEqual([path, path]);
    }
    for (const path of [
      '//evil.example',
      '//evil.example/zh/',
      '/\\evil.example',
      '/\t/evil.example',
      '/zh/\t/evil',
      '/zh//evil.example',
      '/zh/\\evil',
      'javascript:alert(1)',
      'https:evil.example',
      'https://evil.example/zh/',
      'zh/desk/',
      '/api/v1/desk/queue',
      '/zh/../api/',
      '/zh/./desk/',
      '/zh/desk/%0d%0aset-cookie:a=b',
      '/zh/desk/\r\nset-cookie: a=b',
      '/zh/desk/?a=b\nc',
      '/zh/desk/@evil.example\u2028',
      `/zh/${'a/'.repeat(1000)}`,
      '',
      null,
      undefined,
    ]) {
      expect([path, ownPath(path)]).toEqual([path, null]);
    }
  });

  it('is decided in time that grows with the length only', () => {
    const started = performance.now();
    ownPath(`/zh/${'a'.repeat(1990)}!`);
    ownPath(`/zh${'/a'.repeat(990)}!`);
    deskPath(`/zh/desk${'/a'.repeat(400)}!`);
    expect(performance.now() - started).toBeLessThan(100);
  });

  it('get a parameter before their fragment, once', () => {
    expect(withParameter('/zh/desk/?a=1&done=x#top', 'done', 'y')).toBe('/zh/desk/?a=1&done=y#top');
    expect(withParameter('/zh/', 'done', 'y')).toBe('/zh/?done=y');
  });
});
