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

import type { PackageSource } from '../dependency-file.ts';

/** One block of a `yarn.lock`, of either generation. */
export interface YarnEntry {
  /** Unique in the file: where it was resolved to, or its first pattern. */
  readonly key: string;
  readonly name: string;
  readonly version: string | null;
  readonly source: PackageSource;
  /** All that it answers to, as `name@^1` or `name@npm:^1`. */
  readonly patterns: readonly string[];
  /** Names with requirements. */
  readonly required: readonly (readonly [string, string])[];
  readonly optional: readonly (readonly [string, string])[];
  readonly integrity: string | null;
  readonly line: number;
  /** The folder of a package of the repository itself; null for all others. */
  readonly workspace: string | null;
}
