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

import { posix } from 'node:path';
import type { Side } from '../check/facts.ts';
import { declaredIn } from '../declared.ts';
import { detectedIn } from '../detected.ts';
import { formatExpression } from '../expression.ts';
import { licenceFileKind } from '../files.ts';
import { isManifest } from '../manifest-files.ts';

/** What a file of the repository says of the licence of its directory. */
export interface OwnStatement {
  readonly kind: 'text' | 'manifest';
  /** Null when it says nothing that is understood. */
  readonly expression: string | null;
  /** 1-based; null when the whole file is meant. */
  readonly line: number | null;
}

const longest = 512 * 1024;

/** Licence texts and manifests in any directory, as a repository holds several works. */
export function statesLicence(path: string): boolean {
  const name = posix.basename(path);
  return licenceFileKind(name) === 'licence' || isManifest(name);
}

/** Null when there is no such file. */
export async function ownStatement(side: Side, path: string): Promise<OwnStatement | null> {
  const text = await side.tree.text(path, longest);
  if (text === null) return null;
  const file = { path: posix.basename(path), text, spdx: null };
  if (licenceFileKind(file.path) === 'licence') {
    const { expression, findings } = detectedIn([file]);
    const line = findings[0]?.evidence.lines?.[0] ?? null;
    return { kind: 'text', expression: expression === null ? null : formatExpression(expression), line };
  }
  const { expression, findings } = declaredIn([file]);
  return { kind: 'manifest', expression, line: findings[0]?.evidence.lines?.[0] ?? null };
}
