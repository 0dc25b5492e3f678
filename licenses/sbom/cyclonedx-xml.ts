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

import { attributeOf, childOf, childrenOf, childText, type XmlElement } from '../dependency-parts/xml.ts';
import { cyclonedxResource } from './cyclonedx-resources.ts';
import { refuse } from './refuse.ts';
import { type XsdSchema, xsdSchema } from './xsd-schema.ts';
import { judgeXml } from './xsd-validate.ts';

type Fields = Record<string, unknown>;

const namespace = /^http:\/\/cyclonedx\.org\/schema\/bom\/(1\.[0-7])$/u;

function licenceOf(element: XmlElement): Fields {
  const acknowledgement = attributeOf(element, 'acknowledgement');
  if (element.name === 'expression') return { expression: element.text, acknowledgement };
  return { license: { id: childText(element, 'id'), name: childText(element, 'name'), acknowledgement } };
}

function fieldsOf(element: XmlElement): Fields {
  const commits = childrenOf(childOf(childOf(element, 'pedigree'), 'commits'), 'commit');
  return {
    type: attributeOf(element, 'type'),
    'bom-ref': attributeOf(element, 'bom-ref'),
    group: childText(element, 'group'),
    name: childText(element, 'name'),
    version: childText(element, 'version'),
    purl: childText(element, 'purl'),
    cpe: childText(element, 'cpe'),
    licenses: (childOf(element, 'licenses')?.children ?? []).map(licenceOf),
    pedigree: { commits: commits.map((commit) => ({ uid: childText(commit, 'uid') })) },
    properties: childrenOf(childOf(element, 'properties'), 'property').map((one) => ({
      name: attributeOf(one, 'name'),
      value: one.text,
    })),
  };
}

/** A component with those inside of it, without recursion. */
function componentOf(root: XmlElement): Fields {
  const made: Fields = { ...fieldsOf(root), components: [] };
  const open: [XmlElement, Fields][] = [[root, made]];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [element, fields] = at;
    const inner = childrenOf(childOf(element, 'components'), 'component').map((child): [XmlElement, Fields] => [
      child,
      { ...fieldsOf(child), components: [] },
    ]);
    fields['components'] = inner.map(([, child]) => child);
    for (const one of inner) open.push(one);
  }
  return made;
}

/** The version that the namespace of the document names. */
export function xmlVersion(root: XmlElement): string {
  const names = [...root.attributes.values()];
  const version = names.map((name) => namespace.exec(name)?.[1]).find((found) => found !== undefined);
  return (
    version ?? refuse('unsupported-version', 'The XML has no namespace of a known version of CycloneDX', root.line)
  );
}

const schemas = new Map<string, XsdSchema>();

function schemaOf(version: string): XsdSchema {
  const found =
    schemas.get(version) ??
    xsdSchema(cyclonedxResource(`bom-${version}.SNAPSHOT.xsd`), cyclonedxResource('spdx.SNAPSHOT.xsd'));
  schemas.set(version, found);
  return found;
}

/** The JSON form takes any CPE, and so do tools: a wrong one is no reason to refuse a document. */
const forgiving: ReadonlySet<string> = new Set(['cpe']);

/**
 * What was forgiven.
 * @throws DependencyFileError when a document is not valid by the official schema of its version.
 */
export function refuseInvalidXml(root: XmlElement, version: string): readonly string[] {
  const { fault, forgiven } = judgeXml(schemaOf(version), root, forgiving);
  if (fault !== null) refuse('unparsable', `Not valid CycloneDX ${version}: ${fault.message}`, fault.line);
  return forgiven.map(({ line, message }) => `line ${line}: ${message}`);
}

/** A CycloneDX document in XML, in the members of the JSON form, as far as components need them. */
export function cyclonedxXml(root: XmlElement): Fields {
  const metadata = childOf(root, 'metadata');
  const main = childOf(metadata, 'component');
  return {
    metadata: {
      timestamp: childText(metadata, 'timestamp'),
      component: main === null ? undefined : componentOf(main),
    },
    components: childrenOf(childOf(root, 'components'), 'component').map(componentOf),
    dependencies: childrenOf(childOf(root, 'dependencies'), 'dependency').map((one) => ({
      ref: attributeOf(one, 'ref'),
      dependsOn: childrenOf(one, 'dependency').map((inner) => attributeOf(inner, 'ref')),
    })),
  };
}
