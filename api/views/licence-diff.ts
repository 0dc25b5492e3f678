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

import { canonicalText } from '#licenses/canonical.ts';
import type { Finding } from '#licenses/detect/finding.ts';
import { wordDiff } from '#licenses/diff/word-diff.ts';
import type { LicenceFileRow } from '#store/queries/licence-view.ts';
import type { LicenceDiff } from '../client.ts';
import { type Source, sourceUrl } from './source-url.ts';

const mostParts = 4000;

/** The first altered text of a file beside the canonical one; null when the file has none, or nothing to compare it with. */
export function licenceDiffView(row: LicenceFileRow, source: Source): LicenceDiff | null {
  const findings = (row.findings ?? []) as readonly Finding[];
  const altered = (row.altered ?? []) as readonly { readonly finding: number; readonly text: string }[];
  for (const { finding: place, text } of altered) {
    const finding = findings[place];
    const canonical = finding === undefined ? null : canonicalText(finding.expression);
    if (finding === undefined || canonical === null) continue;
    const { segments, covered, missing, extra } = wordDiff(Buffer.from(text), canonical);
    return {
      path: row.path,
      expression: finding.expression,
      lines: [finding.lines[0], finding.lines[1]],
      words: { covered, missing, extra },
      url: sourceUrl(source, row.path, finding.lines),
      parts: segments.slice(0, mostParts).map(({ kind, text: own, canonical: theirs }) => {
        return { kind, text: own, canonical: theirs };
      }),
    };
  }
  return null;
}
