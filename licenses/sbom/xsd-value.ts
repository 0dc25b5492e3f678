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

import { attributeOf, childOf, childrenOf, type XmlElement } from '../dependency-parts/xml.ts';
import { localPart, type XsdSchema } from './xsd-schema.ts';

const integer = /^[-+]?\d+$/u;
const zone = '(?:Z|[-+]\\d{2}:\\d{2})?';

/** The built-in types that have a form; all others take any text. */
const builtIn: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['boolean', (text: string) => /^(?:true|false|0|1)$/u.test(text)],
  ['integer', (text: string) => integer.test(text)],
  ['nonNegativeInteger', (text: string) => integer.test(text) && Number(text) >= 0],
  ['positiveInteger', (text: string) => integer.test(text) && Number(text) > 0],
  ['decimal', (text: string) => /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/u.test(text)],
  [
    'dateTime',
    (text: string) => isDate(text, new RegExp(`^-?\\d{4,9}-\\d{2}-\\d{2}T[\\d:]{8}(?:\\.\\d+)?${zone}$`, 'u')),
  ],
  ['date', (text: string) => isDate(text, new RegExp(`^-?\\d{4,9}-\\d{2}-\\d{2}${zone}$`, 'u'))],
]);

function isDate(text: string, form: RegExp): boolean {
  return form.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10)));
}

const patterns = new Map<string, RegExp>();
const longest = 65_536;

/** No value that has a pattern is long; the patterns are linear, but the engine keeps a place for each character. */
function matches(pattern: string, text: string): boolean {
  const made = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  patterns.set(pattern, made);
  return text.length <= longest && made.test(text);
}

function values(restriction: XmlElement, facet: string): string[] {
  return childrenOf(restriction, facet).map((one) => one.attributes.get('value') ?? '');
}

function meetsFacets(restriction: XmlElement, text: string): boolean {
  const listed = values(restriction, 'enumeration');
  const forms = values(restriction, 'pattern');
  const every = (facet: string, test: (bound: number) => boolean) =>
    values(restriction, facet).every((bound) => test(Number(bound)));
  return (
    (listed.length === 0 || listed.includes(text)) &&
    (forms.length === 0 || forms.some((form) => matches(form, text))) &&
    every('minLength', (bound) => text.length >= bound) &&
    every('maxLength', (bound) => text.length <= bound) &&
    every('minInclusive', (bound) => Number(text) >= bound) &&
    every('maxInclusive', (bound) => Number(text) <= bound)
  );
}

function isOfSimpleType(schema: XsdSchema, type: XmlElement, text: string): boolean {
  const restriction = childOf(type, 'restriction');
  if (restriction !== null) {
    const base = attributeOf(restriction, 'base');
    return (base === null || isOfType(schema, base, text)) && meetsFacets(restriction, text);
  }
  const union = childOf(type, 'union');
  if (union === null) return true;
  const names = (attributeOf(union, 'memberTypes') ?? '').split(/\s+/u).filter((name) => name !== '');
  return (
    names.some((name) => isOfType(schema, name, text)) ||
    childrenOf(union, 'simpleType').some((inner) => isOfSimpleType(schema, inner, text))
  );
}

/** Whether a text is a value of a type by its name, as `xs:integer` or `bom:hashAlg`; of a type with elements always. */
export function isOfType(schema: XsdSchema, name: string, text: string): boolean {
  if (name.startsWith('xs:')) return builtIn.get(localPart(name))?.(text) ?? true;
  const type = schema.types.get(localPart(name));
  return type?.name !== 'simpleType' || isOfSimpleType(schema, type, text);
}

/** Whether a text is a value of what an element or attribute declares, by name or in place. */
export function isValueOf(schema: XsdSchema, declaration: XmlElement, text: string): boolean {
  const name = attributeOf(declaration, 'type');
  if (name !== null) return isOfType(schema, name, text);
  const inner = childOf(declaration, 'simpleType');
  return inner === null || isOfSimpleType(schema, inner, text);
}
