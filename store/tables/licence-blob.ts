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

/** What a blob says of licences, whatever its name; read once for each version of the index. */
export interface LicenceBlobTable {
  sha: Buffer;
  /** Version of the detector and its data that read it. */
  index_version: string;
  outcome: 'scanned' | 'no-words' | 'binary' | 'unreadable';
  /** Only the beginning was read. */
  truncated: boolean;
  /** SPDX expression; null where nothing was found. */
  expression: string | null;
  /** `Finding[]` of `licenses/detect/finding.ts`, at most 200; null = none. */
  findings: unknown;
  /** `Copyright[]` of `licenses/scan/result.ts` without e-mail addresses, at most 100; null = none. */
  copyrights: unknown;
  /** The words of texts that were altered, by the place of their finding; null = none. */
  altered: unknown;
}
