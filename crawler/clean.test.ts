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

import { expect, test } from 'vitest';
import { cleanText } from './clean.ts';

test('escape sequences, control and bidi characters do not reach a terminal', () => {
  expect(cleanText('\u001B[31mred\u001B[0m')).toBe('red');
  expect(cleanText('a\u001B]0;pwn\u0007b')).toBe('ab');
  expect(cleanText('a\u001B]8;;http://evil.test\u001B\\link\u001B]8;;\u001B\\b')).toBe('alinkb');
  expect(cleanText('a\u0000b\u0008c\u009Bd')).toBe(String.raw`a\x00b\x08c\x9bd`);
  expect(cleanText('safe\u202Etxt.exe\u200B')).toBe(String.raw`safe\u{202e}txt.exe\u{200b}`);
  expect(cleanText('one\r\ntwo\tthree')).toBe('one two three');
  expect(cleanText('中文 é 👍')).toBe('中文 é 👍');
});

test('credentials in URLs are cut out', () => {
  expect(cleanText("unable to access 'https://user:s3cret@h.test/a/'")).toBe("unable to access 'https://h.test/a/'");
  expect(cleanText('https://ghp_token@github.com/a and http://x:y@z/')).toBe('https://github.com/a and http://z/');
});

test('long text is capped without cutting a character in two', () => {
  expect(cleanText(`${'a'.repeat(9)}👍b`, 10)).toBe(`${'a'.repeat(9)}\uFFFD…`);
  expect(cleanText('a'.repeat(10), 10)).toBe('a'.repeat(10));
});
