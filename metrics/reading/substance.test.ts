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
import { cleanQuote, isSubstance } from './substance.ts';

describe('isSubstance', () => {
  it.each([
    'We meet weekly.',
    '待补充：下一版的计划',
    '- [ ] TODO list in the app',
    '| a | b |',
    '见 [路线图](docs/roadmap.md)',
    '5',
  ])('counts %j', (line) => expect(isSubstance(line)).toBe(true));
  it.each([
    '',
    '   ',
    '---',
    '***',
    '|---|:-:|',
    'TODO',
    '- TODO',
    '**TBD**',
    '> Coming soon...',
    '待补充。',
    '（待定）',
    '[x]: https://a.b',
    '<br/>',
    '[]()',
    '无',
    'N/A',
    '<div align="center">',
  ])('does not count %j', (line) => expect(isSubstance(line)).toBe(false));
});

describe('cleanQuote', () => {
  it('drops control, format and bidirectional characters and line breaks', () => {
    expect(cleanQuote('a\u001b[31m\u202eb\r\nc\u200b')).toBe('a[31mb c');
  });
  it('cuts at whole characters', () => {
    expect(cleanQuote('😀'.repeat(300))).toBe(`${'😀'.repeat(199)}…`);
    expect(cleanQuote('短')).toBe('短');
  });
});
