import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const astro = join(root, '..', 'node_modules', 'astro', 'bin', 'astro.mjs');

/** Builds the site from an API into a folder, in a process of its own as publishing does. */
export async function buildSite(api: string, out: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  await promisify(execFile)(process.execPath, [astro, 'build', '--root', root], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TONGMING_API: api,
      TONGMING_OUT: out,
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      ...env,
    },
    maxBuffer: 64 * 1024 * 1024,
  });
}
