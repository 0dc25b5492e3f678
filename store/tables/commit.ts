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

/** One commit of one repository, as recorded by git. Author fields are claims. */
export interface CommitTable {
  repository_id: string;
  sha: Buffer;
  /** Parent ids, concatenated (20 or 32 bytes each); capped at 64 parents. */
  parents: Buffer;
  parent_count: number;
  /** More than one parent. */
  merge: boolean;
  author_id: string | null;
  committer_id: string | null;
  /** Seconds since 1970 as recorded; null when unreadable or beyond 64 bits. */
  author_epoch: string | null;
  /** Sign and digits as recorded, as `+0800`; null when absent. */
  author_zone: string | null;
  committer_epoch: string | null;
  committer_zone: string | null;
  /** `author_epoch` as an instant when it is plausible (2005-04-07 … crawl + 1 day); null commits are counted but are in no time series. */
  authored_at: Date | null;
  committed_at: Date | null;
  /** True when a Signed-off-by trailer names the author's address. */
  signed_off: boolean;
  signature: 'gpg' | 'ssh' | 'x509' | null;
  /** Null until counted, for merges, and where `lines` is not `counted`. */
  additions: number | null;
  deletions: number | null;
  files: number | null;
  lines: 'pending' | 'counted' | 'merge' | 'capped' | 'unknown';
  tree: Buffer;
  /** Codes of what is malformed in the object (`bad-date`, `bad-zone`, `bad-email`, `nul`, `too-many-trailers` …). */
  irregular: string[];
  /** False once no ref of the last clean run leads here: rewritten by a force-push, kept, never counted. */
  reachable: boolean;
  /** Reachable from the default branch: what metrics count. */
  on_default: boolean;
}
