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
import { jsonDocument, jsonPlaces } from './json.ts';
import { lineFinder, refuseMergeConflict, refuseTooMany } from './text.ts';
import { tomlDocument, tomlPlaces, tomlStrings } from './toml.ts';
import { yamlDocument } from './yaml.ts';

describe('text', () => {
  test('lines of offsets', () => {
    const line = lineFinder('a\nbc\n\nd');
    expect([0, 1, 2, 4, 5, 6, 7].map(line)).toEqual([1, 1, 2, 2, 3, 4, 4]);
  });

  test('a merge conflict has both of its ends', () => {
    expect(() => refuseMergeConflict('x\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n')).toThrow(
      expect.objectContaining({ kind: 'merge-conflict', line: 2 }) as Error,
    );
    expect(() => refuseMergeConflict('<<<<<<< quoted in a text\n')).not.toThrow();
    expect(() => refuseMergeConflict('  <<<<<<< a\n  >>>>>>> b\n')).not.toThrow();
  });

  test('more packages than are read are refused', () => {
    expect(() => refuseTooMany(200_000)).not.toThrow();
    expect(() => refuseTooMany(200_001)).toThrow(expect.objectContaining({ kind: 'too-many' }) as Error);
  });
});

describe('large TOML', () => {
  const blocks = (count: number, more = '') =>
    Array.from(
      { length: count },
      (_, i) => `[[package]]\nname = "p${i}"\nneeds = [\n "a",\n]\n[package.source]\nid = ${i}\n${more}\n`,
    );

  test('is the same in pieces', () => {
    const all = blocks(5000);
    const text = `version = 3\n\n${all.join('')}[metadata]\n"a b" = "c"\n`;
    const expected = Array.from({ length: 5000 }, (_, i) => ({ name: `p${i}`, needs: ['a'], source: { id: i } }));
    expect(tomlDocument(text)).toEqual({ version: 3, package: expected, metadata: { 'a b': 'c' } });
    expect(tomlPlaces(text).arrays.get('package')?.at(-1)).toBe(3 + 4999 * 8);
  });

  test('a fault has its line', () => {
    const text = `${blocks(5000).join('')}name =\n`;
    expect(() => tomlDocument(text)).toThrow(expect.objectContaining({ kind: 'unparsable', line: 40_001 }) as Error);
  });

  test('what may not be there twice is refused', () => {
    const text = [...blocks(5000), '[metadata]\na = 1\n', ...blocks(5000), '[metadata]\nb = 1\n'].join('');
    expect(() => tomlDocument(text)).toThrow(expect.objectContaining({ kind: 'unparsable' }) as Error);
  });

  test('a header in a string is none', () => {
    const text = blocks(5000, "text = '''\n[[package]]\n'''").join('');
    expect((tomlDocument(text) as { package: unknown[] }).package).toHaveLength(5000);
  });
});

describe('JSON', () => {
  const text = '{\n "a": {\n  "x": [1, {"deep": 2}],\n  "x": "q,\\"}{",\n  "": 3\n },\n "l": [\n  {"n": 1}\n ]\n}';

  test('lines of keys, and keys that stand twice', () => {
    expect(jsonPlaces(text, 3)).toEqual({
      lines: new Map([
        ['a', 2],
        ['a\0x', 4],
        ['a\0', 5],
        ['l', 7],
        ['l\x000\0n', 8],
      ]),
      repeated: [{ path: 'a\0x', line: 4 }],
    });
    expect([...jsonPlaces(text, 1).lines.keys()]).toEqual(['a', 'l']);
  });

  test('strings of many megabytes and a million brackets need no stack', () => {
    const long = `{"a": "${'x\\n'.repeat(3_000_000)}", "b": 1}`;
    expect(jsonPlaces(long, 2).lines.get('b')).toBe(1);
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    expect(jsonPlaces(deep, 4).lines.size).toBe(0);
  });

  test('what is no JSON is refused', () => {
    expect(() => jsonDocument('{"a": 1,}')).toThrow(expect.objectContaining({ kind: 'unparsable' }) as Error);
  });
});

describe('TOML', () => {
  test('lines of headers and keys; what is inside of long strings is none', () => {
    const text =
      'top = 1\n[[package]]\nname = "a"\ntext = """\n[[package]]\nname = "b"\n"""\n[[ package ]]\n[a."b.c"]\n\'k\' = 1\n';
    const { arrays, keys, tables } = tomlPlaces(text);
    expect([...arrays]).toEqual([['package', [2, 8]]]);
    expect([...tables]).toEqual([['a.b.c', 9]]);
    expect([...keys]).toEqual([
      ['\0top', 1],
      ['package\0name', 3],
      ['package\0text', 4],
      ['a.b.c\0k', 10],
    ]);
  });

  test('lines of strings', () => {
    const lineOf = tomlStrings('a = ["x"]\nb = [\n "x",\n \'y\',\n "q\\"q"\n]\n');
    expect([
      lineOf('x', 1),
      lineOf('x', 2),
      lineOf('y', 1),
      lineOf('q"q', 1),
      lineOf('none', 2),
      lineOf('none', null),
    ]).toEqual([1, 3, 4, 5, 2, null]);
  });

  test('depth, errors and their lines', () => {
    expect(() => tomlDocument('a = 1\nb = \n')).toThrow(
      expect.objectContaining({ kind: 'unparsable', line: 2 }) as Error,
    );
    expect(() => tomlDocument(`a = ${'['.repeat(10_000)}`)).toThrow(
      expect.objectContaining({ kind: 'unparsable' }) as Error,
    );
  });
});

describe('YAML', () => {
  test('scalars stay as they are written', () => {
    expect(yamlDocument('a: 1.10\nb: 0777\nc: NO\nd: ~\ne: "1.10"\nf: 2020-01-01\n')).toEqual({
      a: '1.10',
      b: '0777',
      c: 'NO',
      d: '~',
      e: '1.10',
      f: '2020-01-01',
    });
  });

  test('aliases of a bomb, depth, repeated keys, tags that run programs', () => {
    const names = 'abcdefghij';
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 10; i += 1) bomb.push(`${names[i]}: &${names[i]} [${`*${names[i - 1]}, `.repeat(9)}]`);
    const refused = expect.objectContaining({ kind: 'unparsable' }) as Error;
    expect(() => yamlDocument(bomb.join('\n'))).toThrow(refused);
    expect(() => yamlDocument(`a: ${'['.repeat(10_000)}`)).toThrow(refused);
    expect(() => yamlDocument(`${'- '.repeat(10_000)}a`)).toThrow(refused);
    const steps = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(() => yamlDocument(steps)).toThrow(refused);
    expect(() => yamlDocument('a: 1\na: 2\n')).toThrow(refused);
    expect(yamlDocument('a: !!js/function "function () {}"')).toEqual({ a: 'function () {}' });
  });

  test('__proto__ is a key as any other', () => {
    const found = yamlDocument('__proto__:\n  polluted: yes\n') as object;
    expect(Object.hasOwn(found, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
