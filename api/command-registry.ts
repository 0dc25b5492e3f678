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

/** How to load each command, by verb. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map<string, () => Promise<Command>>([
  ['admin', async () => (await import('./commands/admin.ts')).admin],
  ['advisories', async () => (await import('./commands/advisories.ts')).advisories],
  ['ahp', async () => (await import('./commands/ahp.ts')).ahp],
  ['audit', async () => (await import('./commands/audit.ts')).audit],
  ['audit-log', async () => (await import('./commands/audit-log.ts')).auditLog],
  ['check', async () => (await import('./commands/check.ts')).check],
  ['compute', async () => (await import('./commands/compute.ts')).compute],
  ['crawl', async () => (await import('./commands/crawl.ts')).crawl],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctor],
  ['export', async () => (await import('./commands/export.ts')).exportMember],
  ['hook', async () => (await import('./commands/hook.ts')).hook],
  ['import', async () => (await import('./commands/import.ts')).importMember],
  ['licenses', async () => (await import('./commands/licenses.ts')).licenses],
  ['model', async () => (await import('./commands/model.ts')).model],
  ['notice', async () => (await import('./commands/notice.ts')).notice],
  ['people', async () => (await import('./commands/people.ts')).people],
  ['publish', async () => (await import('./commands/publish.ts')).publish],
  ['rank', async () => (await import('./commands/rank.ts')).rank],
  ['registry', async () => (await import('./commands/registry.ts')).registry],
  ['report', async () => (await import('./commands/report.ts')).report],
  ['run', async () => (await import('./commands/run.ts')).run],
  ['sbom', async () => (await import('./commands/sbom.ts')).sbom],
  ['show', async () => (await import('./commands/show.ts')).show],
  ['status', async () => (await import('./commands/status.ts')).status],
  ['verify', async () => (await import('./commands/verify.ts')).verify],
  ['why', async () => (await import('./commands/why.ts')).why],
  ['worker', async () => (await import('./commands/worker.ts')).worker],
]);
