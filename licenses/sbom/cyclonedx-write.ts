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

import { jsonText } from '../terminal-text.ts';
import { cleanText, cleanUrl } from './clean.ts';
import { componentOf, type Json, orNothing } from './cyclonedx-component.ts';
import { componentLicences } from './cyclonedx-licences.ts';
import { digest, uuidOf } from './derived-id.ts';
import type { SbomSource } from './document.ts';
import { needsOf, needsOfWork, sortedPackages } from './graph.ts';

/** The `bom-ref` of the work that the document is about; no package's id is like it. */
const work = 'work';

/** A package's id as a `bom-ref`: itself, unless it holds what a document should not. */
function refOf(id: string): string {
  const clean = cleanText(id);
  return clean === id && id !== '' && id !== work && !id.startsWith('urn:cdx:') ? id : `${clean}#${digest(id, 16)}`;
}

function workOf(source: SbomSource, mixed: boolean): Json {
  const { licenses, concluded, evidence } = componentLicences(source.licence, mixed);
  const url = cleanUrl(source.repository);
  const properties = [
    ...(source.commit === null ? [] : [{ name: 'tongming:commit', value: source.commit }]),
    ...(concluded === null ? [] : [{ name: 'tongming:licence-concluded', value: concluded }]),
  ];
  return {
    type: 'application',
    'bom-ref': work,
    name: cleanText(source.name) || 'unnamed',
    version: source.version === null ? undefined : cleanText(source.version),
    licenses: orNothing(licenses),
    copyright: source.copyright === null ? undefined : cleanText(source.copyright),
    externalReferences: url === null ? undefined : [{ type: 'vcs', url }],
    properties: orNothing(properties),
    evidence: evidence.length === 0 ? undefined : { licenses: evidence },
  };
}

function toolOf(source: SbomSource): Json {
  return {
    components: [
      {
        type: 'application',
        name: 'tongming',
        version: cleanText(source.tool),
        licenses: [{ license: { id: 'MulanPSL-2.0' } }],
      },
    ],
  };
}

function dependenciesOf(source: SbomSource): Json[] {
  const packages = sortedPackages(source.packages);
  const known = new Set(packages.map(({ id }) => id));
  const refs = (ids: readonly string[]) => orNothing(ids.map(refOf).sort());
  return [
    { ref: work, dependsOn: refs(needsOfWork(packages)) },
    ...packages.map((found) => ({ ref: refOf(found.id), dependsOn: refs(needsOf(found, known)) })),
  ];
}

/**
 * CycloneDX as JSON. Written here and not by the models of @cyclonedx/cyclonedx-library, which have no places of evidence and give a
 * document another serial number each time; its schemas are what the tests hold it against.
 */
export function writeCyclonedx(source: SbomSource, version: '1.6' | '1.7'): string {
  const mixed = version !== '1.6';
  const time = source.time === null ? Number.NaN : Date.parse(source.time);
  const body: Json = {
    metadata: {
      timestamp: Number.isNaN(time) ? undefined : new Date(time).toISOString(),
      lifecycles: [{ phase: 'pre-build' }],
      tools: toolOf(source),
      component: workOf(source, mixed),
    },
    components: sortedPackages(source.packages).map((found) =>
      componentOf(found, refOf(found.id), source.licences.get(found.id) ?? {}, mixed),
    ),
    dependencies: dependenciesOf(source),
  };
  const head: Json = {
    $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: version,
    serialNumber: `urn:uuid:${uuidOf(`${version}\n${source.commit ?? ''}\n${JSON.stringify(body)}`)}`,
    version: 1,
  };
  return `${jsonText({ ...head, ...body })}\n`;
}
