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

import { afterEach, describe, expect, it, vi } from 'vitest';
import { readYaml } from '#licenses/workflows/yaml-file.ts';
import { hostileTexts, leastTime } from '../testing/hostile.ts';

afterEach(() => vi.restoreAllMocks());

it('reads keys, items and scalars with their lines', () => {
  const yaml = readYaml('a: 1\nb:\n  - x\n  - true\nc: null\n');
  const [root] = yaml.roots;
  expect(yaml.error).toBeNull();
  expect(yaml.pairs(root).map((pair) => yaml.lineOf(pair.key))).toEqual([1, 2, 5]);
  expect(yaml.items(yaml.child(root, 'b')).map((item) => yaml.scalar(item))).toEqual(['x', 'true']);
  expect([yaml.scalar(yaml.child(root, 'a')), yaml.scalar(yaml.child(root, 'c'))]).toEqual(['1', null]);
  expect(yaml.child(root, 'none')).toBeNull();
});

it('keeps the key on as it is written, and the first of two equal keys', () => {
  const yaml = readYaml('on: push\non: schedule\n');
  expect(yaml.scalar(yaml.child(yaml.roots[0], 'on'))).toBe('push');
});

it('reads every document of a file', () => {
  const yaml = readYaml('spec: {}\n---\ntest:\n  script: make test\n');
  expect(yaml.roots.map((root) => yaml.pairs(root).length)).toEqual([1, 1]);
  expect(readYaml('').roots).toEqual([]);
  expect(readYaml('# only a comment\n').error).toBeNull();
});

it('follows aliases, and never one into itself', () => {
  const fine = readYaml('a: &x {k: v}\nb: *x\nc: *none\n');
  expect(fine.child(fine.roots[0], 'c')).toBeNull();
  expect(fine.scalar(fine.child(fine.child(fine.roots[0], 'b'), 'k'))).toBe('v');
  const own = readYaml('a: &x [*x]\n');
  expect(own.items(own.child(own.roots[0], 'a'))).toHaveLength(1);
});

it('takes __proto__ and constructor for keys like others', () => {
  const yaml = readYaml('__proto__:\n  polluted: 1\nconstructor:\n  prototype:\n    polluted: 1\n');
  const [root] = yaml.roots;
  expect(yaml.scalar(yaml.child(yaml.child(root, '__proto__'), 'polluted'))).toBe('1');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it('prints nothing about tags that it does not know, and runs none', () => {
  const warnings = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const printed = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const yaml = readYaml('a: !!js/function "function(){ throw 1 }"\nb: !reference [x, script]\n');
  expect(yaml.error).toBeNull();
  expect(yaml.scalar(yaml.child(yaml.roots[0], 'a'))).toBe('function(){ throw 1 }');
  expect(warnings).not.toHaveBeenCalled();
  expect(printed).not.toHaveBeenCalled();
});

describe('what is made to exhaust a reader', () => {
  it.each([
    ['10,000 brackets', '['.repeat(10_000), 'nested too deeply'],
    ['brackets on lines', '[\n'.repeat(9_000), 'nested too deeply'],
    ['100 nested lists', `${'- '.repeat(100)}a`, 'nested too deeply'],
    ['4,000 nested lists', '- '.repeat(4_000), 'nested too deeply'],
    ['a line of 256 KB', `a: ${'x'.repeat(262_000)}`, 'too large'],
    ['more than 256 KB', 'a: b\n'.repeat(60_000), 'too large'],
    ['more lines than anybody writes', 'a:\n'.repeat(20_000), 'too large'],
  ])('is refused: %s', (_, text, error) => {
    const results: (string | null)[] = [];
    expect(leastTime(() => results.push(readYaml(text).error))).toBeLessThan(1_000);
    expect(results[0]?.replace(/^line \d+: Maximum call stack size exceeded.*/s, 'nested too deeply')).toBe(error);
  });

  it('does not unfold a bomb of aliases', () => {
    const levels = Array.from({ length: 20 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
    const yaml = readYaml(['a0: &a0 lol', ...levels].join('\n'));
    expect(yaml.error).toBeNull();
    expect(yaml.items(yaml.child(yaml.roots[0], 'a20'))).toHaveLength(9);
  });

  it.each(hostileTexts)('is settled in time, lines cut to what is read: %s', (_, text) => {
    const lines = (text.match(/[^\n]{0,9000}\n?/g) ?? []).map((line) => `${line.trimEnd()}\n`);
    const part = lines.join('').slice(0, 40_000);
    expect(leastTime(() => readYaml(part), 500)).toBeLessThan(2_000);
    expect(leastTime(() => readYaml(text))).toBeLessThan(200);
  });
});

it('says where a file is not YAML', () => {
  expect(readYaml('a: b\n  c: d\n').error).toMatch(/^line \d: /);
  expect(readYaml('a: "open\n').error).toMatch(/^line \d: /);
  expect(readYaml('\u0000\u0001').error === null || readYaml('\u0000\u0001').roots.length === 0).toBe(true);
});
