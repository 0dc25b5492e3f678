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

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '#store/error.ts';
import type { Logger } from '#store/log.ts';
import { openStore } from '#store/open.ts';
import type { Config } from '../config.ts';
import { examineAccounts } from './desk.ts';
import { type Finding, messageOf, same } from './finding.ts';

const subject = { zh: '数据库', en: 'database' };
const away = new Set(['unreachable', 'refused', 'busy']);

function notYet(): Finding[] {
  const text = {
    zh: '内置 PostgreSQL，首次运行时建立',
    en: 'embedded PostgreSQL, made on the first run',
  };
  return [{ id: 'database', subject, status: 'ok', text }];
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Opens the database as it is, without changing its schema; an embedded one that is not there yet is not made. */
export async function examineDatabase({ databaseUrl, dataDir }: Config, log: Logger): Promise<Finding[]> {
  if (databaseUrl === null && !(await isThere(join(dataDir, 'postgres', 'cluster.json')))) return notYet();
  try {
    const options = { databaseUrl, dataDir, log, applicationName: 'tongming doctor', max: 1, migrate: false };
    const store = await openStore({ ...options, statementTimeout: 5000 });
    const { version, embedded, where } = store.info;
    const accounts = await examineAccounts(store.db).finally(() => store.close());
    const kind = embedded ? { zh: '内置 ', en: 'embedded ' } : { zh: '', en: '' };
    const text = { zh: `${kind.zh}PostgreSQL ${version}，${where}`, en: `${kind.en}PostgreSQL ${version} at ${where}` };
    return [{ id: 'database', subject, status: 'ok', text }, ...accounts];
  } catch (error) {
    const known = error instanceof StoreError;
    const status = known && away.has(error.kind) ? 'undecided' : 'failure';
    return [{ id: 'database', subject, status, text: known ? error.text : same(messageOf(error)) }];
  }
}
