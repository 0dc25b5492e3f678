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

import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PlatformError } from '#crawler/http/error.ts';
import { buildFrom } from '#licenses/advisories/build-from.ts';
import type { DatabaseCard } from '#licenses/advisories/database-file.ts';
import { advisoryDirectory, databaseName, listDatabases, storeDatabase } from '#licenses/advisories/database-store.ts';
import { SourceError } from '#licenses/advisories/source.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { makeDataDirectory } from '../data-directory.ts';
import { packageVersion } from '../environment.ts';
import { isPlainUrl } from '../hosts.ts';
import { dataDirOf } from '../option-values.ts';
import { terminalLine } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { advisoryWords } from './advisory-words.ts';
import { type Downloaded, download } from './download.ts';
import { askedEcosystems } from './ecosystem-names.ts';

/** Where osv.dev puts its archives. */
const usualBase = 'https://osv-vulnerabilities.storage.googleapis.com';
const cap = 8 * 1024 ** 3;
const lineEvery = 10_000;

interface Update {
  readonly context: StandaloneContext;
  readonly dataDir: string;
  readonly base: string;
  readonly keep: boolean;
}

function baseOf({ options: { from } }: StandaloneContext): string {
  const base = (typeof from === 'string' ? from : usualBase).replace(/\/+$/u, '');
  if (isPlainUrl(base)) return base;
  throw new UsageError({
    zh: `--from 须是 http 或 https 地址，例如 ${usualBase}。`,
    en: `--from must be an http or https URL, as ${usualBase}.`,
  });
}

/** A bar's worth of numbers on a terminal, a line now and then elsewhere. */
function progress({ terminal, locale }: StandaloneContext, ecosystem: string) {
  let last = performance.now();
  return (bytes: number, total: number | null) => {
    const now = performance.now();
    if (now - last < (terminal.interactive ? 100 : lineEvery)) return;
    last = now;
    const line = terminalLine(advisoryWords[locale].fetching(ecosystem, bytes, total));
    if (terminal.interactive) terminal.status(line);
    else terminal.err(line);
  };
}

function archivePath({ dataDir }: Update, ecosystem: string): string {
  return join(advisoryDirectory(dataDir), 'archives', ecosystem, 'all.zip');
}

async function compile(update: Update, ecosystem: string, url: string, etag: string | null): Promise<DatabaseCard> {
  const { context, dataDir } = update;
  const { terminal, locale, signal } = context;
  const path = archivePath(update, ecosystem);
  const onFiles = (files: number) => terminal.status(terminalLine(advisoryWords[locale].reading(files)));
  const options = { source: url, ecosystems: [ecosystem], made: new Date(), etag, signal, onFiles };
  try {
    const { card, pieces } = await buildFrom([path], options);
    storeDatabase(dataDir, databaseName(ecosystem), pieces);
    if (!update.keep) await rm(path, { force: true });
    return card;
  } catch (error) {
    // What is no archive is not kept to be mistaken for one.
    if (error instanceof SourceError) await rm(path, { force: true });
    throw error;
  }
}

async function fetchOne(update: Update, ecosystem: string, known: DatabaseCard | null) {
  const { context, base } = update;
  const url = `${base}/${encodeURIComponent(ecosystem)}/all.zip`;
  const path = archivePath(update, ecosystem);
  await mkdir(dirname(path), { recursive: true });
  const etag = known?.source === url ? known.etag : null;
  const onBytes = progress(context, ecosystem);
  const userAgent = `Tongming/${packageVersion}`;
  const done: Downloaded = await download({ url, path, etag, userAgent, cap, signal: context.signal, onBytes });
  return done.kind === 'fetched' ? { kind: done.kind, card: await compile(update, ecosystem, url, done.etag) } : done;
}

function tell(
  { terminal, locale }: StandaloneContext,
  ecosystem: string,
  done: Awaited<ReturnType<typeof fetchOne>>,
): void {
  const t = advisoryWords[locale];
  terminal.status(null);
  if (done.kind === 'fetched' && 'card' in done) terminal.out(t.fetched(ecosystem, done.card));
  else if (done.kind === 'same') terminal.out(t.same(ecosystem));
  else terminal.err(t.missing(terminalLine(ecosystem)));
}

/** Fetches the archives that are new, and makes their databases; 3 when the network or the server does not give them. */
export async function updateCommand(context: StandaloneContext): Promise<ExitCode> {
  const dataDir = dataDirOf(context.options);
  const update: Update = { context, dataDir, base: baseOf(context), keep: context.options['mirror'] === true };
  await makeDataDirectory(dataDir);
  const stored = listDatabases(dataDir);
  let code: ExitCode = 0;
  for (const ecosystem of askedEcosystems(context, stored)) {
    const known = stored.find(({ name }) => name === databaseName(ecosystem))?.card ?? null;
    try {
      const done = await fetchOne(update, ecosystem, known);
      tell(context, ecosystem, done);
      if (done.kind === 'missing') code = 1;
    } catch (error) {
      context.terminal.status(null);
      if (context.signal.aborted) {
        context.terminal.err(advisoryWords[context.locale].stopped);
        return 3;
      }
      if (!(error instanceof PlatformError) && !(error instanceof SourceError)) throw error;
      const kind = error instanceof PlatformError ? error.kind : 'broken';
      context.terminal.err(advisoryWords[context.locale].failed(ecosystem, kind, error.message));
      return 3;
    }
  }
  return code;
}
