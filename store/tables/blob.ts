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

/** Facts of one blob of a head, read once by content id. */
export interface BlobTable {
  sha: Buffer;
  size: string;
  /** NUL in the first 8 KB. */
  binary: boolean;
  /** Kind of executable or archive by magic bytes, as `elf`, `pe`, `mach-o`, `class`, `jar`, `wasm`; null otherwise. */
  magic: string | null;
  /** Lines; null for binaries and blobs over the read cap. */
  line_count: number | null;
  /** Expression of an `SPDX-License-Identifier:` tag in the first 8 KB; null when none. */
  spdx: string | null;
  /** A copyright or licence notice stands in the first 8 KB; null when not read. */
  notice: boolean | null;
  /** UTF-8 text of files that checks and the licence detector read (documents, manifests, workflows), at most 256 KB; null for all others. */
  content: string | null;
  /** The content was longer than the cap. */
  truncated: boolean;
}
