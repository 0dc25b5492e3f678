import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const astro = join(root, '..', 'node_modules', 'astro', 'bin', 'astro.mjs');

/** How a process is started that builds the site from an API into a folder, as publishing does. */
export function buildCommand(
  api: string,
  out: string,
): { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  return {
    args: [astro, 'build', '--root', root, '--silent'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TONGMING_API: api,
      TONGMING_OUT: out,
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
    },
  };
}

/** Builds the site from an API into a folder, in a process of its own. */
export async function buildSite(api: string, out: string, extra: Readonly<Record<string, string>> = {}): Promise<void> {
  const { args, env } = buildCommand(api, out);
  await promisify(execFile)(process.execPath, args, { env: { ...env, ...extra }, maxBuffer: 64 * 1024 * 1024 });
}
