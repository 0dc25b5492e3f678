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

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mayImport } from '../../oxlint.config.ts';
import type { Page } from '../page.ts';

const path = 'docs/architecture.md';
const begin = '<!-- diagram: written by npm run generate from mayImport in oxlint.config.ts -->';
const end = '<!-- /diagram -->';

function diagram(): string {
  const arrows = Object.entries(mayImport).flatMap(([room, others]) => others.map((other) => `  ${room} --> ${other}`));
  return ['```mermaid', 'flowchart LR', ...arrows, '  site -- "#api/client.ts" --> api', '```'].join('\n');
}

/** The architecture page with its diagram drawn from the import table. Throws when the page has lost its markers. */
export async function architecturePage(root: string): Promise<Page> {
  const text = await readFile(join(root, path), 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} has lost the markers around its diagram: ${begin} … ${end}`);
  return { path, text: `${text.slice(0, from + begin.length)}\n${diagram()}\n${text.slice(to)}` };
}
