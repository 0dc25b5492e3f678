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

import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Representation, represent } from '../representation.ts';
import { contentType } from './content-type.ts';

/** A published build: its files by address, found once; nothing outside the list can be asked for. */
export interface Snapshot {
  readonly directory: string;
  /** Null when there is no such file. */
  read(address: string): Promise<Representation | null>;
  has(address: string): boolean;
}

/** Files below a directory that may be served, by address; symbolic links, dotfiles and everything special are left out. */
async function listFiles(directory: string, prefix = '/'): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      for (const [address, file] of await listFiles(path, `${prefix}${entry.name}/`)) files.set(address, file);
    } else if (entry.isFile()) files.set(`${prefix}${entry.name}`, path);
  }
  return files;
}

const keptBytes = 64 * 1024 * 1024;

/** Opens a build; files are read when first asked for and kept, the least recently asked go first. */
export async function openSnapshot(directory: string): Promise<Snapshot> {
  const files = await listFiles(directory);
  const kept = new Map<string, Promise<Representation>>();
  let size = 0;

  async function load(address: string, path: string): Promise<Representation> {
    // The list was made by lstat; a file that became a link since then is refused here.
    if (!(await lstat(path)).isFile()) throw new Error(`${address} is no longer a plain file`);
    const representation = represent(await readFile(path), contentType(address));
    size += representation.bytes.length;
    return representation;
  }
  async function shrink(): Promise<void> {
    for (const [address, promise] of kept) {
      if (size <= keptBytes) return;
      kept.delete(address);
      size -= (await promise).bytes.length;
    }
  }
  return {
    directory,
    has: (address) => files.has(address),
    async read(address) {
      const path = files.get(address);
      if (path === undefined) return null;
      const ready = kept.get(address);
      const promise = ready ?? load(address, path);
      kept.delete(address);
      kept.set(address, promise);
      try {
        const representation = await promise;
        if (size > keptBytes) await shrink();
        return representation;
      } catch (error) {
        kept.delete(address);
        throw error;
      }
    },
  };
}
