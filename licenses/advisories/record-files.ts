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

import { opendirSync } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mostRecordBytes } from './read-record.ts';
import { type RecordFile, SourceError } from './source.ts';
import { zipFiles } from './zip-files.ts';

const mostEntries = 4_000_000;
const deepest = 32;

async function fileAt(path: string): Promise<RecordFile> {
  const { size } = await lstat(path);
  if (size > mostRecordBytes) return { name: path, bytes: null, problem: 'It is larger than 32 MiB.' };
  return { name: path, bytes: await readFile(path), problem: null };
}

/** Every `.json` below a directory, and in archives there, in the order of the directory; links are not followed. */
async function* directoryFiles(root: string): AsyncGenerator<RecordFile> {
  const open: [path: string, depth: number][] = [[root, 0]];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, depth] = next;
    const handle = opendirSync(path, { bufferSize: 1024 });
    try {
      for (let entry = handle.readSync(); entry !== null; entry = handle.readSync()) {
        seen += 1;
        if (seen > mostEntries) throw new SourceError('too-many', `${root} has more than ${mostEntries} entries.`);
        const below = join(path, entry.name);
        if (entry.isDirectory() && depth < deepest) open.push([below, depth + 1]);
        if (entry.isFile() && entry.name.endsWith('.json')) yield await fileAt(below);
        else if (entry.isFile() && entry.name.endsWith('.zip')) yield* zipFiles(below);
      }
    } finally {
      handle.closeSync();
    }
  }
}

/** The files of a source: a directory tree of `*.json` and of archives, an archive, or one record. Throws {@link SourceError}. */
export async function* recordFiles(path: string): AsyncGenerator<RecordFile> {
  let kind: 'directory' | 'file' | 'neither';
  try {
    const stats = await stat(path);
    kind = stats.isDirectory() ? 'directory' : stats.isFile() ? 'file' : 'neither';
  } catch (cause) {
    throw new SourceError('missing', `${path} is not there, or cannot be read.`, { cause });
  }
  if (kind === 'directory') yield* directoryFiles(path);
  else if (kind === 'neither') throw new SourceError('missing', `${path} is neither a file nor a directory.`);
  else if (path.toLowerCase().endsWith('.json')) yield await fileAt(path);
  else yield* zipFiles(path);
}
