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

import type { TreeEntry } from '../git/tree.ts';

/** Different licence texts kept beside vendored code; the same text counts once. */
const licenceCap = 1000;

/** Changelogs kept of a folder of them, newest first by name. */
const changelogCap = 5;

/** Changelogs held back until all are seen. */
const heldCap = 2000;

const { compare } = new Intl.Collator('en', { numeric: true });

/** Passes the files of a listing on with the decision whether their text is kept; `end` passes on those held back until all were seen. */
export function keptFiles(pass: (entry: TreeEntry, kept: boolean) => void): {
  readonly add: (entry: TreeEntry) => void;
  readonly end: () => void;
} {
  const licences = new Set<string>();
  const changelogs: TreeEntry[] = [];
  function fits(blob: string): boolean {
    if (licences.size < licenceCap) licences.add(blob);
    return licences.has(blob);
  }
  return {
    add(entry) {
      if (entry.keep === 'changelog' && changelogs.length < heldCap) changelogs.push(entry);
      else if (entry.keep === 'licence') pass(entry, fits(entry.blob.toString('hex')));
      else pass(entry, entry.keep === 'always');
    },
    end() {
      const newest = changelogs.toSorted((a, b) => compare(b.path, a.path));
      for (const [rank, entry] of newest.entries()) pass(entry, rank < changelogCap);
    },
  };
}
