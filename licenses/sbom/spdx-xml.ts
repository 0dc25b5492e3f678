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

import {
  attributeOf,
  childOf,
  childrenOf,
  childText,
  descendantsOf,
  type XmlElement,
} from '../dependency-parts/xml.ts';
import { compareTexts } from '../version-text.ts';

type Fields = Record<string, unknown>;

function fields(element: XmlElement, ...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, childText(element, name)]));
}

const packageFields = ['SPDXID', 'name', 'versionInfo', 'downloadLocation', 'licenseDeclared', 'licenseConcluded'];

/** An SPDX document in the XML form, in the members of the JSON form. */
export function spdxXml(root: XmlElement): Fields {
  return {
    ...fields(root, 'spdxVersion', 'SPDXID', 'name'),
    creationInfo: { created: childText(childOf(root, 'creationInfo'), 'created') },
    documentDescribes: childrenOf(root, 'documentDescribes').map(({ text }) => text),
    packages: childrenOf(root, 'packages').map((one) => ({
      ...fields(one, ...packageFields),
      externalRefs: childrenOf(one, 'externalRefs').map((ref) => fields(ref, 'referenceType', 'referenceLocator')),
    })),
    relationships: childrenOf(root, 'relationships').map((one) =>
      fields(one, 'spdxElementId', 'relationshipType', 'relatedSpdxElement'),
    ),
  };
}

/** What an element names by its address: `…#SPDXRef-a` → `SPDXRef-a`, `…/licenses/MIT` → `MIT`. */
function endOf(address: string | null): string | null {
  return address === null ? null : address.slice(Math.max(address.lastIndexOf('#'), address.lastIndexOf('/')) + 1);
}

function resource(element: XmlElement, name: string): string | null {
  const child = childOf(element, name);
  return child === null ? null : endOf(attributeOf(child, 'resource'));
}

/** A licence of RDF: an address, or sets of members; at most 64 levels of them. */
function licenceOf(holder: XmlElement | null, depth = 0): string | null {
  const address = holder === null ? null : endOf(attributeOf(holder, 'resource'));
  if (address !== null) return address === 'noassertion' ? 'NOASSERTION' : address === 'none' ? 'NONE' : address;
  const [set] = holder?.children ?? [];
  if (set === undefined || depth > 64) return null;
  const word = { DisjunctiveLicenseSet: ' OR ', ConjunctiveLicenseSet: ' AND ' }[set.name];
  if (word === undefined) return childText(set, 'licenseId') ?? endOf(attributeOf(set, 'about'));
  const members = childrenOf(set, 'member').map((one) => licenceOf(one, depth + 1));
  const known = members.filter((one) => one !== null).sort(compareTexts);
  if (known.length < members.length) return null;
  return known.map((one) => (one.includes(' ') ? `(${one})` : one)).join(word);
}

function rdfPackage(element: XmlElement): Fields {
  return {
    ...fields(element, 'name', 'versionInfo', 'downloadLocation'),
    SPDXID: endOf(attributeOf(element, 'about')),
    licenseDeclared: licenceOf(childOf(element, 'licenseDeclared')),
    licenseConcluded: licenceOf(childOf(element, 'licenseConcluded')),
    externalRefs: childrenOf(element, 'externalRef')
      .flatMap((one) => childrenOf(one, 'ExternalRef'))
      .map((ref) => ({
        referenceType: resource(ref, 'referenceType'),
        referenceLocator: childText(ref, 'referenceLocator'),
      })),
  };
}

/** Relationships stand inside of the element that they begin with. */
function rdfRelations(element: XmlElement): Fields[] {
  return childrenOf(element, 'relationship')
    .flatMap((one) => childrenOf(one, 'Relationship'))
    .map((one) => {
      const to = childOf(one, 'relatedSpdxElement');
      const address = to === null ? null : (attributeOf(to, 'resource') ?? attributeOf(to.children[0] ?? to, 'about'));
      return {
        spdxElementId: endOf(attributeOf(element, 'about')),
        relationshipType: resource(one, 'relationshipType')
          ?.replace(/^relationshipType_/u, '')
          .replaceAll(/[A-Z]/gu, (letter) => `_${letter}`),
        relatedSpdxElement: endOf(address),
      };
    });
}

/** An SPDX document in RDF/XML, as the SPDX tools write it, in the members of the JSON form. */
export function spdxRdf(root: XmlElement): Fields {
  const [document] = descendantsOf(root, 'SpdxDocument');
  const packages = descendantsOf(root, 'Package').filter(
    (one) => attributeOf(one, 'about') !== null && childOf(one, 'name') !== null,
  );
  const [creation] = descendantsOf(root, 'CreationInfo');
  return {
    spdxVersion: document === undefined ? null : childText(document, 'specVersion'),
    SPDXID: document === undefined ? null : endOf(attributeOf(document, 'about')),
    creationInfo: { created: creation === undefined ? null : childText(creation, 'created') },
    packages: packages.map(rdfPackage),
    relationships: [...(document === undefined ? [] : [document]), ...packages].flatMap(rdfRelations),
  };
}
