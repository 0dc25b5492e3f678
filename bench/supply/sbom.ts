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

import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { sourceOf } from '#api/sbom/source.ts';
import { openTree } from '#api/trees/open.ts';
import { DependencyFileError } from '#licenses/dependency-file.ts';
import { parsePurl } from '#licenses/purl/parse.ts';
import type { SbomComponent, SbomReading } from '#licenses/sbom/component.ts';
import { readSbom } from '#licenses/sbom/read.ts';
import { writeSbom } from '#licenses/sbom/write.ts';
import { data, filesUnder, hasData } from '../licences/cases.ts';

/** The official schema of SPDX 2.3 as JSON, which is not part of this project: `git show v2.3:schemas/spdx-schema.json` of spdx/spdx-spec. */
const spdxSchema = process.env['TONGMING_SPDX_SCHEMA'] ?? '';

/** Examples that are not answered as their names say, with the reason. */
const waivers: ReadonlyMap<string, string> = new Map([
  [
    'invalid-depgraph-1.0.xml',
    'wrong only by the schema of an extension in another namespace, which the core schema passes over',
  ],
]);

interface Counts {
  right: number;
  readonly wrong: string[];
}

function read(text: string, name: string): SbomReading | DependencyFileError {
  try {
    return readSbom(text, { name });
  } catch (error) {
    if (error instanceof DependencyFileError) return error;
    throw error;
  }
}

/** CycloneDX's own examples: those called `valid-` must be read, all others refused. */
function scoreExamples(ending: string): Readonly<Record<string, Counts>> {
  const counts: Record<string, Counts> = {};
  const files = filesUnder(join(data, 'cyclonedx/examples')).filter((file) => file.endsWith(ending));
  for (const file of files) {
    const name = basename(file);
    const kind = /^(?:valid|invalid)/u.exec(name)?.[0] ?? 'left out by its authors';
    const count = (counts[kind] ??= { right: 0, wrong: [] });
    const got = read(readFileSync(file, 'utf8'), name);
    if (got instanceof DependencyFileError === (kind !== 'valid')) count.right += 1;
    else if (waivers.has(name)) console.log(`waived ${name}: ${waivers.get(name)}`);
    else count.wrong.push(name);
  }
  return counts;
}

interface Case {
  readonly parser: string;
  readonly case: string;
  readonly file: string;
  readonly packages?: readonly { readonly name: string; readonly version: string; readonly purlType?: string }[];
  readonly expectError?: boolean;
}

/** As osv-scalibr names what it finds: in SPDX by the purl or the CPE, and nothing that has neither; in CycloneDX as written. */
function inItsWords(component: SbomComponent, format: SbomReading['format']): string[] {
  const purl = component.purl === null ? null : parsePurl(component.purl);
  const spoken = format === 'cyclonedx' ? component.name : (purl?.name ?? component.cpe);
  const version = format === 'spdx' && purl === null ? '' : (component.version ?? '');
  return spoken === null ? [] : [`${spoken}@${version} ${purl?.type ?? ''}`];
}

function wrongIn(one: Case): string | null {
  const got = read(readFileSync(join(data, 'lockfiles-osv-scalibr', one.file), 'utf8'), one.file);
  if (got instanceof DependencyFileError) return one.expectError === true ? null : got.message;
  if (one.expectError === true) return 'was not refused';
  const all = got.format === 'spdx' && got.subject !== null ? [got.subject, ...got.components] : got.components;
  const found = all.flatMap((component) => inItsWords(component, got.format)).sort();
  const wanted = (one.packages ?? [])
    .map(({ name, version, purlType }) => `${name}@${version} ${purlType ?? ''}`)
    .sort();
  return found.join('\n') === wanted.join('\n') ? null : `${found.join(', ')} instead of ${wanted.join(', ')}`;
}

/** Cases of osv-scalibr's parsers `spdx` and `cdx`. */
function scoreCases(): Counts {
  const path = join(data, 'lockfiles-osv-scalibr/expected.json');
  const cases = (JSON.parse(readFileSync(path, 'utf8')) as Case[]).filter(({ parser }) =>
    /^(?:spdx|cdx)$/u.test(parser),
  );
  const faults = cases.map((one) => [one.case, wrongIn(one)] as const);
  const wrong = faults.filter(([, fault]) => fault !== null);
  return { right: cases.length - wrong.length, wrong: wrong.map(([name, fault]) => `${name}: ${fault}`) };
}

function spdxFaults(text: string): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(spdxSchema, 'utf8')) as object);
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}

/** Writes a tree's document in every form and holds it against the schemas and against the inventory. */
async function scoreTree(path: string): Promise<void> {
  const { signal } = new AbortController();
  const opened = await openTree(path, { rev: 'HEAD', signal });
  try {
    const options = { path, installed: false, repository: null, signal };
    const { source, inventory } = await sourceOf(opened, options);
    const wanted = new Set(
      inventory.files
        .filter(({ kind, locked }) => kind === 'lock' || !locked)
        .flatMap(
          ({ ecosystem, reading }) =>
            reading?.packages.map(({ name, version }) => `${ecosystem} ${name} ${version ?? ''}`) ?? [],
        ),
    );
    const named = new Set(
      source.packages.map(({ ecosystem, name, version }) => `${ecosystem} ${name} ${version ?? ''}`),
    );
    for (const format of ['cyclonedx-1.6', 'cyclonedx-1.7', 'spdx-2.3'] as const) {
      const start = performance.now();
      const text = writeSbom(source, format);
      const ms = Math.round(performance.now() - start);
      const back = read(text, format);
      const same = text === writeSbom({ ...source, packages: source.packages.toReversed() }, format);
      const faults = format === 'spdx-2.3' && existsSync(spdxSchema) ? spdxFaults(text) : [];
      const told =
        back instanceof DependencyFileError ? back.message : `${back.components.length} components read back`;
      const held =
        format === 'spdx-2.3' && !existsSync(spdxSchema)
          ? 'no schema at TONGMING_SPDX_SCHEMA'
          : `${faults.length} faults`;
      console.log(`  ${format}: ${held}, ${told}, same bytes ${same}, ${ms} ms ${faults.slice(0, 3).join('; ')}`);
    }
    const missing = [...wanted].filter((one) => !named.has(one));
    const added = [...named].filter((one) => !wanted.has(one));
    console.log(
      `  ${source.packages.length} packages; ${missing.length} of the files missing, ${added.length} in none of them`,
    );
    for (const one of [...missing, ...added].slice(0, 5)) console.log(`    ${one}`);
  } finally {
    opened.close();
  }
}

/** Prints how the collections come out, and then the documents of trees. */
export async function reportSboms(paths: readonly string[]): Promise<void> {
  if (hasData) {
    for (const ending of ['.json', '.xml']) {
      for (const [kind, { right, wrong }] of Object.entries(scoreExamples(ending))) {
        console.log(`CycloneDX ${ending} ${kind}: ${right} of ${right + wrong.length} ${wrong.slice(0, 20).join(' ')}`);
      }
    }
    const { right, wrong } = scoreCases();
    console.log(`osv-scalibr's spdx and cdx: ${right} of ${right + wrong.length}`);
    for (const line of wrong) console.log(`  ${line}`);
  }
  for (const path of paths) {
    console.log(path);
    await scoreTree(path);
  }
}

if (import.meta.main) await reportSboms(process.argv.slice(2));
