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

import { basename } from 'node:path/posix';
import { createDetector } from '../detect/detector.ts';
import { createFileReader, problemOf, type RealPath } from './read-file.ts';
import type { FileLicences } from './result.ts';
import { createTextScanner, type FileBytes } from './scan-text.ts';

/** A file to be scanned: on disk, or its bytes where they came from elsewhere. */
export interface Task {
  readonly path: string;
  readonly source: { readonly real: RealPath } | { readonly bytes: Uint8Array; readonly size: number };
}

/** What a file says, without its path. */
export type Facts = Omit<FileLicences, 'path'>;

/** Facts of a file that was not read. */
export function unread(outcome: FileLicences['outcome'], problem: string | null, size: number | null): Facts {
  return { outcome, problem, size, truncated: false, expression: null, findings: [], copyrights: [] };
}

function given(bytes: Uint8Array, size: number): FileBytes {
  const gap = size > bytes.length ? { at: bytes.length, bytes: size - bytes.length, lines: () => 0 } : null;
  return { bytes, size, gap };
}

/** The work of one thread: a detector and a buffer, used for one file after the other. */
export function createWork(): (task: Task) => Facts {
  const scan = createTextScanner(createDetector());
  const read = createFileReader();
  return ({ path, source }) => {
    const name = basename(path);
    try {
      const file = 'real' in source ? read(source.real, name) : given(source.bytes, source.size);
      return { ...scan(name, file), problem: null, size: file.size };
    } catch (error) {
      // A fault of ours on one file is told with that file: the others are still worth knowing.
      return unread('unreadable', problemOf(error) ?? `FAULT: ${String(error)}`, null);
    }
  };
}
