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

import { type Kysely, sql, type Transaction } from 'kysely';
import { reasonOf, StoreError } from './error.ts';
import * as facts from './migrations/0001-facts.ts';
import * as runningMonth from './migrations/0002-running-month.ts';
import * as platformFacts from './migrations/0003-platform-facts.ts';
import * as platformLists from './migrations/0004-platform-lists.ts';
import * as crawlState from './migrations/0005-crawl-state.ts';
import * as contributions from './migrations/0006-contributions.ts';
import * as licenceScan from './migrations/0007-licence-scan.ts';
import * as changeVerdict from './migrations/0008-change-verdict.ts';
import * as changeVerdictBase from './migrations/0009-change-verdict-base.ts';
import * as acts from './migrations/0010-acts.ts';
import * as people from './migrations/0011-people.ts';
import * as rankingLife from './migrations/0012-ranking-life.ts';
import * as openrank from './migrations/0013-openrank.ts';
import * as importedDomains from './migrations/0014-imported-domains.ts';
import * as accounts from './migrations/0015-accounts.ts';
import * as desk from './migrations/0016-desk.ts';
import * as deskLife from './migrations/0017-desk-life.ts';
import * as helpDesk from './migrations/0018-help-desk.ts';
import * as cleanUp from './migrations/0019-clean-up.ts';

/** One forward step of the schema; runs inside a transaction of its own. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

/** Every migration in order, versions from 1 without a hole; a test holds it against the folder. */
export const migrations: readonly Migration[] = [
  { version: 1, name: '0001-facts', up: facts.up },
  { version: 2, name: '0002-running-month', up: runningMonth.up },
  { version: 3, name: '0003-platform-facts', up: platformFacts.up },
  { version: 4, name: '0004-platform-lists', up: platformLists.up },
  { version: 5, name: '0005-crawl-state', up: crawlState.up },
  { version: 6, name: '0006-contributions', up: contributions.up },
  { version: 7, name: '0007-licence-scan', up: licenceScan.up },
  { version: 8, name: '0008-change-verdict', up: changeVerdict.up },
  { version: 9, name: '0009-change-verdict-base', up: changeVerdictBase.up },
  { version: 10, name: '0010-acts', up: acts.up },
  { version: 11, name: '0011-people', up: people.up },
  { version: 12, name: '0012-ranking-life', up: rankingLife.up },
  { version: 13, name: '0013-openrank', up: openrank.up },
  { version: 14, name: '0014-imported-domains', up: importedDomains.up },
  { version: 15, name: '0015-accounts', up: accounts.up },
  { version: 16, name: '0016-desk', up: desk.up },
  { version: 17, name: '0017-desk-life', up: deskLife.up },
  { version: 18, name: '0018-help-desk', up: helpDesk.up },
  { version: 19, name: '0019-clean-up', up: cleanUp.up },
];

/** What all migrators of one database queue behind: `tongming` as a number. */
const advisoryKey = '8390046021310836327';

/** Brings the schema to the newest version and returns the names that were applied; two at once take turns. */
export async function migrate(db: Kysely<unknown>, list: readonly Migration[] = migrations): Promise<string[]> {
  const applied: string[] = [];
  let version = await knownVersion(db, list);
  while (version < list.length) {
    const step = list[version] as Migration;
    if (await applyStep(db, step, list)) applied.push(step.name);
    version = await knownVersion(db, list);
  }
  return applied;
}

/** The schema version that the database is at, 0 = empty; refuses one that this release does not know. */
export async function knownVersion(db: Kysely<unknown>, list: readonly Migration[] = migrations): Promise<number> {
  const version = await readVersion(db);
  if (version > list.length) throw newerSchema(version, list.length);
  return version;
}

async function applyStep(db: Kysely<unknown>, step: Migration, list: readonly Migration[]): Promise<boolean> {
  try {
    return await db.transaction().execute((transaction) => runStep(transaction, step, list));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      'migration-failed',
      {
        zh: `数据库迁移 ${step.name} 失败：${reasonOf(error)}。这一步已整体回退，数据没有改变；排除原因后再启动即可。`,
        en: `Migration ${step.name} failed: ${reasonOf(error)}. The step was rolled back whole and no data changed; remove the cause and start again.`,
      },
      error,
    );
  }
}

async function runStep(db: Transaction<unknown>, step: Migration, list: readonly Migration[]): Promise<boolean> {
  await sql`set local lock_timeout = '5min'`.execute(db);
  await sql`set local statement_timeout = 0`.execute(db);
  await sql`select pg_advisory_xact_lock(${advisoryKey}::bigint)`.execute(db);
  const version = await knownVersion(db, list);
  if (version >= step.version) return false;
  await sql`create table if not exists schema_migration (
    version int primary key,
    name text not null,
    applied_at timestamptz not null default now()
  )`.execute(db);
  await step.up(db);
  await sql`insert into schema_migration (version, name) values (${step.version}, ${step.name})`.execute(db);
  return true;
}

async function readVersion(db: Kysely<unknown>): Promise<number> {
  const table = await sql<{ present: boolean }>`select to_regclass('schema_migration') is not null as present`.execute(
    db,
  );
  if (!table.rows[0]?.present) return 0;
  const newest = await sql<{
    version: number;
  }>`select coalesce(max(version), 0) as version from schema_migration`.execute(db);
  return newest.rows[0]?.version ?? 0;
}

function newerSchema(found: number, known: number): StoreError {
  return new StoreError('newer-schema', {
    zh: `数据库的结构版本是 ${found}，本程序只认识到 ${known}：它已被更新的通明升级过。请换用新版程序，或恢复升级前的备份。`,
    en: `The database has schema version ${found} and this release knows only up to ${known}: a newer Tongming has upgraded it. Run that newer release, or restore the backup made before the upgrade.`,
  });
}
