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
import { chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Owner } from './owner.ts';
import { makePrivate, type Place } from './place.ts';
import { serverEnvironment } from './postmaster.ts';
import type { Runtime } from './runtime.ts';

const run = promisify(execFile);

/** The superuser of the embedded server. */
export const superuser = 'tongming';

/** Removes what first starts that were killed left beside the database. */
export async function sweepDrafts(place: Place): Promise<void> {
  const directory = dirname(place.data);
  const drafts = (await readdir(directory)).filter((name) => name.startsWith('new-'));
  for (const name of drafts) await rm(join(directory, name), { recursive: true, force: true });
}

/** Creates an empty database cluster beside its place and moves it there whole, so that half of one is never seen. */
export async function initialise(runtime: Runtime, owner: Owner | null, place: Place, password: string): Promise<void> {
  const draft = await makePrivate(await mkdtemp(join(dirname(place.data), 'new-')), owner);
  const passwordFile = `${draft}.password`;
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (owner !== null) await chown(passwordFile, owner.uid, owner.gid);
    await run(
      runtime.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth-local=trust',
        '--auth-host=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
        '--no-instructions',
      ],
      { cwd: draft, ...owner, ...serverEnvironment() },
    );
    await rename(draft, place.data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}
