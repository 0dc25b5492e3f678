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

// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Command } from './command.ts';
import { compute } from './commands/compute.ts';
import { crawl } from './commands/crawl.ts';
import { doctor } from './commands/doctor.ts';
import { hook } from './commands/hook.ts';
import { importMember } from './commands/import.ts';
import { publish } from './commands/publish.ts';
import { rank } from './commands/rank.ts';
import { registry } from './commands/registry.ts';
import { run } from './commands/run.ts';
import { show } from './commands/show.ts';
import { status } from './commands/status.ts';
import { worker } from './commands/worker.ts';

/** All commands by verb. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['compute', compute],
  ['crawl', crawl],
  ['doctor', doctor],
  ['hook', hook],
  ['import', importMember],
  ['publish', publish],
  ['rank', rank],
  ['registry', registry],
  ['run', run],
  ['show', show],
  ['status', status],
  ['worker', worker],
]);
