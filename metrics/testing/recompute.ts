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

/**
 * Computes everything in the database of the URL anew in each of the time zones, and prints the hour that each has at
 * the epoch and the digest of all rows. A process of its own: the zone holds for a whole process.
 */
const [url = '', ...zones] = process.argv.slice(2);
const store = await openStore({ databaseUrl: url, dataDir: '', log: silent, applicationName: 'tongming-test' });
try {
  for (const zone of zones) {
    process.env['TZ'] = zone;
    await computeAll(store, {
      now: new Date('2026-11-20T00:00:00Z'),
      month: null,
      projects: null,
      force: true,
      log: silent,
    });
    const digest = digestOf(JSON.parse(JSON.stringify(await computedRows(store))));
    process.stdout.write(`${new Date(0).getHours()} ${digest}\n`);
  }
} finally {
  await store.close();
}
