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
import { ApiError } from '../../errors.ts';
import { parseForm } from './form-fields.ts';

function bodyOf(...entries: [string, string][]) {
  return parseForm(entries).body;
}

function refusal(...entries: [string, string][]): string {
  try {
    parseForm(entries);
  } catch (error) {
    if (error instanceof ApiError) return `${error.kind} ${error.parts.parameter ?? ''}`;
    throw error;
  }
  return 'taken';
}

describe('fields of a form become JSON', () => {
  it('by the suffix of their name', () => {
    expect(
      bodyOf(
        ['title', ' kept as it is '],
        ['points:int', ' 8 '],
        ['mean:number', '-7.50'],
        ['agreed:bool', 'true'],
        ['refused:bool', 'false'],
        ['topics:lines', 'one\n\n  two \n'],
        ['kinds:list', 'a'],
        ['kinds:list', 'b'],
        ['note:optional', '  '],
        ['why:optional', ' because '],
      ),
    ).toEqual({
      title: ' kept as it is ',
      points: 8,
      mean: -7.5,
      agreed: true,
      refused: false,
      topics: ['one', 'two'],
      kinds: ['a', 'b'],
      why: 'because',
    });
  });

  it('leaves an empty number out, and what is no number to the API to refuse', () => {
    expect(bodyOf(['a:int', ''], ['b:number', '1e309'], ['c:int', '٣'], ['d:int', '9007199254740993'])).toEqual({
      b: '1e309',
      c: '٣',
      d: '9007199254740993',
    });
  });

  it('nests by dots, and rows that are numbered are a list in their order', () => {
    expect(
      bodyOf(['a.b', 'x'], ['a.c.d:int', '1'], ['rows.2.n', 'second'], ['rows.10.n', 'third'], ['rows.0.n', 'first']),
    ).toEqual({ a: { b: 'x', c: { d: 1 } }, rows: [{ n: 'first' }, { n: 'second' }, { n: 'third' }] });
  });

  it('knows what was not ticked', () => {
    expect(
      bodyOf(['_unset', 'agreed:bool'], ['_unset', 'kinds:list'], ['_unset', 'more:bool'], ['more:bool', 'true']),
    ).toEqual({
      agreed: false,
      kinds: [],
      more: true,
    });
    expect(refusal(['_unset', 'title'])).toBe('bad-parameter title');
  });

  it('keeps what was written by the whole name, and never a secret', () => {
    const { kept, controls } = parseForm([
      ['_method', 'put'],
      ['_back', '/zh/desk/'],
      ['_next', '/zh/apply/{code}/'],
      ['_key', '123e4567-e89b-42d3-a456-426614174000'],
      ['_form', 'f-x'],
      ['points:int', 'many'],
      ['password', 'p'],
      ['deep.newPassword', 'p'],
      ['code', '123456'],
      ['token', 't'],
    ]);
    expect(kept).toEqual({ 'points:int': ['many'] });
    expect(controls).toEqual({
      method: 'put',
      back: '/zh/desk/',
      next: '/zh/apply/{code}/',
      key: '123e4567-e89b-42d3-a456-426614174000',
      form: 'f-x',
      once: false,
    });
  });
});

describe('hostile names and values', () => {
  it('B119: names of prototypes are refused wherever they stand, and nothing is polluted', () => {
    for (const name of [
      '__proto__',
      '__proto__.polluted',
      'a.__proto__.polluted',
      'constructor',
      'constructor.prototype.polluted',
      'a.prototype',
      'a.constructor.prototype.polluted',
      'hasOwnProperty',
    ]) {
      expect(refusal([name, 'yes'])).toBe(`bad-parameter ${name}`);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('B120: a scalar that is given twice is refused, and so are brackets and unknown suffixes', () => {
    expect(refusal(['a', '1'], ['a', '2'])).toBe('bad-parameter a');
    expect(refusal(['a:int', '1'], ['a', '2'])).toBe('bad-parameter a');
    expect(refusal(['a.b', '1'], ['a', '2'])).toBe('bad-parameter a');
    expect(refusal(['a', '1'], ['a.b', '2'])).toBe('bad-parameter a.b');
    expect(refusal(['a:list', '1'], ['a.b', '2'])).toBe('bad-parameter a.b');
    expect(refusal(['_method', 'put'], ['_method', 'delete'])).toBe('bad-parameter _method');
    expect(refusal(['a[]', '1'])).toBe('bad-parameter a??');
    expect(refusal(['a[b]', '1'])).toBe('bad-parameter a?b?');
    expect(refusal(['a:json', '{}'])).toBe('bad-parameter a:json');
    expect(refusal(['a:int:list', '1'])).toBe('bad-parameter a:int:list');
    expect(refusal(['a:toString', '1'])).toBe('bad-parameter a:toString');
    expect(refusal(['', '1'])).toBe('bad-parameter ');
  });

  it('takes no other method than those that write, no strange key, and no deep nest', () => {
    expect(refusal(['_method', 'TRACE'])).toBe('bad-parameter _method');
    expect(refusal(['_method', 'get'])).toBe('bad-parameter _method');
    expect(refusal(['_key', 'x y'])).toBe('bad-parameter _key');
    expect(refusal(['_form', '"><script>'])).toBe('bad-parameter _form');
    expect(refusal(['_else', '1'])).toBe('bad-parameter _else');
    expect(refusal(['a.b.c.d.e.f.g', '1'])).toBe('bad-parameter a.b.c.d.e.f.g');
  });
});
