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
import { type Child, declarationsOf } from './xsd-content.ts';
import { localPart, type XsdSchema } from './xsd-schema.ts';
import { isOfType, isValueOf } from './xsd-value.ts';

/** A fault with the line of the element that has it. */
export interface XsdFault {
  readonly line: number;
  readonly message: string;
}

/** Namespaces by prefix that hold inside of an element. */
type Scope = ReadonlyMap<string, string>;

interface Open {
  readonly element: XmlElement;
  readonly declaration: XmlElement;
  readonly scope: Scope;
}

/** Prefixes that an element declares; its attributes are without the `xmlns:` before them, and a namespace is an address. */
function scopeIn(element: XmlElement, outer: Scope): Scope {
  const declared = [...element.attributes].filter(
    ([name, value]) => name === 'xmlns' || /^(?:https?:|urn:)/u.test(value),
  );
  if (declared.length === 0) return outer;
  return new Map([...outer, ...declared.map(([name, value]) => [name === 'xmlns' ? '' : name, value] as const)]);
}

function complexTypeOf(schema: XsdSchema, declaration: XmlElement): XmlElement | null {
  const name = attributeOf(declaration, 'type');
  const type = name === null ? childOf(declaration, 'complexType') : schema.types.get(localPart(name));
  return type?.name === 'complexType' ? type : null;
}

function attributesOf(schema: XsdSchema, holder: XmlElement): XmlElement[] {
  const groups = childrenOf(holder, 'attributeGroup').flatMap((group) => {
    const found = schema.attributeGroups.get(localPart(attributeOf(group, 'ref') ?? ''));
    return found === undefined ? [] : childrenOf(found, 'attribute');
  });
  return [...childrenOf(holder, 'attribute'), ...groups];
}

function attributeFault(schema: XsdSchema, holder: XmlElement, element: XmlElement): string | null {
  for (const declaration of attributesOf(schema, holder)) {
    const name = attributeOf(declaration, 'name') ?? '';
    const value = element.attributes.get(name);
    if (value === undefined && attributeOf(declaration, 'use') === 'required') return `has no attribute ${name}`;
    if (value !== undefined && !isValueOf(schema, declaration, value.trim())) return `has a wrong attribute ${name}`;
  }
  return null;
}

function childrenIn({ element, scope }: Open, schema: XsdSchema): (Child & { readonly scope: Scope })[] {
  return element.children.map((child) => {
    const inner = scopeIn(child, scope);
    return { element: child, own: inner.get(child.prefix) === schema.namespace, scope: inner };
  });
}

const contents = ['sequence', 'choice', 'all'];

/** Looks at one element, and puts those inside of it on the stack. */
function faultOf(schema: XsdSchema, at: Open, rest: Open[]): string | null {
  const { element, declaration } = at;
  const type = complexTypeOf(schema, declaration);
  if (type === null) {
    if (attributeOf(declaration, 'type') === null && childOf(declaration, 'simpleType') === null) return null;
    if (element.children.length > 0) return 'must hold text only';
    return isValueOf(schema, declaration, element.text) ? null : 'has a wrong value';
  }
  const extension = childOf(childOf(type, 'simpleContent'), 'extension');
  if (extension !== null) {
    const base = attributeOf(extension, 'base') ?? 'xs:string';
    return isOfType(schema, base, element.text) ? attributeFault(schema, extension, element) : 'has a wrong value';
  }
  const children = childrenIn(at, schema);
  const content = type.children.find(({ name }) => contents.includes(name)) ?? null;
  const matched = declarationsOf(content, children);
  if ('wrong' in matched) {
    return matched.wrong === null ? 'lacks an element' : `cannot hold ${matched.wrong.element.name.slice(0, 80)} here`;
  }
  for (const [index, inner] of matched.declarations.entries()) {
    const child = children[index];
    if (inner !== null && child !== undefined)
      rest.push({ element: child.element, declaration: inner, scope: child.scope });
  }
  if (element.text !== '' && attributeOf(type, 'mixed') !== 'true') return 'cannot hold text';
  return attributeFault(schema, type, element);
}

function repeatedRef(root: XmlElement): XmlElement | null {
  const seen = new Set<string>();
  const rest = [root];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    const ref = at.attributes.get('bom-ref');
    if (ref !== undefined && at !== root) {
      if (seen.has(ref)) return at;
      seen.add(ref);
    }
    for (const child of at.children) rest.push(child);
  }
  return null;
}

/** What an XML schema finds wrong. */
export interface XsdJudgement {
  /** The first fault; null when the document is valid. */
  readonly fault: XsdFault | null;
  /** Faults before it in elements that were to be forgiven. */
  readonly forgiven: readonly XsdFault[];
}

/** Holds a document against an XML schema, without recursion over it; elements of the names in `forgiving` may have wrong values. */
export function judgeXml(schema: XsdSchema, root: XmlElement, forgiving: ReadonlySet<string>): XsdJudgement {
  const declaration = schema.elements.get(root.name);
  const scope = scopeIn(root, new Map());
  const forgiven: XsdFault[] = [];
  if (declaration === undefined || scope.get(root.prefix) !== schema.namespace) {
    return { fault: { line: root.line, message: `${root.name.slice(0, 80)} is no document of the schema` }, forgiven };
  }
  const rest: Open[] = [{ element: root, declaration, scope }];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    const { name, line, children } = at.element;
    const message = faultOf(schema, at, rest);
    if (message === null) continue;
    const fault = { line, message: `${name.slice(0, 80)} ${message}` };
    if (!forgiving.has(name) || children.length > 0) return { fault, forgiven };
    forgiven.push(fault);
  }
  const repeated = schema.uniqueRefs ? repeatedRef(root) : null;
  if (repeated === null) return { fault: null, forgiven };
  return { fault: { line: repeated.line, message: `${repeated.name} has a bom-ref of another element` }, forgiven };
}
