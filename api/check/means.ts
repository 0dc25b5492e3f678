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

import { homedir } from 'node:os';
import type { Level } from '#licenses/check/finding.ts';
import { createPackageLicences } from '#licenses/check/package-licences.ts';
import { loadMatrices } from '../licences/matrices.ts';
import { advisoriesAtHand } from './advisories-at-hand.ts';
import type { CheckMeans } from './run-check.ts';

/** What the person who starts a check gives it. */
export interface GivenMeans {
  readonly dataDir: string;
  /** Directory that the tree was checked out to; null: none. */
  readonly checkout: string | null;
  readonly failOn: Level | null;
  /** Directory or archive of advisories; null: those of the data directory. */
  readonly advisories: string | null;
  /** Path of a bill of materials; null: none. */
  readonly sbom: string | null;
  readonly signal: AbortSignal;
}

/** Loaded only here: most checks have none, and its schemas are a tenth of a start. */
async function readSbomAt(path: string) {
  const { readSbomFile } = await import('../sbom/show.ts');
  return { path, reading: readSbomFile(path) };
}

/** What a check on this machine is made of: the copies that package managers keep here, the matrices and advisories of the data directory. */
export async function meansOf(given: GivenMeans): Promise<CheckMeans> {
  const machine = { home: homedir(), variable: (name: string) => process.env[name] };
  const [sbom, matrices, advisories] = await Promise.all([
    given.sbom === null ? null : readSbomAt(given.sbom),
    loadMatrices(given.dataDir),
    advisoriesAtHand(given.dataDir, given.advisories, given.signal),
  ]);
  return {
    matrices,
    advisories,
    packageLicences: (tree, settings) =>
      createPackageLicences({ tree, settings, checkout: given.checkout, machine, sbom }),
    today: new Date().toISOString().slice(0, 10),
    failOn: given.failOn,
  };
}
