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
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Logger } from '#store/log.ts';
import type { Builder } from './pages/build.ts';
import { readCurrent, writeCurrent } from './pages/current.ts';

/** A site that must not be published. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
}

/** How to publish. */
export interface PublishOptions {
  /** `<data>/site`. */
  readonly site: string;
  readonly api: string;
  readonly build: Builder;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

const keptBuilds = 2;
const required = ['index.html', '404.html'];
const marker = 'tongming-build.json';

function buildId(): string {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return `${time}-${randomBytes(4).toString('hex')}`;
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Walks what was built: only plain files and directories, no dotfiles; each is on disk before anybody is sent to it. */
async function settle(directory: string): Promise<number> {
  let files = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.name.startsWith('.')) throw new PublishError(`${entry.name} is a dotfile; the site has none`);
    if (entry.isDirectory()) files += await settle(path);
    else if (entry.isFile()) {
      await flush(path);
      files += 1;
    } else throw new PublishError(`${entry.name} is neither a file nor a directory`);
  }
  if (process.platform !== 'win32') await flush(directory);
  return files;
}

async function verify(directory: string): Promise<number> {
  for (const name of required) {
    const found = await lstat(join(directory, name)).catch(() => null);
    if (found === null || !found.isFile() || found.size === 0) throw new PublishError(`the build has no ${name}`);
  }
  return settle(directory);
}

async function buildInto(directory: string, { api, build, signal }: PublishOptions): Promise<number> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await build({ api, out: directory, signal });
  const files = await verify(directory);
  // Last of all: a directory that has it is whole.
  await writeFile(join(directory, marker), `${JSON.stringify({ files })}\n`, { flush: true });
  return files;
}

async function sweep(site: string, current: string): Promise<void> {
  const names = await readdir(site);
  const builds = names.filter((name) => name.startsWith('build-') && name !== current).sort();
  const old = builds.slice(0, Math.max(0, builds.length - (keptBuilds - 1)));
  const day = Date.now() - 24 * 3600 * 1000;
  for (const name of names.filter((one) => one.startsWith('making-'))) {
    const found = await lstat(join(site, name)).catch(() => null);
    if (found !== null && found.mtimeMs < day) old.push(name);
  }
  await Promise.all(old.map((name) => rm(join(site, name), { recursive: true, force: true })));
}

/** Builds the site beside the published one and swaps it in whole by one rename; when anything fails the old one stays. */
export async function publishSite(
  options: PublishOptions,
): Promise<{ readonly build: string; readonly files: number }> {
  const id = buildId();
  const making = join(options.site, `making-${id}`);
  const build = `build-${id}`;
  try {
    const files = await buildInto(making, options);
    await rename(making, join(options.site, build));
    await writeCurrent(options.site, build);
    if (process.platform !== 'win32') await flush(options.site);
    await sweep(options.site, build);
    options.log.info('site published', { build, files });
    return { build, files };
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

/** Whether the directory may be replaced: absent, empty, or a site that we made. */
async function replaceable(directory: string): Promise<boolean> {
  try {
    const names = await readdir(directory);
    return names.length === 0 || names.includes(marker);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}

/** Builds the site into a directory of the operator's choice, for hosting elsewhere. */
export async function exportSite(out: string, options: Omit<PublishOptions, 'site'>): Promise<number> {
  if (!(await replaceable(out))) {
    throw new PublishError(`${out} holds files that are not a site of ours; name an empty or new directory`);
  }
  const beside = join(dirname(out), `.${basename(out)}-${buildId()}`);
  const making = `${beside}.new`;
  try {
    const files = await buildInto(making, { ...options, site: dirname(out) });
    const old = `${beside}.old`;
    await rename(out, old).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
    await rename(making, out);
    await rm(old, { recursive: true, force: true });
    return files;
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

/** Whether anything was published from this data directory yet. */
export async function isPublished(site: string): Promise<boolean> {
  return (await readCurrent(site)) !== null;
}
