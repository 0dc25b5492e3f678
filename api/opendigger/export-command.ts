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
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { bar } from '../bar.ts';
import type { CommandContext, ExitCode } from '../command.ts';
import { wantedProjects } from '../facts/export-command.ts';
import { openSession } from '../session.ts';
import { UsageError } from '../usage.ts';
import { writeOpendigger } from './tree.ts';

/** A directory that is empty, absent, or holds a tree of ours: its list of repositories tells. */
async function replaceable(directory: string): Promise<boolean> {
  try {
    const names = await readdir(directory);
    return names.length === 0 || names.includes('repo_list.csv');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}

/** Puts the new tree in the place of the old one, if there is one. */
async function swap(making: string, directory: string): Promise<void> {
  const old = `${making}.old`;
  await rename(directory, old).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
  await rename(making, directory);
  await rm(old, { recursive: true, force: true });
}

/** `tongming export opendigger DIR`. */
export async function exportOpendiggerCommand(context: CommandContext): Promise<ExitCode> {
  const { terminal, locale, args } = context;
  if (args[1] === undefined)
    throw new UsageError({ zh: 'export opendigger 后面要写目录。', en: 'export opendigger needs a directory.' });
  const directory = resolve(args[1]);
  if (!(await replaceable(directory)))
    throw new UsageError({
      zh: `${args[1]} 里有别的文件，请换一个空目录。`,
      en: `${args[1]} holds other files; name an empty or new directory.`,
    });
  const making = join(dirname(directory), `.${basename(directory)}.${randomBytes(6).toString('hex')}`);
  const session = await openSession(context, 'export');
  try {
    const projects = await wantedProjects(session, context);
    await mkdir(making, { recursive: true });
    const files = await writeOpendigger(session.store, making, projects, (done, total) => {
      terminal.status(bar(done, total));
    });
    await swap(making, directory);
    terminal.status(null);
    terminal.err(locale === 'zh' ? `写出 ${files} 个文件到 ${directory}` : `Wrote ${files} files to ${directory}`);
    return 0;
  } finally {
    terminal.status(null);
    await rm(making, { recursive: true, force: true });
    await session.close();
  }
}
