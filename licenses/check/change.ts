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

/** One side of a changed file. */
export interface ChangedSide {
  readonly path: string;
  /** Git's object id. */
  readonly id: string;
  readonly kind: 'file' | 'executable' | 'symlink' | 'submodule' | 'special';
}

/** A file that a change touches; at least one side is there. */
export interface FileChange {
  /** Null when it was added. */
  readonly before: ChangedSide | null;
  /** Null when it was deleted. */
  readonly after: ChangedSide | null;
  /** `renamed` and `copied` have another path before. */
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed' | 'copied';
}

/** A person as a commit names one. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

/** A commit that a change brings. */
export interface ChangeCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  /** ISO 8601, UTC. */
  readonly authored: string;
  /** Whole message, UTF-8. */
  readonly message: string;
}

/** What a change brings between two commits. */
export interface Change {
  /** The merge base, from which the change is counted. */
  readonly base: string;
  readonly head: string;
  /** In the order of their paths. */
  readonly files: readonly FileChange[];
  /** Reachable from the head and not from the base, oldest first. */
  readonly commits: readonly ChangeCommit[];
  /** More commits than are read: those that are missing were not judged. */
  readonly truncated: boolean;
}
