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

import type { Side } from '../check/facts.ts';
import { exactText } from '../fix/exact-text.ts';
import { type HeaderBlock, headerBlock } from '../fix/header-block.ts';
import type { FileLicences } from '../scan/result.ts';

/** What the start of a file says of licence and copyright. */
export interface HeaderFacts {
  readonly path: string;
  /** Null for files that no patch can mend: another encoding, NULs. */
  readonly text: string | null;
  readonly block: HeaderBlock | null;
  readonly licences: FileLicences;
  /** Licences that are claimed at the start, in the spelling of the house, each once. */
  readonly expressions: readonly string[];
  /** A licence is claimed there by an SPDX tag. */
  readonly tagged: boolean;
  /** Something is claimed there at all. */
  readonly present: boolean;
}

/** Lines in which a header stands, if a file has one. */
const headLines = 100;
const cap = 4 * 1024 * 1024;

/** Reads the header of a file; null when there is no such file, or it is binary. */
export async function headerFacts(side: Side, path: string): Promise<HeaderFacts | null> {
  const licences = await side.licences(path);
  if (licences === null || (licences.outcome !== 'scanned' && licences.outcome !== 'no-words')) return null;
  const bytes = await side.tree.bytes(path, cap);
  const text = bytes === null ? null : exactText(bytes);
  const block = text === null ? null : headerBlock(text, path);
  const claims = licences.findings.filter(
    (one) =>
      one.lines[0] <= headLines && one.class !== 'quoted' && one.class !== 'malformed' && one.kind !== 'reference',
  );
  const expressions = [...new Set(claims.map(({ expression }) => expression))].sort();
  const hasNotice = licences.copyrights.some(({ line }) => line <= headLines);
  return {
    path,
    text,
    block,
    licences,
    expressions,
    tagged: claims.some((one) => one.class === 'tag'),
    present: claims.length > 0 || hasNotice || block !== null,
  };
}

const ownLine = /copyright|©|\(c\)|版权|著作权/iu;

/** The header's words without copyright lines, whose years and holders are another policy's. */
export function termsOf(block: HeaderBlock): string {
  return block.words.filter((line) => !ownLine.test(line)).join('\n');
}
