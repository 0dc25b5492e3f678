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

import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import type { CheckResult } from '#licenses/check/finding.ts';
import { tallyOf } from '#licenses/report-parts/report-words.ts';

/** What later steps of a workflow may know: words of ours and numbers, nothing that a repository says (B213). */
export function githubOutputs(result: CheckResult, delimiter: string): string {
  const { error, warning, note, undecided, waived } = tallyOf(result.findings);
  const values = { verdict: result.verdict, errors: error, warnings: warning, notes: note, undecided, waived };
  return Object.entries(values)
    .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    .join('');
}

/** Appends them to the file that the runner names, between delimiters that nobody can guess. */
export async function writeOutputs(path: string, result: CheckResult): Promise<void> {
  await appendFile(path, githubOutputs(result, `tongming-${randomBytes(16).toString('hex')}`));
}
