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

/** A tag of the last clean run. */
export interface TagTable {
  repository_id: string;
  name: string;
  /** The commit it peels to; null when it leads to something else. */
  commit_sha: Buffer | null;
  annotated: boolean;
  signed: boolean;
  tagger_id: string | null;
  /** Tagger date, or the commit's committer date for lightweight tags; null when neither is plausible. */
  tagged_at: Date | null;
}
