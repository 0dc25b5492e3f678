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

import { type Declared, declaredIn } from './declared.ts';
import { type Detected, detectedIn } from './detected.ts';
import { explained } from './explain.ts';
import { canonical, type Expression, formatExpression, idsOf, tryExpression } from './expression.ts';
import { type LicenceFile, licenceFileKind } from './files.ts';
import { isApproved } from './ids.ts';
import { isManifest } from './manifest-files.ts';
import type { LicenceResult } from './result.ts';

const mostFindings = 100;

/** Whether {@link assessLicence} has a use for the text of this path: licence texts, readmes, notices and manifests of the root. */
export function isLicenceInput(path: string): boolean {
  return licenceFileKind(path) !== null || isManifest(path);
}

/** A GNU text does not say whether later versions are allowed, so that half of the name is left out of the comparison. */
function family(id: string): string {
  return id.replace(/-(?:only|or-later)$|\+$/u, '');
}

function families(expression: Expression): Set<string> {
  return new Set(idsOf(expression).map(family));
}

/** Both name the same licences; how several are joined, and exceptions, is for the declaration to say. */
function agree(declared: Expression, detected: Expression, catalogue: boolean): boolean {
  if (canonical(declared) === canonical(detected)) return true;
  const [said, found] = [families(declared), families(detected)];
  const covered = said.size > 0 && [...said].every((id) => found.has(id));
  return covered && (catalogue || said.size === found.size);
}

function compared(
  { expression }: Pick<Declared, 'expression'>,
  detected: Pick<Detected, 'expression' | 'catalogue' | 'altered'>,
): Pick<LicenceResult, 'agreement' | 'concluded'> {
  const declared = expression === null ? null : tryExpression(expression);
  const found = detected.expression;
  if (declared === null && found === null) return { agreement: 'none', concluded: null };
  if (declared === null) return { agreement: 'only-detected', concluded: formatExpression(found as Expression) };
  const concluded = expression === 'NONE' ? null : expression;
  if (found === null && detected.altered === null) return { agreement: 'only-declared', concluded };
  if (found === null) return { agreement: 'only-declared', concluded: null };
  return agree(declared, found, detected.catalogue)
    ? { agreement: 'agree', concluded }
    : { agreement: 'conflict', concluded: null };
}

/** What follows from words and texts of one work, as for a repository; `altered`: a text came close and its terms were changed. */
export function concludedFrom(
  declared: string | null,
  detected: Pick<Detected, 'expression' | 'catalogue' | 'altered'>,
): string | null {
  return compared({ expression: declared }, detected).concluded;
}

/**
 * The licence of a repository from its root files: licence texts (`LICENSE*`, `COPYING*`, `LICENSES/**`), SPDX tags,
 * package manifests and the readme's licence section. Pure; other paths are passed over, and unreadable
 * files (`text: null`) only lend their tag.
 */
export function assessLicence(all: readonly LicenceFile[]): LicenceResult {
  const files = all.filter((file) => isLicenceInput(file.path));
  const declared = declaredIn(files);
  const detected = detectedIn(files);
  const { agreement, concluded } = compared(declared, detected);
  const expression = concluded === null ? null : tryExpression(concluded);
  const ids = expression === null ? [] : idsOf(expression);
  const result = {
    declared: declared.expression,
    detected: detected.expression === null ? null : formatExpression(detected.expression),
    concluded,
    agreement,
    approved: ids.length === 0 ? null : ids.every(isApproved),
    findings: [...detected.findings, ...declared.findings].slice(0, mostFindings),
  };
  return { ...result, explanation: explained(result, declared, detected) };
}
