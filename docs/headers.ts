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

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Page } from './page.ts';

const statement = [
  'SPDX-License-Identifier: MulanPSL-2.0',
  'Copyright (c) 2026 Tongming contributors',
  'Tongming is licensed under Mulan PSL v2.',
  'You can use this software according to the terms and conditions of the Mulan PSL v2.',
  'You may obtain a copy of Mulan PSL v2 at:',
  '         http://license.coscl.org.cn/MulanPSL2',
  'THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,',
  'EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,',
  'MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.',
  'See the Mulan PSL v2 for more details.',
];
const lines = `${statement.map((line) => `// ${line}`).join('\n')}\n`;
const block = `/*\n${statement.map((line) => ` * ${line}`).join('\n')}\n */\n`;
const sources = new Set(['.ts', '.mjs', '.astro', '.css']);

/** The file with the statement that the licence asks for at its beginning: after a `#!` line, inside a page's frontmatter. */
export function withHeader(path: string, text: string): string {
  if (text.includes(statement[0] ?? '') && text.indexOf(statement[0] ?? '') < 200) return text;
  if (path.endsWith('.css')) return `${block}\n${text}`;
  if (path.endsWith('.astro'))
    return text.startsWith('---\n') ? `---\n${lines}${text.slice(4)}` : `---\n${lines}---\n${text}`;
  if (!text.startsWith('#!')) return `${lines}\n${text}`;
  const end = text.indexOf('\n') + 1;
  return `${text.slice(0, end)}${lines}\n${text.slice(end)}`;
}

/** The source files that git tracks and that lack their header, with it. */
export async function headedSources(root: string): Promise<Page[]> {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  const paths = tracked.filter((path) => sources.has(extname(path)) && !path.includes('/fixtures/'));
  const pages = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(root, path), 'utf8');
      const headed = withHeader(path, text);
      return headed === text ? [] : [{ path, text: headed }];
    }),
  );
  return pages.flat();
}
