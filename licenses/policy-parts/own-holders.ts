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

import type { Side } from '../check/facts.ts';
import { thirdPartyTest } from '../check/paths.ts';
import type { Settings } from '../check/settings.ts';
import { holderKey } from '../copyright-holders.ts';
import { isGenerated } from '../path-kinds.ts';
import { copyrightsIn } from '../scan/copyright.ts';

const mostExamples = 200;
/** Files with a name by which it is the project's, however many have others. */
const enough = 3;
const headBytes = 4096;
const legal = /^(?:licen[cs]e|copying|copyright|notice|readme|authors|maintainers)(?:[._-][\w.-]{0,40})?$/iu;
/** A holder of a licence's own text (`Free Software Foundation` at the top of the GPL) is not the project. */
const textHolders = [
  'free software foundation',
  'mozilla foundation',
  'apache software foundation',
  'creative commons',
];

/** An address may stand behind the name. */
function isTextHolder(key: string): boolean {
  return textHolders.some((name) => key === name || key.startsWith(`${name} `));
}

/** Whose code a repository is. */
export interface ProjectHolders {
  /** Named in its legal files, in a tenth of its own files' headers, or in several of them. */
  readonly keys: ReadonlySet<string>;
  /** Its authors hold their rights themselves: another name is nothing strange. */
  readonly many: boolean;
}

const fewestMany = 6;

/** Reads whose code the repository is; `named` are the project's own by other knowledge. */
export async function projectHolders(
  { tree }: Side,
  settings: Settings,
  named: readonly string[],
): Promise<ProjectHolders> {
  const own = new Set(named.map(holderKey));
  const read = async (path: string): Promise<string[]> => {
    const bytes = await tree.bytes(path, 4 * 1024 * 1024);
    const found = bytes === null ? [] : copyrightsIn(bytes.subarray(0, headBytes));
    return [...new Set(found.flatMap(({ holders }) => holders.map(holderKey)))];
  };
  for (const { path } of tree.files) {
    if (path.includes('/') || !legal.test(path)) continue;
    for (const key of await read(path)) if (!isTextHolder(key)) own.add(key);
  }
  const foreign = thirdPartyTest(settings);
  const ordinary = tree.files.filter(
    ({ path, kind }) => (kind === 'file' || kind === 'executable') && !foreign(path) && !isGenerated(path),
  );
  const step = Math.max(1, ordinary.length / mostExamples);
  const counts = new Map<string, number>();
  let having = 0;
  for (let at = 0; at < ordinary.length; at += step) {
    const keys = await read((ordinary[Math.floor(at)] as { path: string }).path);
    if (keys.length > 0) having += 1;
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, times] of counts)
    if (times >= enough || (times * 10 >= having && (times > 1 || having < enough))) own.add(key);
  const most = Math.max(0, ...counts.values());
  return { keys: own, many: counts.size >= fewestMany && most * 2 < having };
}
