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

import { attributeOf, childrenOf, type XmlElement, xmlDocument } from '../dependency-parts/xml.ts';

/** Types and elements of an XML schema by their names, those of a schema that it imports too. */
export interface XsdSchema {
  readonly types: ReadonlyMap<string, XmlElement>;
  readonly elements: ReadonlyMap<string, XmlElement>;
  readonly attributeGroups: ReadonlyMap<string, XmlElement>;
  readonly namespace: string;
  /** Values of `bom-ref` must differ in the whole document. */
  readonly uniqueRefs: boolean;
}

function byName(roots: readonly XmlElement[], ...kinds: readonly string[]): ReadonlyMap<string, XmlElement> {
  const found = kinds.flatMap((kind) => roots.flatMap((root) => childrenOf(root, kind)));
  return new Map(found.map((one) => [attributeOf(one, 'name') ?? '', one]));
}

/** The name behind the prefix of `bom:licenseType`. */
export function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** A schema of the texts of its own file and of those that it imports; where both have a type of one name the first is meant. */
export function xsdSchema(own: string, ...imported: readonly string[]): XsdSchema {
  const root = xmlDocument(own, 'schema');
  const roots = [...imported.map((text) => xmlDocument(text, 'schema')), root];
  const elements = byName([root], 'element');
  return {
    types: byName(roots, 'complexType', 'simpleType'),
    elements,
    attributeGroups: byName([root], 'attributeGroup'),
    namespace: attributeOf(root, 'targetNamespace') ?? '',
    uniqueRefs: [...elements.values()].some((element) => childrenOf(element, 'unique').length > 0),
  };
}
