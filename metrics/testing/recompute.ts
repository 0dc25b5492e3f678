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

import { openStore } from '#store/open.ts';
import { silent } from '#store/testing.ts';
import { computeAll } from '../compute/compute.ts';
import { digestOf } from '../rank/canonical.ts';
import { computedRows } from './store-facts.ts';

/** Computes everything in the database of the URL anew and prints the digest of all rows: run in several time zones by a test. */
const store = await openStore({
  databaseUrl: process.argv[2] ?? '',
  dataDir: '',
  log: silent,
  applicationName: 'tongming-test',
});
try {
  await computeAll(store, {
    now: new Date('2026-11-20T00:00:00Z'),
    month: null,
    projects: null,
    force: true,
    log: silent,
  });
  process.stdout.write(`${digestOf(JSON.parse(JSON.stringify(await computedRows(store))))}\n`);
} finally {
  await store.close();
}
