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
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Hosts } from '#crawler/hosts.ts';
import type { TargetRules } from '#crawler/target.ts';
import { openStore, type Store } from '#store/open.ts';
import { createApp } from './app.ts';
import { createGeneration, type Generation } from './byte-cache.ts';
import { catalogue } from './catalogue.ts';
import { type Client, createClient } from './client.ts';
import type { CommandContext } from './command.ts';
import { type Config, packageVersion } from './config.ts';
import { makeDataDirectory } from './data-directory.ts';
import type { OpenDesk } from './desk/open.ts';
import type { HookDesk } from './hooks/desk.ts';
import { hostsOf, readHostsFile, sentInClear } from './hosts.ts';
import { choosePack } from './licences/chosen-pack.ts';
import { type LiveCrawls, noCrawls } from './live.ts';
import { serveSite } from './pages/serve.ts';
import { createRemotes, type Remotes } from './remotes.ts';
import { UsageError } from './usage.ts';

/** What a command works with: configuration with its options laid over, and the open store. */
export interface Session {
  readonly config: Config;
  readonly store: Store;
  readonly generation: Generation;
  /** `<data>/site`. */
  readonly site: string;
  /** Rules for what the operator wrote: the registry and the command line. */
  readonly rules: TargetRules & { readonly hosts: Hosts };
  /** Ways to the platforms' APIs. */
  readonly remotes: Remotes;
  close(): Promise<void>;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError({
    zh: '--port 须是 0 到 65535 的整数，例如 --port 8080。',
    en: '--port must be a whole number from 0 to 65535, as --port 8080.',
  });
}

/** The configuration with `--data`, `--registry` and `--port` laid over; paths of options begin where the command is called. */
export function configured({ config, options }: Pick<CommandContext, 'config' | 'options'>): Config {
  const { data, registry, port } = options;
  return {
    ...config,
    ...(typeof data === 'string' ? { dataDir: resolve(data) } : {}),
    ...(typeof registry === 'string' ? { registryDir: resolve(registry) } : {}),
    ...(typeof port === 'string' ? { port: portOf(port) } : {}),
  };
}

/** What the operator allows; a host that is named with its platform is allowed by that. */
async function rulesOf(context: CommandContext, config: Config): Promise<Session['rules']> {
  const { allowHttp, hostsFile, platformTokens } = config;
  const { settings, warnings } = await readHostsFile(hostsFile, config.variable);
  const clear = platformTokens.flatMap(({ url, token }) =>
    url === null ? [] : sentInClear({ origin: url, api: null, token }),
  );
  for (const warning of [...warnings, ...clear]) context.terminal.err(warning[context.locale]);
  const hosts = hostsOf(settings, platformTokens, context.args, allowHttp);
  const named = [...settings.map(({ origin }) => origin), ...platformTokens.flatMap(({ url }) => url ?? [])];
  const privateHosts = [...config.privateHosts, ...named.map((url) => new URL(url).host)];
  return { allowLocal: true, allowHttp, privateHosts, hosts };
}

/** Somebody who waits for a crawl sees the wait; a job goes back to the queue instead and leaves its place to others. */
function patience(verb: string): number {
  return verb === 'crawl' ? 3_600_000 : 60_000;
}

/** Opens the store, creating the data directory on the first run; `width` = repositories crawled at a time. */
export async function openSession(context: CommandContext, verb: string, width = 1): Promise<Session> {
  const config = configured(context);
  const { dataDir, databaseUrl } = config;
  await makeDataDirectory(dataDir);
  choosePack(dataDir);
  const rules = await rulesOf(context, config);
  const store = await openStore({
    databaseUrl,
    dataDir,
    log: context.log,
    applicationName: `tongming ${verb}`,
    // A visit keeps one connection to itself and borrows another for its transactions; servers allow a hundred in all.
    max: verb === 'worker' ? width + 4 : Math.max(12, width + 8),
  });
  const remotes = createRemotes({
    rules,
    log: context.log,
    store,
    patienceMs: patience(verb),
    userAgent: `Tongming/${packageVersion}${config.baseUrl === null ? '' : ` (+${config.baseUrl})`}`,
  });
  return {
    config,
    store,
    generation: createGeneration(),
    site: join(dataDir, 'site'),
    rules,
    remotes,
    async close() {
      remotes.close();
      await store.close();
    },
  };
}

/** The key that the secrets of webhooks are made from. */
export async function hookKey({ dataDir, hookKey: given }: Config): Promise<Uint8Array> {
  return given === null ? keyIn(dataDir, 'hook.key') : Buffer.from(given);
}

/** A key that is made once a data directory. */
async function keyIn(dataDir: string, name: string): Promise<Uint8Array> {
  const path = join(dataDir, name);
  try {
    await writeFile(path, randomBytes(32), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(path);
}

/** The HTTP app over the session's store. */
export async function sessionApp(
  session: Session,
  context: Pick<CommandContext, 'log'>,
  live: LiveCrawls = noCrawls,
  hooks: HookDesk | null = null,
  desk: OpenDesk | null = null,
): Promise<OpenAPIHono> {
  return createApp(
    {
      db: session.store.db,
      catalogue,
      generation: session.generation,
      live,
      secret: await keyIn(session.config.dataDir, 'cursor.key'),
      log: context.log,
      now: () => new Date(),
      hooks,
      desk: desk?.parts ?? null,
      deskPages: desk?.pages ?? null,
    },
    serveSite(session.site),
  );
}

/** A client that asks the app without a socket: commands show what the API says. */
export async function sessionClient(session: Session, context: Pick<CommandContext, 'log'>): Promise<Client> {
  const app = await sessionApp(session, context);
  return createClient({ baseUrl: 'http://localhost', fetch: (url) => app.request(url) });
}
