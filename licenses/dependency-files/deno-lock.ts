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

import { dirname, join } from 'node:path/posix';
import { defineDependencyFile } from '../dependency-file.ts';
import { denoLockReading } from '../dependency-parts/deno-lock.ts';

/** Deno: what `deno.lock` locks of JSR; its packages of npm are a format of their own. */
export const denoLock = defineDependencyFile({
  id: 'deno-lock',
  ecosystem: 'jsr',
  name: { zh: 'deno.lock 里的 JSR 软件包', en: 'packages of JSR in deno.lock' },
  kind: 'lock',
  files: [/(?:^|\/)deno\.lock$/u],
  source: 'https://docs.deno.com/runtime/fundamentals/modules/#integrity-checking-and-lock-files',
  manifests: (path) => ['deno.json', 'deno.jsonc'].map((name) => join(dirname(path), name)),
  cap: 33_554_432,
  read: (text, context) => denoLockReading(text, context, 'jsr'),
});
