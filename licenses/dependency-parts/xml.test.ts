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
import { attributeOf, childOf, childText, descendantsOf, xmlDocument } from './xml.ts';

function kindOf(text: string): unknown {
  try {
    xmlDocument(text, 'a');
    return null;
  } catch (error) {
    return (error as { kind?: string }).kind ?? error;
  }
}

describe('reading XML', () => {
  test('names lose their prefix, text its blanks, and lines are where tags begin', () => {
    const root = xmlDocument(
      '<?xml version="1.0"?>\n<!-- x -->\n<n:a xmlns:n="u">\n  <b\n c="1 "> t <![CDATA[<&]]>\n</b></n:a>',
      'a',
    );
    const b = childOf(root, 'b');
    expect(root.line).toBe(3);
    expect(b?.line).toBe(4);
    expect(childText(root, 'b')).toBe('t <&');
    expect(attributeOf(b ?? root, 'c')).toBe('1');
  });

  test('only the five entities of XML and numbers are known', () => {
    expect(xmlDocument('<a>&lt;&amp;&#65;</a>', 'a').text).toBe('<&A');
    expect(kindOf('<a>&nbsp;</a>')).toBe('unparsable');
  });

  test.each([
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'unsupported-doctype'],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'unsupported-doctype'],
    ['<!doctype a><a/>', 'unsupported-doctype'],
    ['<a><b>x', 'unparsable'],
    ['<a><b></a></b>', 'unparsable'],
    ['<a/><a/>', 'unparsable'],
    ['<a/>text', 'unparsable'],
    ['<b/>', 'unparsable'],
    ['', 'unparsable'],
    ['plain text', 'unparsable'],
    ['<a x=1/>', 'unparsable'],
    ['<a hasOwnProperty="1" b="2"/>', 'unparsable'],
    ['<a>\n<<<<<<< HEAD\n=======\n>>>>>>> other\n</a>', 'merge-conflict'],
  ])('%j is refused', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  test('depth has a limit', () => {
    const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(kindOf(nested(128))).toBeNull();
    expect(kindOf(nested(129))).toBe('unparsable');
    expect(kindOf('<a>'.repeat(500_000))).toBe('unparsable');
  });

  test('names of the language itself are ordinary names', () => {
    const root = xmlDocument('<a><__proto__ x="1">p</__proto__><constructor __proto__="2"/></a>', 'a');
    expect(childText(root, '__proto__')).toBe('p');
    expect(childOf(root, 'constructor')?.attributes.get('__proto__')).toBe('2');
    expect(Object.hasOwn({}, 'x')).toBe(false);
  });

  test('long attributes and comments are read in a moment', () => {
    const long = 'x'.repeat(1_000_000);
    expect(xmlDocument(`<a b="${long}"><!--${long}--></a>`, 'a').attributes.get('b')).toHaveLength(1_000_000);
  });

  test('elements at any depth are found in order', () => {
    const root = xmlDocument('<a><b i="1"/><c><b i="2"/></c><b i="3"/></a>', 'a');
    expect(descendantsOf(root, 'b').map((b) => attributeOf(b, 'i'))).toEqual(['1', '2', '3']);
  });
});
