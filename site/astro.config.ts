import { resolve } from 'node:path';
import { defineConfig } from 'astro/config';
import { readEnvironment } from './src/lib/environment.ts';

const { out, site } = readEnvironment();
const outDir = resolve(import.meta.dirname, out);

// Several builds may run at once: whatever Astro and Vite keep between steps lies beside that build's own output.
export default defineConfig({
  site,
  outDir,
  cacheDir: `${outDir}.cache`,
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', assets: 'assets', concurrency: 4 },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  vite: { build: { cssTarget: 'chrome86', assetsInlineLimit: 0 } },
});
