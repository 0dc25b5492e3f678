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

// Run by npm after the installation: one small check, so that the index of licence texts is built and the code compiled
// before anybody waits for it. Whatever goes wrong here, the first command does the same, only slower.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const place = dirname(fileURLToPath(import.meta.url));
const patience = 60_000;

spawnSync(process.execPath, [join(place, 'tongming.mjs'), 'check', place, '--format', 'json'], {
  stdio: 'ignore',
  timeout: patience,
  windowsHide: true,
});
