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

import { licenceFileKind } from '#licenses/files.ts';
import { licenceDirectoryColumns } from '#store/queries/licence-scan.ts';
import { batchWriter } from '../ingest/batch-writer.ts';
import { fileCounts } from './counts.ts';

/** Directories below this level, and beyond this number, count into the ones above them. */
const limits = { depth: 16, directories: 50_000, expressions: 50 };

/** What a file adds to the directories that it is in. */
export interface DirectoryFile {
  readonly path: string;
  readonly expression: string | null;
  /** It was read and says nothing of a licence. */
  readonly unstated: boolean;
}

interface Directory {
  readonly parent: string | null;
  files: number;
  unstated: number;
  own: string | null;
  readonly expressions: ReturnType<typeof fileCounts>;
}

/** The directory that a file stands in; `.` is the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** From the root down to the directory of the file, as deep as directories are told apart. */
function* lineOf(path: string): Generator<string> {
  yield '.';
  let depth = 0;
  for (let at = path.indexOf('/'); at > 0 && depth < limits.depth; at = path.indexOf('/', at + 1), depth++) {
    yield path.slice(0, at);
  }
}

/** Sums files up by directory. */
export function directoryCounts(): {
  readonly add: (file: DirectoryFile) => void;
  /** Rows of the directories, as bytes. */
  readonly encode: (repositoryId: string) => Buffer[];
} {
  const directories = new Map<string, Directory>();
  function open(path: string, parent: string | null): Directory | undefined {
    const known = directories.get(path);
    if (known !== undefined || directories.size >= limits.directories) return known;
    const made = { parent, files: 0, unstated: 0, own: null, expressions: fileCounts(1000) };
    directories.set(path, made);
    return made;
  }
  return {
    add({ path, expression, unstated }) {
      let parent: string | null = null;
      for (const place of lineOf(path)) {
        const directory = open(place, parent);
        if (directory === undefined) break;
        directory.files++;
        if (unstated) directory.unstated++;
        if (expression !== null) directory.expressions.add(expression);
        parent = place;
      }
      const name = path.slice(path.lastIndexOf('/') + 1);
      const home = directories.get(directoryOf(path));
      if (home === undefined || expression === null || licenceFileKind(name) !== 'licence') return;
      home.own =
        home.own === null || home.own === expression ? expression : `${home.own} AND ${expression}`.slice(0, 1000);
    },
    encode(repositoryId) {
      const writer = batchWriter('licence_directory', licenceDirectoryColumns);
      for (const [path, { parent, files, unstated, own, expressions }] of directories) {
        const most = expressions.top(limits.expressions).map(([expression, n]) => ({ expression, files: n }));
        writer.add([repositoryId, path, parent, files, unstated, own, most]);
      }
      return writer.take();
    },
  };
}
