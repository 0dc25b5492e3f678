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
import { crawl } from './crawl.ts';

/** A crawl in a process of its own, to be killed: `crawl-once.ts <database URL> <data directory> <repository id> <path>`. */
const [databaseUrl = '', dataDir = '', id = '', path = ''] = process.argv.slice(2);
const store = await openStore({ databaseUrl, dataDir, log: silent, applicationName: 'tongming-test', migrate: false });
await crawl({ store, dataDir }, id, path, { lineBatch: 20 });
await store.close();
