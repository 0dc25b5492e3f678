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

import { jsonDocument } from '../dependency-parts/json.ts';
import { xmlDocument } from '../dependency-parts/xml.ts';
import { yamlDocument } from '../dependency-parts/yaml.ts';
import type { SbomReading } from './component.ts';
import { readCyclonedx } from './cyclonedx-read.ts';
import { hasSchema, judge } from './cyclonedx-schema.ts';
import { cyclonedxXml, refuseInvalidXml, xmlVersion } from './cyclonedx-xml.ts';
import { refuse, refuseDeep, refuseLong } from './refuse.ts';
import { readSpdx } from './spdx-read.ts';
import { spdxTags } from './spdx-tags.ts';
import { spdxRdf, spdxXml } from './spdx-xml.ts';
import { member, wordsAt } from './values.ts';

function readJson(text: string): SbomReading {
  refuseDeep(text);
  const document = jsonDocument(text);
  if (member(document, 'spdxVersion') !== undefined) return readSpdx(document);
  if (member(document, '@context') !== undefined) return refuse('unsupported-version', 'SPDX 3 is not read');
  const version = wordsAt(document, 'specVersion') ?? '';
  if (member(document, 'bomFormat') !== 'CycloneDX') return refuse('unparsable', 'The JSON is no bill of materials');
  if (!hasSchema(version)) {
    return refuse('unsupported-version', `CycloneDX in the version ${version.slice(0, 40) || '(none)'} is not read`);
  }
  const { faults, later } = judge(document, version);
  const [fault] = faults;
  if (fault !== undefined && later === null) refuse('unparsable', `Not valid CycloneDX ${version}: ${fault}`);
  const reading = readCyclonedx(document, version);
  if (later === null) return reading;
  return { ...reading, warnings: [`It says ${version} and has members of ${later}: ${fault}`, ...reading.warnings] };
}

function readXml(text: string): SbomReading {
  const root = xmlDocument(text, 'bom', 'RDF', 'Document');
  if (root.name === 'RDF') return readSpdx(spdxRdf(root));
  if (root.name === 'Document') return readSpdx(spdxXml(root));
  const version = xmlVersion(root);
  const forgiven = refuseInvalidXml(root, version);
  const reading = readCyclonedx(cyclonedxXml(root), version);
  return { ...reading, warnings: [...forgiven, ...reading.warnings] };
}

/**
 * Reads a bill of materials: CycloneDX 1.2–1.7 as JSON and 1.0–1.7 as XML, both held against their schemas, SPDX 2.0–2.3 as JSON, YAML,
 * tag-value, RDF/XML and XML. The form is told from the text; `name` is what messages call it.
 * @throws DependencyFileError when the text is none of them, or not whole.
 */
export function readSbom(text: string, { name }: { readonly name: string }): SbomReading {
  refuseLong(text);
  const start = text.replace(/^\u{FEFF}/u, '').trimStart();
  if (start.startsWith('{')) return readJson(start);
  if (start.startsWith('<')) return readXml(start);
  if (/^SPDXVersion:/mu.test(start)) return readSpdx(spdxTags(start));
  if (/^["']?spdxVersion["']?\s*:/mu.test(start)) return readSpdx(yamlDocument(start));
  return refuse('unparsable', `${name.slice(0, 200)} is no bill of materials`);
}
