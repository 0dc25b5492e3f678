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
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Connection } from '#store/url.ts';

const packaged = '/usr/lib/postgresql';

/** The newest pgbench of this machine; null = there is none. */
export function findPgbench(): string | null {
  const versions = existsSync(packaged) ? readdirSync(packaged).toSorted((a, b) => Number(b) - Number(a)) : [];
  const directories = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(packaged, version, 'bin')),
  ];
  return directories.map((directory) => join(directory, 'pgbench')).find((path) => existsSync(path)) ?? null;
}

/** Transactions a second of a script, with prepared statements, as pgbench tells them. */
export async function transactionsPerSecond(
  program: string,
  { host, port, user, password, database }: Connection,
  { script, clients, seconds }: { readonly script: string; readonly clients: number; readonly seconds: number },
): Promise<number> {
  const args = ['-n', '-M', 'prepared', '-f', script, '-c', String(clients), '-j', '2', '-T', String(seconds)];
  const { stdout } = await promisify(execFile)(
    program,
    [...args, '-h', host, '-p', String(port), '-U', user, database],
    { env: { PGPASSWORD: password ?? '', LC_ALL: 'C' } },
  );
  return Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1] ?? Number.NaN);
}
