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

import { resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { readEnvironment } from '../src/lib/environment.ts';
import { inProcess } from './adapter/in-process.ts';

const out = resolve(readEnvironment().out ?? resolve(import.meta.dirname, '.astro/dist'));

export default defineConfig({
  srcDir: '.',
  publicDir: './nothing-public',
  outDir: out,
  cacheDir: `${out}/cache`,
  output: 'server',
  adapter: inProcess(),
  // As in JSX, a line break between elements is nothing and a space is written {' '}: Chinese text needs it so.
  compressHTML: 'jsx',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // Forms never reach these pages: their own door checks where they come from.
  security: { checkOrigin: false },
  build: { assets: '_desk', inlineStylesheets: 'never' },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  vite: {
    cacheDir: `${out}/cache/vite`,
    optimizeDeps: { noDiscovery: true, include: [] },
    // What is built may lie far from node_modules, so nothing is left to be looked up there.
    environments: { ssr: { resolve: { noExternal: true } } },
    build: { cssTarget: 'chrome86', assetsInlineLimit: 0 },
  },
});
