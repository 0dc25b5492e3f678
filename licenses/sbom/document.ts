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

import type { PackageLicence } from '../check/package-licence.ts';
import type { Package } from '../inventory/inventory.ts';
import type { LicenceResult } from '../result.ts';

/** What a software bill of materials is written from. */
export interface SbomSource {
  /** Name of the work: of its manifest, or of its directory. */
  readonly name: string;
  readonly version: string | null;
  /** Commit of the tree; null for a directory. */
  readonly commit: string | null;
  /** URL of the repository; null when unknown. */
  readonly repository: string | null;
  readonly licence: Pick<LicenceResult, 'declared' | 'detected' | 'concluded'>;
  /** Text of the copyright notice of the work; null when none is known. */
  readonly copyright: string | null;
  readonly packages: readonly Package[];
  readonly licences: ReadonlyMap<string, PackageLicence>;
  /** ISO 8601, UTC: of the commit, so that the same tree gives the same bytes; null when there is no commit. */
  readonly time: string | null;
  /** Version of this program. */
  readonly tool: string;
}

/** Forms that can be written. */
export const sbomFormats = ['cyclonedx-1.6', 'cyclonedx-1.7', 'spdx-2.3'] as const;

/** A form that can be written. */
export type SbomFormat = (typeof sbomFormats)[number];
