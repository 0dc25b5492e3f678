import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { families } from './families.ts';
import { memberIds, registrySource } from './registries.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Formats as the house does; text that is not code or JSON is returned as it is. */
function formatted(path: string, text: string): string {
  if (!/\.(ts|json)$/.test(path)) return text;
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`biome could not format ${path}: ${run.stderr}`);
  return run.stdout;
}

async function write(path: string, text: string): Promise<void> {
  const after = formatted(path, text);
  const before = await readFile(join(root, path), 'utf8').catch(() => null);
  if (before === after) return;
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), after);
  process.stdout.write(`${path}\n`);
}

async function writeRegistries(): Promise<void> {
  for (const family of families) {
    await write(family.registry, registrySource(family, await memberIds(root, family)));
  }
}

await writeRegistries();
