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

import type { Package } from '../inventory/inventory.ts';
import { jsonText } from '../terminal-text.ts';
import { cleanText } from './clean.ts';
import { type Json, orNothing } from './cyclonedx-component.ts';
import { uuidOf } from './derived-id.ts';
import type { SbomSource } from './document.ts';
import { needsOf, needsOfWork, sortedPackages } from './graph.ts';
import { licenceFields } from './spdx-licences.ts';
import { spdxId, spdxPackageOf, spdxWorkOf, workId } from './spdx-package.ts';

const document = 'SPDXRef-DOCUMENT';

/** What a package is for the work, by its scope; `A … B` reads `A is a … of B`. */
const roles: Readonly<Record<string, string>> = {
  dev: 'DEV_DEPENDENCY_OF',
  test: 'TEST_DEPENDENCY_OF',
  build: 'BUILD_DEPENDENCY_OF',
  optional: 'OPTIONAL_DEPENDENCY_OF',
  provided: 'PROVIDED_DEPENDENCY_OF',
};

function relation(from: string, kind: string, to: string): Json {
  return { spdxElementId: from, relationshipType: kind, relatedSpdxElement: to };
}

function workNeeds(found: Package): Json {
  const role = found.scopes.map((scope) => roles[scope]).find((name) => name !== undefined);
  const id = spdxId(found.id);
  return role === undefined ? relation(workId, 'DEPENDS_ON', id) : relation(id, role, workId);
}

function relationshipsOf(packages: readonly Package[]): Json[] {
  const known = new Set(packages.map(({ id }) => id));
  const direct = new Set(needsOfWork(packages));
  return [
    relation(document, 'DESCRIBES', workId),
    ...packages.filter(({ id }) => direct.has(id)).map(workNeeds),
    ...packages.flatMap((found) =>
      needsOf(found, known).map((id) => relation(spdxId(found.id), 'DEPENDS_ON', spdxId(id))),
    ),
  ];
}

/** The form must have a date: where there is no commit it is the beginning of the epoch, and the comment says so. */
function creationOf({ time, tool }: SbomSource): Json {
  const known = time === null ? Number.NaN : Date.parse(time);
  const created = new Date(Number.isNaN(known) ? 0 : known).toISOString().replace(/\.\d+Z$/u, 'Z');
  return {
    created,
    creators: [`Tool: tongming-${cleanText(tool)}`],
    comment: Number.isNaN(known) ? 'The tree is no commit, so the date says nothing.' : undefined,
  };
}

/** SPDX 2.3 as JSON. */
export function writeSpdx(source: SbomSource): string {
  const licences = licenceFields();
  const packages = sortedPackages(source.packages);
  const name = cleanText(source.name) || 'unnamed';
  const listed = [
    spdxWorkOf(source, licences),
    ...packages.map((found) => spdxPackageOf(found, source.licences.get(found.id) ?? {}, licences)),
  ];
  const body: Json = {
    packages: listed,
    hasExtractedLicensingInfos: orNothing(licences.extracted()),
    relationships: relationshipsOf(packages),
  };
  const words = name.replaceAll(/[^A-Za-z0-9.]+/gu, '-').slice(0, 60);
  const head: Json = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: document,
    name,
    documentNamespace: `https://spdx.org/spdxdocs/${words}-${uuidOf(`${source.commit ?? ''}\n${JSON.stringify(body)}`)}`,
    creationInfo: creationOf(source),
  };
  return `${jsonText({ ...head, ...body })}\n`;
}
