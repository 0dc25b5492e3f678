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
import type { ReuseFile, ReuseReport } from '../reuse/report.ts';
import { indexVersion } from './index-version.ts';
import type { TreeSource } from './places.ts';
import type { FileLicences } from './result.ts';
import { createRollUp, type Summary } from './roll-up.ts';
import { type ScanOptions, scanAll } from './scan-tree.ts';

/** What a tree says as a whole. */
export interface ScannedTree {
  readonly summary: Summary;
  readonly project: LicenceResult;
  /** Whether it follows REUSE 3.3; null for single files, and where there are too many files to tell. */
  readonly reuse: ReuseReport | null;
  /** Version of the detector and of its data. */
  readonly index: string;
}

/** Most files of the root that the project's licence is read from. */
const mostInputs = 500;
const headerBytes = 8192;
/** Trees with more files are not checked against REUSE, which needs all of them at once. */
const mostReuse = 50_000;

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

/** What REUSE asks of a file: tags and copyright. */
function reuseFile({ path, outcome, problem, size, findings, copyrights }: FileLicences): ReuseFile {
  return { path, outcome, problem, size, findings: findings.filter(({ kind }) => kind === 'tag'), copyrights };
}

async function reuseOf(source: TreeSource, files: readonly ReuseFile[]): Promise<ReuseReport | null> {
  if (!source.isTree || files.length > mostReuse) return null;
  const { isReuseConfiguration, reuseReport } = await import('../reuse/report.ts');
  const contents = new Map<string, string>();
  for (const { path } of files.filter((one) => isReuseConfiguration(one.path))) {
    const text = await source.text(path);
    if (text !== null) contents.set(path, text);
  }
  return reuseReport(files, contents);
}

/** Scans a tree; `onFiles` is given its files in the order of their paths, list by list, and nothing of them is kept here. */
export async function scanTree(
  source: TreeSource,
  options: ScanOptions,
  onFiles: (files: readonly FileLicences[]) => void,
): Promise<ScannedTree> {
  const rollUp = createRollUp();
  const speaking: string[] = [];
  const reuse: ReuseFile[] = [];
  for await (const files of scanAll(source.entries(), options)) {
    for (const file of files) {
      rollUp.add(file);
      if (reuse.length <= mostReuse) reuse.push(reuseFile(file));
      const read = file.outcome === 'scanned' || file.outcome === 'no-words' || file.outcome === 'lockfile';
      if (read && speaking.length < mostInputs && speaksForProject(file.path)) speaking.push(file.path);
    }
    onFiles(files);
  }
  return {
    summary: rollUp.finish(),
    project: assessLicence(await inputs(source, speaking)),
    reuse: await reuseOf(source, reuse),
    index: indexVersion(),
  };
}
