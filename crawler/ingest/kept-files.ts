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

import { contentCap } from '../git/blob.ts';
import type { TreeEntry } from '../git/tree.ts';

/** Different licence texts kept beside vendored code; the same text counts once. */
const licenceCap = 1000;

/** Changelogs kept of a folder of them, newest first by name. */
const changelogCap = 5;

/** Changelogs held back until all are seen. */
const heldCap = 2000;

/** Files and bytes of text kept of one head: no honest one comes near, and a hostile one must not fill the store. */
const textCap = { files: 20_000, bytes: 256 * 1024 ** 2 };

const { compare } = new Intl.Collator('en', { numeric: true });

/** Tells whether one more text fits under the cap, and counts those that do not. */
function textBudget(): { readonly fits: (size: number) => boolean; readonly over: () => number } {
  let [files, bytes, over] = [0, 0, 0];
  return {
    fits(size) {
      const fit = files < textCap.files && bytes + size <= textCap.bytes;
      if (fit) [files, bytes] = [files + 1, bytes + size];
      else over++;
      return fit;
    },
    over: () => over,
  };
}

/**
 * Passes the files of a listing on with the decision whether their text is kept; `end` passes on those held back until
 * all were seen, and gives how many texts were left out because there are too many of them.
 */
export function keptFiles(pass: (entry: TreeEntry, kept: boolean) => void): {
  readonly add: (entry: TreeEntry) => void;
  readonly end: () => number;
} {
  const licences = new Set<string>();
  const changelogs: TreeEntry[] = [];
  const budget = textBudget();
  function decide(entry: TreeEntry, wanted: boolean): void {
    pass(entry, wanted && budget.fits(Math.min(entry.size ?? 0, contentCap)));
  }
  function known(blob: string): boolean {
    if (licences.size < licenceCap) licences.add(blob);
    return licences.has(blob);
  }
  return {
    add(entry) {
      if (entry.keep === 'changelog' && changelogs.length < heldCap) changelogs.push(entry);
      else if (entry.keep === 'licence') decide(entry, known(entry.blob.toString('hex')));
      else decide(entry, entry.keep === 'always');
    },
    end() {
      const newest = changelogs.toSorted((a, b) => compare(b.path, a.path));
      for (const [rank, entry] of newest.entries()) decide(entry, rank < changelogCap);
      return budget.over();
    },
  };
}
