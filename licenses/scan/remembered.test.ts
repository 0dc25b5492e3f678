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

import { expect, it } from 'vitest';
import { remembering } from './remembered.ts';

function counted(): { readonly read: (text: string) => string; readonly asked: string[] } {
  const asked: string[] = [];
  const tell = remembering((text: Buffer) => {
    asked.push(text.toString().slice(0, 20));
    return text.toString().toUpperCase();
  });
  return { read: (text) => tell(Buffer.from(text)), asked };
}

it('reads a text once, however often it comes', () => {
  const { read, asked } = counted();
  expect(['a', 'b', 'a', 'b', 'a'].map(read)).toEqual(['A', 'B', 'A', 'B', 'A']);
  expect(asked).toEqual(['a', 'b']);
});

it('is not misled by a buffer that is used again', () => {
  const tell = remembering((text: Buffer) => text.toString());
  const buffer = Buffer.from('first');
  expect(tell(buffer)).toBe('first');
  buffer.write('other');
  expect([tell(buffer), tell(Buffer.from('first'))]).toEqual(['other', 'first']);
});

it('tells texts of the same sum apart', () => {
  // Both have the CRC-32 4ddb0c25.
  const { read, asked } = counted();
  expect([read('plumless'), read('buckeroo'), read('plumless')]).toEqual(['PLUMLESS', 'BUCKEROO', 'PLUMLESS']);
  expect(asked).toEqual(['plumless', 'buckeroo', 'plumless']);
});

it('forgets what was not met for long, and never keeps a long text', () => {
  const { read, asked } = counted();
  const texts = Array.from({ length: 80 }, (_, index) => `${index} ${'x'.repeat(65_536)}`);
  texts.forEach(read);
  read(texts[0] as string);
  read(texts[79] as string);
  read('y'.repeat(200_000));
  read('y'.repeat(200_000));
  expect(asked.length - texts.length).toBe(3);
});
