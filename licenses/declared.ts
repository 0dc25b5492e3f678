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

import { type Expression, formatExpression, joined, tryExpression } from './expression.ts';
import { type LicenceFile, licenceFileKind } from './files.ts';
import type { Manifest } from './manifest.ts';
import { manifestsAt } from './manifest-files.ts';
import { readmeReferences } from './readme.ts';
import type { LicenceFinding } from './result.ts';
import { statementOf } from './statement.ts';

/** What the repository says of its licence in manifests, tags and its readme. */
export interface Declared {
  /** `NONE` when a manifest says that no licence is given; null when nothing is said clearly. */
  readonly expression: string | null;
  readonly findings: readonly LicenceFinding[];
  /** Statements that name a family and not a licence, or nothing that is known, as written. */
  readonly unclear: readonly { readonly path: string; readonly words: string; readonly suggestion: string | null }[];
}

interface Said {
  readonly findings: LicenceFinding[];
  readonly unclear: Declared['unclear'][number][];
  readonly none: boolean;
  readonly secondary: boolean;
}

function finding(
  path: string,
  line: number | null,
  kind: LicenceFinding['class'],
  expression: string,
  words: string,
): LicenceFinding {
  const lines = line === null ? null : ([line, line] as const);
  return {
    expression,
    class: kind,
    score: 1,
    evidence: { path, lines },
    statement: words === expression ? null : words,
  };
}

function fromManifest(manifest: Manifest, path: string, text: string): Said {
  const said = manifest.read(text);
  const [findings, unclear]: [LicenceFinding[], Declared['unclear'][number][]] = [[], []];
  const secondary = manifest.secondary === true;
  const all = said?.statements.map((words) => ({ words, means: statementOf(words) })) ?? [];
  const named = all.filter(({ means }) => means.kind !== 'file');
  // Of a choice between a licence and a file the licence can be taken; where both apply the file is still to be read.
  const statements = said?.join === 'or' && named.length > 0 ? named : all;
  const clear = statements.flatMap(({ means }) =>
    means.kind === 'expression' ? [tryExpression(means.expression)] : [],
  );
  const none = statements.some(({ means }) => means.kind === 'proprietary');
  if (clear.length === statements.length && !clear.includes(null)) {
    const whole = joined(said?.join ?? 'and', clear as Expression[]);
    const words = statements.map((one) => one.words).join(said?.join === 'or' ? ' | ' : ', ');
    if (whole !== null) findings.push(finding(path, said?.line ?? null, 'manifest', formatExpression(whole), words));
    return { findings, unclear, none, secondary };
  }
  for (const { words, means } of statements) {
    if (means.kind === 'file' || means.kind === 'proprietary') continue;
    const suggestion =
      means.kind === 'ambiguous' ? means.suggestion : means.kind === 'expression' ? means.expression : null;
    unclear.push({ path, words: words.slice(0, 200), suggestion });
  }
  return { findings, unclear, none, secondary };
}

function fromManifests(files: readonly LicenceFile[]): Said[] {
  return files.flatMap(({ path, text }) =>
    text === null ? [] : manifestsAt(path).map((manifest) => fromManifest(manifest, path, text)),
  );
}

function fromTags(files: readonly LicenceFile[]): LicenceFinding[] {
  return files.flatMap(({ path, spdx }) => {
    const expression = spdx === null ? null : tryExpression(spdx);
    return expression === null
      ? []
      : [finding(path, null, 'tag', formatExpression(expression), (spdx as string).trim())];
  });
}

function whole(findings: readonly LicenceFinding[]): string | null {
  const parts = findings.flatMap(({ expression }) => tryExpression(expression) ?? []);
  const all = joined('and', parts);
  return all === null ? null : formatExpression(all);
}

/** Manifests and the licence file's own tag speak first, then the readme's licence section, then manifests that are about more than the work, then tags of other root documents, which may be for that document alone. */
export function declaredIn(files: readonly LicenceFile[]): Declared {
  const said = fromManifests(files);
  const isLicence = (file: LicenceFile) => licenceFileKind(file.path) === 'licence';
  const [besides, own] = [true, false].map((secondary) => said.filter((one) => one.secondary === secondary));
  const first = [...(own ?? []).flatMap((one) => one.findings), ...fromTags(files.filter(isLicence))];
  const second = (besides ?? []).flatMap((one) => one.findings);
  const tags = fromTags(files.filter((file) => !isLicence(file) && licenceFileKind(file.path) !== 'catalogue'));
  const readme = readmeReferences(files);
  const unclear = said.flatMap((one) => one.unclear);
  const findings = [...first, ...second, ...readme, ...tags];
  const speaking = [first, readme, second, tags].find((group) => group.length > 0) ?? [];
  const none = said.some((one) => one.none) && first.length === 0;
  return { expression: none ? 'NONE' : whole(speaking), findings, unclear };
}
