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

import { join } from 'node:path';
import { CrawlerError } from '#crawler/error.ts';
import { git } from '#crawler/git/run.ts';
import { readWhole } from '#licenses/scan/read-file.ts';
import type { Objects } from '../trees/object-trees.ts';
import { UsageError } from '../usage.ts';

/** The policy file's name, at the root of the repository. */
export const policyName = '.tongming.yml';

const cap = 256 * 1024;

/** Text of a policy file, and where it is from. */
export interface PolicyText {
  readonly text: string;
  readonly path: string;
  /** Null for a file on disk. */
  readonly commit: string | null;
}

function tooLarge(path: string): UsageError {
  return new UsageError({
    zh: `${path} 超过 ${cap / 1024} KiB，策略文件不会这么大。`,
    en: `${path} is larger than ${cap / 1024} KiB, which no policy file is.`,
  });
}

/** Object id of the policy file in a commit; null when it has none. */
export async function policyIdAt({ gitDir, signal }: Objects, commit: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}:${policyName}`];
  const told = await git(args, { gitDir, signal }).catch((error: unknown) => {
    if (error instanceof CrawlerError && error.kind === 'git-failed') return Buffer.alloc(0);
    throw error;
  });
  return told.toString('latin1').trim() || null;
}

/** The policy file of a commit; null when it has none, or something else by that name. */
export async function policyAt(objects: Objects, commit: string): Promise<PolicyText | null> {
  const id = await policyIdAt(objects, commit);
  const found = id === null ? null : await objects.reader.read(id);
  if (found === null || found.type !== 'blob') return null;
  if (found.size > cap) throw tooLarge(`${commit}:${policyName}`);
  return { text: Buffer.from(found.bytes).toString('utf8'), path: policyName, commit };
}

/** A policy file on disk; null when there is none and it was not asked for by name. */
export function policyOnDisk(directory: string, named: string | null): PolicyText | null {
  const path = named ?? join(directory, policyName);
  try {
    const bytes = readWhole(path, cap);
    if (bytes === null) throw tooLarge(path);
    return { text: Buffer.from(bytes).toString('utf8'), path: named ?? policyName, commit: null };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    if (named === null && code === 'ENOENT') return null;
    throw new UsageError({
      zh: `读不了策略文件 ${path}（${code}）。`,
      en: `The policy file ${path} cannot be read (${code}).`,
    });
  }
}
