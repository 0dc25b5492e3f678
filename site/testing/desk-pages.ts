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

import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Directory of the desk's pages. */
export const deskRoot = join(import.meta.dirname, '../desk');

/** Pages that are rendered from within and have no address. */
const inner = new Set(['problem.astro', 'specimen.astro']);

/** Every page of the desk by its file, as `desk/members/index.astro`. */
export async function deskPageFiles(): Promise<string[]> {
  const names = await readdir(join(deskRoot, 'pages/[locale]'), { recursive: true });
  return names
    .filter((name) => name.endsWith('.astro') && !inner.has(name))
    .map((name) => name.split(sep).join('/'))
    .toSorted();
}

/** Address of a page below its language, about nothing that exists. */
export function addressAbout(page: string, id = 'zzzzzzzzzzzz'): string {
  const path = page.replace(/(?:^|\/)index\.astro$|\.astro$/, '').replaceAll(/\[\w+\]/g, id);
  return path === '' ? '' : `${path}/`;
}
