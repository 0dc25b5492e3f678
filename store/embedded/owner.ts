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

import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf } from '../error.ts';

const run = promisify(execFile);

/** The unprivileged account a server runs under. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Null when we are not root: the server then runs as ourselves. PostgreSQL refuses to run as root. */
export async function unprivilegedOwner(dataDirectory: string): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  return (
    (await ownerOf(dataDirectory)) ??
    (await account('postgres')) ??
    (await account('nobody')) ?? { uid: 65_534, gid: 65_534 }
  );
}

/** Who owns a directory that is there already, root excepted. */
async function ownerOf(directory: string): Promise<Owner | null> {
  try {
    const { uid, gid } = await lstat(directory);
    return uid === 0 ? null : { uid, gid };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function account(name: string): Promise<Owner | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** Whether the owner can pass through every directory on the way. */
export async function canEnter(owner: Owner | null, directory: string): Promise<boolean> {
  if (owner === null) return true;
  try {
    await run('/bin/sh', ['-c', 'cd -P "$1"', 'sh', directory], { ...owner, cwd: '/', env: {} });
    return true;
  } catch {
    return false;
  }
}
