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

import { join } from 'node:path';
import type { Logger } from '#store/log.ts';
import { catalogue } from '../catalogue.ts';
import type { Session } from '../session.ts';
import { openAccounts } from './accounts/better-auth/open.ts';
import { joinMember } from './accounts/join.ts';
import { readProviders } from './accounts/providers.ts';
import { authSecrets } from './accounts/secrets.ts';
import type { DeskParts } from './answer.ts';
import { withLinks } from './applications/link.ts';
import type { DeskContext } from './context.ts';
import type { Jobs } from './jobs.ts';
import { builtDesk } from './pages/build.ts';
import { type DeskPages, prepareDesk } from './pages/renderer.ts';
import { ensureRubric } from './rubric/store.ts';
import { withTokens } from './tokens/who.ts';

/** The desk of a hub that runs. */
export interface OpenDesk {
  readonly parts: DeskParts;
  readonly pages: DeskPages;
}

/** What the desk of a hub is opened with. */
export interface DeskOptions {
  readonly log: Logger;
  readonly jobs: Jobs;
  readonly signal: AbortSignal;
}

/** A pool apart, whose statements give up after seconds: a crawl that fills the other never makes the desk wait. */
const limits = { applicationName: 'tongming desk', max: 8, statementTimeout: 5000, lockTimeout: 2000 } as const;

function addresses({ baseUrl, port }: Session['config']): readonly [string, ...string[]] {
  if (baseUrl !== null) return [new URL(baseUrl).origin];
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`];
}

/** What every part of the desk works with, and who asks: tokens, accounts of people, tracking links. */
export function deskParts(context: DeskContext, origins: readonly string[]): DeskParts {
  const { accounts } = context;
  if (accounts === undefined) throw new TypeError('a desk with pages has accounts');
  const people = withLinks(accounts, context.db);
  return { context, who: withTokens(people, context.db, context.now), origins };
}

/** Opens accounts and the desk's own pool, sees to a rubric that reviews can begin with, and begins to make its pages. */
export async function openDesk(session: Session, { log, jobs, signal }: DeskOptions): Promise<OpenDesk> {
  const { config, store } = session;
  const { dataDir } = config;
  const origins = addresses(config);
  await ensureRubric(store.db);
  const [secrets, providers] = await Promise.all([
    authSecrets(dataDir, config.authSecrets),
    readProviders(config.signInProviders, config.variable),
  ]);
  const context: DeskContext = {
    db: store.pool(limits),
    catalogue,
    log,
    now: () => new Date(),
    jobs,
    files: join(dataDir, 'files'),
    baseUrl: config.baseUrl ?? origins[0],
    changed: () => session.generation.bump(),
  };
  const accounts = openAccounts({
    db: context.db,
    log,
    now: context.now,
    secrets,
    providers,
    origins: () => origins,
    joined: (userId) => joinMember(context, userId),
  });
  const make = () => builtDesk({ dataDir, environment: config.childEnvironment, signal, log });
  const pages = prepareDesk(make, (error) => {
    if (!signal.aborted) log.error('the pages of the desk could not be made', { error: String(error) });
  });
  return { parts: deskParts({ ...context, accounts }, origins), pages };
}
