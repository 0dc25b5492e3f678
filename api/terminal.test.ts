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

import { describe, expect, test } from 'vitest';
import { cut, displayWidth } from '#licenses/display-width.ts';
import { createLogger } from './log.ts';
import { table } from './table.ts';
import { createTerminal, jsonText, paint, terminalText } from './terminal.ts';

const hostile = [
  '\u001B[2Jwiped',
  '\u001B]8;;https://evil.example\u001B\\link\u001B]8;;\u001B\\',
  '\u001B]52;c;ZXZpbA==\u0007clipboard',
  '\u009B31mC1',
  'over\rwritten',
  'evil\u202Egro.txt',
  'a\u2066b\u2069c\u200Bd\uFEFFe',
  'nul\u0000 bell\u0007 back\u0008 del\u007F',
  'line\u2028sep\u2029end\u0085next',
  'tag\u{E0041}ged',
  'lone\uD800surrogate',
  '\u001BPdevice\u001B\\control',
  'unfinished \u001B]0;title',
].join(' | ');

const forbidden =
  // oxlint-disable-next-line no-control-regex -- what must not be there
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u;

function captured(colour: boolean) {
  const written: string[] = [];
  const stream = { isTTY: colour, columns: 30, write: (text: string) => written.push(text) };
  return { terminal: createTerminal(stream, stream, false), written };
}

describe('text of others', () => {
  test('is cleaned to what can be read', () => {
    expect(terminalText(hostile)).toBe(
      'wiped | link | clipboard | C1 | over written | evilgro.txt | abcde | nul bell back del | line sep end next | tagged | lone\uFFFDsurrogate | control | unfinished ',
    );
    expect(terminalText('two\r\nlines\n')).toBe('two\nlines\n');
    expect(terminalText('中文、emoji 👩‍💻、é')).toBe('中文、emoji 👩💻、é');
  });

  test('never reaches either stream as anything else', () => {
    const { terminal, written } = captured(false);
    terminal.out(hostile);
    terminal.err(hostile);
    terminal.out(table([{ head: hostile }], [[hostile]]));
    terminal.out(jsonText({ [hostile]: [hostile] }));
    terminal.status(hostile);
    expect(written.join('')).not.toMatch(forbidden);
  });

  test('cannot use our colours to smuggle others', () => {
    const { terminal, written } = captured(true);
    terminal.out(paint(terminal, 'red', hostile));
    const plain = written.join('').replaceAll('\u001B[31m', '').replaceAll('\u001B[0m', '');
    expect(plain).not.toMatch(forbidden);
    expect(written.join('')).toContain('\u001B[31m');
  });

  test('is cleaned fast, however it is made', () => {
    const started = performance.now();
    for (const bomb of ['\u001B]', '\u001B[', '\u001BP', ' ', '\u202E']) terminalText(bomb.repeat(300_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('JSON keeps every character, escaped', () => {
    const value = { [hostile]: hostile };
    expect(JSON.parse(jsonText(value))).toEqual(value);
    expect(jsonText(value).replaceAll('\n', '')).not.toMatch(forbidden);
  });
});

describe('the status line', () => {
  test('stays below what is printed, cut to the width of the terminal', () => {
    const { terminal, written } = captured(true);
    terminal.status('采集中'.repeat(20));
    terminal.err('line');
    terminal.status(null);
    expect(written.map((text) => text.replaceAll('\r\u001B[K', '<clear>'))).toEqual([
      `${'采集中'.repeat(4)}采集…`,
      '<clear>',
      'line\n',
      `${'采集中'.repeat(4)}采集…`,
      '<clear>',
    ]);
  });
});

describe('a terminal of width 0', () => {
  test('counts as one of 80 columns', () => {
    const written: string[] = [];
    const stream = { isTTY: true, columns: 0, write: (text: string) => written.push(text) };
    createTerminal(stream, stream, false).status('x'.repeat(200));
    expect(displayWidth(written.join(''))).toBe(79);
  });
});

describe('width', () => {
  test('is what a terminal shows', () => {
    expect(['abc', '通明', 'é', 'ｆ', '한글', '👍', '\u001B[31mx\u001B[0m'].map(displayWidth)).toEqual([
      3, 4, 1, 2, 4, 2, 1,
    ]);
    expect(cut('通明通明', 5)).toBe('通明…');
    expect(cut('通明', 4)).toBe('通明');
  });

  test('aligns Chinese and Latin cells', () => {
    const lines = table(
      [{ head: '项目' }, { head: 'n', align: 'right' }],
      [
        ['通明', '1'],
        ['tikv', '22'],
      ],
    ).split('\n');
    expect(lines).toEqual(['项目   n', '────  ──', '通明   1', 'tikv  22']);
  });
});

describe('the log', () => {
  test('is one JSON document a line, whatever the fields hold', () => {
    const lines: string[] = [];
    const log = createLogger({
      write: (line) => void lines.push(line),
      human: false,
      info: true,
      now: () => new Date(0),
    });
    log.info('crawled', { url: 'https://user:t0ken@host/x', text: 'a"b\\c\r\n{"level":"error"}\u001B[31m\u202E' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(forbidden);
    expect(lines[0]).not.toContain('\n');
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'info',
      message: 'crawled',
      url: 'https://host/x',
      text: 'a"b\\c\r\n{"level":"error"}\u001B[31m\u202E',
    });
  });

  test('for a person it is one line of words, and ordinary events can be left out', () => {
    const lines: string[] = [];
    const log = createLogger({
      write: (line) => void lines.push(line),
      human: true,
      info: false,
      now: () => new Date(2026, 10, 22, 9, 5, 1),
    });
    log.info('nothing');
    log.warn('odd', { path: 'a\nb\u001B[2J', count: 2 });
    expect(lines).toEqual(['09:05:01 warn: odd path=a b count=2']);
  });
});
