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

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exportName, type Family } from './families.ts';

/** Files of the members in a family's folder, by id: one file each or one folder each, tests left out. */
export async function memberFiles(root: string, family: Family): Promise<ReadonlyMap<string, string>> {
  const found = await readdir(join(root, family.folder), { withFileTypes: true });
  const members = found.flatMap((entry): [string, string][] => {
    const { name } = entry;
    if (entry.isDirectory())
      return existsSync(join(root, family.folder, name, 'index.ts')) ? [[name, `${name}/index.ts`]] : [];
    return name.endsWith('.ts') && !name.endsWith('.test.ts') ? [[name.slice(0, -'.ts'.length), name]] : [];
  });
  return new Map(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function listSource(family: Family, members: ReadonlyMap<string, string>): string {
  const names = [...members].map(([id, file]) => [`${exportName(id)}${family.lists ?? ''}`, file] as const);
  return [
    '// Written by `npm run generate` from the folder beside it; edit the members instead.',
    ...names.map(([name, file]) => `import { ${name} } from './${basename(family.folder)}/${file}';`),
    '',
    `/** ${family.says} */`,
    `export const ${family.name} = [`,
    ...names.map(([name]) => `  ...${name},`),
    `] as const;`,
    '',
  ].join('\n');
}

/** Source text of a family's registry. */
export function registrySource(family: Family, members: ReadonlyMap<string, string>): string {
  if (family.lists !== undefined) return listSource(family, members);
  const folder = basename(family.folder);
  const type = family.lazy ? `() => Promise<${family.type.name}>` : family.type.name;
  const imports = [...members].map(([id, file]) => `import { ${exportName(id)} } from './${folder}/${file}';`);
  const rows = [...members].map(([id, file]) =>
    family.lazy
      ? `  ['${id}', async () => (await import('./${folder}/${file}')).${exportName(id)}],`
      : `  ['${id}', ${exportName(id)}],`,
  );
  return [
    '// Written by `npm run generate` from the folder beside it; edit the members instead.',
    `import type { ${family.type.name} } from '${family.type.from}';`,
    ...(family.lazy ? [] : imports),
    '',
    `/** ${family.says} */`,
    `export const ${family.name}: ReadonlyMap<string, ${type}> = new Map<string, ${type}>([`,
    ...rows,
    ']);',
    '',
  ].join('\n');
}
