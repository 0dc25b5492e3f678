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

import type { RawFinding } from '../check/finding.ts';
import { applyHunks, readPatch } from './apply-diff.ts';
import { unifiedDiff } from './unified-diff.ts';

/** Gives the text of a file as its bytes have it, byte order mark and line ends kept; null when it is not there or no UTF-8. */
export type ReadExact = (path: string) => Promise<string | null>;

/** A file with what it is to hold. */
export interface FixedFile {
  readonly path: string;
  /** Null when there is no such file yet. */
  readonly before: string | null;
  readonly after: string;
}

/** What the patches of findings come to together. */
export interface Fixes {
  /** In the order of their paths. */
  readonly files: readonly FixedFile[];
  /** One patch of all files, as `git apply` reads it; empty when nothing is to be done. */
  readonly patch: string;
  /** Subjects of findings whose patches have no place any more, or meet each other. */
  readonly refused: readonly string[];
}

/** Nothing outside of the tree, nothing of git's, and no name that a system reads in two ways. */
function isSafe(path: string): boolean {
  if (path === '' || path.startsWith('/') || /[\\\0]|^[A-Za-z]:/u.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
}

interface Draft {
  readonly before: string | null;
  after: string;
}

/** Headers go in before single lines: a header that was put back may hold the line as well. */
const order = ['licence-header', 'copyright-line-removed'];

function rank(policy: string | undefined): number {
  const at = order.indexOf(policy ?? '');
  return at < 0 ? order.length : at;
}

type Mended = Pick<RawFinding, 'patch' | 'subject'> & { readonly policy?: string };

/** Puts the patches of findings together: what two of them do alike is done once, what does not fit is refused and told. Reads through `read` only, and writes nothing. */
export async function combineFixes(findings: readonly Mended[], read: ReadExact): Promise<Fixes> {
  const drafts = new Map<string, Draft>();
  const refused: string[] = [];

  async function apply(patch: string): Promise<boolean> {
    for (const { path, deletes, creates, hunks } of readPatch(patch)) {
      if (!isSafe(path) || deletes) return false;
      const before = drafts.get(path)?.before ?? (await read(path));
      const draft = drafts.get(path) ?? { before, after: before ?? '' };
      if (before === null && !creates) return false;
      if (creates && before !== null) return false;
      const isSecond = creates && drafts.has(path);
      const after = isSecond
        ? joined(draft.after, hunks.flatMap((hunk) => hunk.after).join(''))
        : applyHunks(draft.after, hunks);
      if (after === null) return false;
      draft.after = after;
      drafts.set(path, draft);
    }
    return true;
  }

  const inOrder = findings.toSorted((a, b) => rank(a.policy) - rank(b.policy));
  for (const { patch, subject } of inOrder)
    if (patch !== null && patch !== '' && !(await apply(patch))) refused.push(subject);
  const files = [...drafts]
    .filter(([, { before, after }]) => before !== after)
    .map(([path, { before, after }]) => ({ path, before, after }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, patch: files.map(({ path, before, after }) => unifiedDiff(path, before, after)).join(''), refused };
}

/** Two patches that make the same file: the second adds what the first has not, below the title that both have. */
function joined(first: string, second: string): string {
  const [title = ''] = second.split('\n', 1);
  const rest = first.startsWith(`${title}\n`) ? second.slice(title.length + 1) : second;
  return first.includes(rest.trim()) ? first : first + rest;
}
