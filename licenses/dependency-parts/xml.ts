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

import sax from 'sax';
import { DependencyFileError } from '../dependency-file.ts';
import { lineFinder, refuseMergeConflict } from './text.ts';

/** An element of XML; names are without their prefix. */
export interface XmlElement {
  readonly name: string;
  /** What stood before the name and its colon; empty where nothing did. */
  readonly prefix: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, CDATA too, without blanks around it. */
  readonly text: string;
  /** 1-based: where its tag begins. */
  readonly line: number;
}

interface Growing {
  readonly name: string;
  readonly prefix: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  readonly parts: string[];
  readonly line: number;
}

const options = { strictEntities: true, trim: false };
const deepest = 128;
const mostElements = 1_000_000;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}

function refuse(line: number, message: string, cause?: unknown): never {
  throw new DependencyFileError('unparsable', line, message, { cause });
}

function finished({ name, prefix, attributes, children, parts, line }: Growing): XmlElement {
  return { name, prefix, attributes, children, text: parts.join('').trim(), line };
}

/**
 * The root of an XML text, which must have one of the names. Only XML's own five entities are known.
 * @throws DependencyFileError when it is not well-formed, has a DOCTYPE, is nested too deep, or is something else.
 */
export function xmlDocument(text: string, ...roots: readonly string[]): XmlElement {
  refuseMergeConflict(text);
  const lineAt = lineFinder(text);
  const reader = sax.parser(true, options);
  const open: Growing[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  const line = () => lineAt(Math.max(0, reader.startTagPosition - 1));
  const append = (part: string) => open.at(-1)?.parts.push(part);
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the parser knows no listeners
  reader.onerror = (cause) => refuse(reader.line + 1, `Not XML: ${cause.message.split('\n')[0] ?? ''}`, cause);
  reader.ondoctype = () => {
    throw new DependencyFileError('unsupported-doctype', reader.line + 1, 'XML with a DOCTYPE is not read');
  };
  reader.onopentagstart = ({ name }) => {
    elements += 1;
    if (open.length >= deepest) refuse(line(), 'The XML is nested too deep');
    if (elements > mostElements) throw new DependencyFileError('too-many', line(), 'The XML has too many elements');
    if (root !== null) refuse(line(), 'The XML has more than one root');
    open.push({
      name: localName(name),
      prefix: prefixOf(name),
      attributes: new Map(),
      children: [],
      parts: [],
      line: line(),
    });
  };
  reader.onattribute = ({ name, value }) => {
    // The parser keeps attributes on a plain object and asks it for this method.
    if (name === 'hasOwnProperty') refuse(line(), 'An attribute has a name that is not read');
    open.at(-1)?.attributes.set(localName(name), value);
  };
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the parser knows no listeners
  reader.ontext = append;
  reader.oncdata = append;
  reader.onclosetag = () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = finished(closed);
    else parent.children.push(finished(closed));
  };
  reader.write(text).close();
  return asRoot(root, roots);
}

function asRoot(root: XmlElement | null, names: readonly string[]): XmlElement {
  if (root === null) refuse(1, 'Not XML: there is no element');
  if (!names.includes(root.name)) refuse(root.line, `Not what its name says: the root is ${root.name.slice(0, 80)}`);
  return root;
}

/** First child of the name; null when there is none. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

/** Children of the name. */
export function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Text of the first child of the name; null when there is none, or it is empty. */
export function childText(element: XmlElement | null, name: string): string | null {
  const text = childOf(element, name)?.text ?? '';
  return text === '' ? null : text;
}

/** Value of an attribute without blanks around it; null when there is none, or it is empty. */
export function attributeOf({ attributes }: XmlElement, name: string): string | null {
  const value = attributes.get(name)?.trim() ?? '';
  return value === '' ? null : value;
}

/** All elements of the name below one, in order, without recursion. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const rest: XmlElement[] = [element];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (at.name === name) found.push(at);
    for (let i = at.children.length - 1; i >= 0; i -= 1) rest.push(at.children[i] as XmlElement);
  }
  return found;
}
