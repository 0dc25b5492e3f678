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

import { assessLicence, isLicenceInput } from '../assess.ts';
import type { LicenceFile } from '../files.ts';
import { scanHeader } from '../header.ts';
import type { LicenceResult } from '../result.ts';
import { indexVersion } from './index-version.ts';
import type { TreeSource } from './places.ts';
import type { FileLicences } from './result.ts';
import { createRollUp, type Summary } from './roll-up.ts';
import { type ScanOptions, scanAll } from './scan-tree.ts';

/** What a tree says as a whole. */
export interface ScannedTree {
  readonly summary: Summary;
  readonly project: LicenceResult;
  /** Version of the detector and of its data. */
  readonly index: string;
}

/** Most files of the root that the project's licence is read from. */
const mostInputs = 500;
const headerBytes = 8192;

/** Only what lies at the root, or in `LICENSES/`, speaks for the project. */
function speaksForProject(path: string): boolean {
  const slash = path.indexOf('/');
  return (slash < 0 || /^licen[cs]es?\//iu.test(path)) && isLicenceInput(path);
}

async function inputs(source: TreeSource, paths: readonly string[]): Promise<LicenceFile[]> {
  const files: LicenceFile[] = [];
  for (const path of paths) {
    const text = await source.text(path);
    const { spdx } = scanHeader(Buffer.from(text ?? '').subarray(0, headerBytes));
    files.push({ path, text, spdx });
  }
  return files;
}

/** Scans a tree; `onFiles` is given its files in the order of their paths, list by list, and nothing of them is kept here. */
export async function scanTree(
  source: TreeSource,
  options: ScanOptions,
  onFiles: (files: readonly FileLicences[]) => void,
): Promise<ScannedTree> {
  const rollUp = createRollUp();
  const speaking: string[] = [];
  for await (const files of scanAll(source.entries(), options)) {
    for (const file of files) {
      rollUp.add(file);
      const read = file.outcome === 'scanned' || file.outcome === 'no-words' || file.outcome === 'lockfile';
      if (read && speaking.length < mostInputs && speaksForProject(file.path)) speaking.push(file.path);
    }
    onFiles(files);
  }
  return { summary: rollUp.finish(), project: assessLicence(await inputs(source, speaking)), index: indexVersion() };
}
