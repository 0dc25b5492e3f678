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

import { defineDependencyFile } from '../dependency-file.ts';
import { denoConfig } from '../dependency-parts/deno-config.ts';

/** Deno: what `deno.json` asks npm for, also by way of a CDN. */
export const denoJsonNpm = defineDependencyFile({
  id: 'deno-json-npm',
  ecosystem: 'npm',
  name: { zh: 'deno.json 里的 npm 软件包', en: 'packages of npm in deno.json' },
  kind: 'manifest',
  files: [/(?:^|\/)deno\.jsonc?$/u],
  source: 'https://docs.deno.com/runtime/fundamentals/configuration/',
  manifests: null,
  cap: 5_242_880,
  read: (text) => denoConfig(text, 'npm'),
});
