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

import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../error.ts';
import { isAlive, markOf, type ProcessMark } from './liveness.ts';

/** Writes down that this process uses the server; returns the name to sign out with. */
export async function signIn(home: string): Promise<string> {
  const directory = join(home, 'sessions');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  await writeFile(join(directory, name), JSON.stringify(markOf(process.pid)), { mode: 0o600 });
  return name;
}

/** Takes a session away and tells whether any live one is left; sessions of dead processes are swept. */
export function signOut(home: string, name: string): { readonly last: boolean } {
  const directory = join(home, 'sessions');
  rmSync(join(directory, name), { force: true });
  const alive = readdirSync(directory).filter((other) => {
    const mark = readMark(join(directory, other));
    if (mark !== null && isAlive(mark)) return true;
    rmSync(join(directory, other), { force: true });
    return false;
  });
  return { last: alive.length === 0 };
}

function readMark(path: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessMark;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}
