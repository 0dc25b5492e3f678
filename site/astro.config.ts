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

import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { defineConfig } from 'astro/config';
import { readEnvironment } from './src/lib/environment.ts';

const { out, site } = readEnvironment();

// Several builds may run at once: what Astro and Vite keep between steps lies beside that build's own output. Astro puts
// its half-made pages there only when the output is below the working directory, else all builds would share a place.
async function ownPlaces(folder: string) {
  const outDir = resolve(import.meta.dirname, folder);
  const cacheDir = `${outDir}.cache`;
  await mkdir(outDir, { recursive: true });
  process.chdir(outDir);
  const tidy: AstroIntegration = {
    name: 'tidy',
    hooks: { 'astro:build:done': () => rm(cacheDir, { recursive: true, force: true }) },
  };
  return { outDir, cacheDir, integrations: [tidy] };
}

const places = out === null ? null : await ownPlaces(out);

export default defineConfig({
  cacheDir: './.astro/cache',
  ...places,
  site,
  output: 'static',
  // As in JSX, a line break between elements is nothing and a space is written {' '}: Chinese text needs it so.
  compressHTML: 'jsx',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'preserve', inlineStylesheets: 'never', concurrency: 4 },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  vite: {
    cacheDir: places === null ? resolve(import.meta.dirname, '.astro/vite') : `${places.cacheDir}/vite`,
    optimizeDeps: { noDiscovery: true, include: [] },
    // The half-made pages may lie far from node_modules, so nothing is left to be looked up there.
    environments: { prerender: { resolve: { noExternal: true } } },
    build: { cssTarget: 'chrome86', assetsInlineLimit: 0 },
  },
});
