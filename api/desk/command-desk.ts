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
import type { DeskContext } from './context.ts';
import { noJobs } from './jobs.ts';

/** The desk for a command: decisions are made and recorded as on the pages, under the name the command was given. */
export function commandDesk({ store, config, generation }: Session, log: Logger): DeskContext {
  return {
    db: store.db,
    catalogue,
    log,
    now: () => new Date(),
    jobs: noJobs,
    files: join(config.dataDir, 'files'),
    baseUrl: config.baseUrl ?? `http://localhost:${config.port}`,
    changed: () => generation.bump(),
  };
}
