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
import { DependencyFileError } from '../dependency-file.ts';
import { threadTime } from '../testing.ts';
import { yamlDocument } from './yaml.ts';
import { entriesOf, itemsOf, textAt, type YamlNode } from './yaml-node.ts';
import { plainYaml } from './yaml-plain.ts';
import { yamlTree } from './yaml-tree.ts';

function value(node: YamlNode): unknown {
  if (typeof node.value === 'string') return node.value;
  if (Array.isArray(node.value)) return itemsOf(node).map(value);
  return Object.fromEntries(Array.from(entriesOf(node), ([key, entry]) => [key, value(entry)]));
}

const plain = [
  "lockfileVersion: '9.0'\nsettings:\n  a: true\n\nimporters:\n\n  .:\n    dependencies:\n      '@a/b':\n        specifier: ^1\n        version: 1.10(c@2.0.0)\n",
  "packages:\n  a@1.0.0:\n    resolution: {integrity: sha512-aa==, x: [1, \"b, c\", 'it''s']}\n    engines: {node: '>=4'}\n    cpu: [x64]\n    empty: {}\n",
  'a:\n- b\n- c: 1\n  d: 2\n-\n  - e\n- - f\n  - g\nh: "x # y" # z\n',
  'run: |\n  one: 1\n    two\n\n  # no comment\nafter: >-\n  a\n  b\n',
  '---\n# c\n"a: b": \'c: d\'\nhttps://x/y:\n  z:\n',
  'a: 1\r\nb:\r\n  - c\r\n',
];

describe('yamlTree', () => {
  test.each(plain)('is read without the library, as the library reads it: %j', (text) => {
    const node = plainYaml(text);
    expect(node).not.toBeNull();
    const trimmed = JSON.parse(JSON.stringify(yamlDocument(text)).replaceAll('\\n"', '"')) as unknown;
    expect(value(node ?? { line: 0, value: '' })).toEqual(trimmed);
  });

  test.each([
    'a: [b,\n  c]',
    'a: &x 1\nb: *x',
    'a: b\n  c',
    'a: "\\x41"',
    'just text',
    'a: 1\na: 2',
    '\ta: 1',
    '? [a]\n: b',
  ])('is left to the library: %j', (text) => expect(plainYaml(text)).toBeNull());

  test('a long key as yarn writes it', () => {
    const tree = yamlTree('? "a@npm:1, a@npm:2"\n:\n  version: 1.10\n  x:\n    y: z\n"b@npm:1":\n  version: 2\n');
    expect(textAt(tree, 'a@npm:1, a@npm:2', 'version')).toBe('1.10');
    expect(textAt(tree, 'b@npm:1', 'version')).toBe('2');
  });

  test('entries have the line of their key', () => {
    const tree = yamlTree('a: 1\n\n# c\nb:\n  c: [x]\n');
    expect(entriesOf(tree).get('b')?.line).toBe(4);
    expect(entriesOf(entriesOf(tree).get('b')).get('c')?.line).toBe(5);
  });

  test('merge keys are followed, and what is written wins', () => {
    const tree = yamlTree('base: &b\n  image: nginx\n  port: 1\none:\n  <<: *b\n  port: 2\ntwo:\n  <<: [*b]\n');
    expect(value(entriesOf(tree).get('one') ?? { line: 0, value: '' })).toEqual({ image: 'nginx', port: '2' });
    expect(textAt(tree, 'two', 'image')).toBe('nginx');
  });

  test('an alias of itself ends', () => {
    expect(value(yamlTree('a: &a\n  b: *a\n'))).toEqual({ a: { b: '' } });
  });

  test('aliases of aliases are counted, not copied', () => {
    const levels = Array.from({ length: 12 }, (_, i) => {
      const items = Array.from({ length: 10 }, () => (i === 0 ? 'x' : `*l${i - 1}`));
      return `l${i}: &l${i} [${items.join(', ')}]`;
    });
    const before = threadTime();
    expect(() => yamlTree(levels.join('\n'))).toThrow(DependencyFileError);
    expect(threadTime() - before).toBeLessThan(2000);
  });

  test.each([
    ['[', 10_000],
    ['- ', 3000],
    ['a: {b: ', 10_000],
  ])('depth of %j is refused in time', (part, count) => {
    const before = threadTime();
    expect(() => yamlTree(`x: 1\ny: ${part.repeat(count)}`)).toThrow(DependencyFileError);
    expect(threadTime() - before).toBeLessThan(2000);
  });

  test('deep indentation is refused', () => {
    const text = Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect(() => yamlTree(text)).toThrow(DependencyFileError);
  });

  test('names of the language are names', () => {
    const tree = yamlTree('__proto__: {polluted: yes}\nconstructor: 1\n"": 2\ntoString: 3\n');
    expect([...entriesOf(tree).keys()]).toEqual(['__proto__', 'constructor', '', 'toString']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('markers of a merge conflict are refused', () => {
    expect(() => yamlTree('<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n')).toThrow(/merge conflict/u);
  });

  test('a megabyte of blanks or dashes is read in time', () => {
    const before = threadTime();
    for (const text of [
      `a: ${' '.repeat(1e6)}b`,
      `- ${'-'.repeat(1e6)}`,
      `- ${' '.repeat(1e6)}x`,
      `"${'a'.repeat(1e6)}`,
    ]) {
      const outcome = (() => {
        try {
          return typeof yamlTree(text).line;
        } catch (error) {
          return (error as Error).name;
        }
      })();
      expect(['number', 'DependencyFileError']).toContain(outcome);
    }
    expect(threadTime() - before).toBeLessThan(2000);
  });
});
