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
import type { Information } from './configuration.ts';
import { isReuseConfiguration, type ReuseFile, reuseReport } from './report.ts';

/** What a tree says of single files by REUSE's ways: their own tags, `.license` files beside them, `REUSE.toml` and `dep5`. */
export interface ReuseCover {
  /** The tree has REUSE's configuration or its `LICENSES/`. */
  readonly follows: boolean;
  /** Null for a file that needs no information, or is not there. */
  readonly informationOf: (path: string) => Promise<Information | null>;
}

const known = new WeakMap<Side, Promise<ReuseCover>>();
const mostConfigurations = 500;

async function read(side: Side): Promise<ReuseCover> {
  const paths = side.tree.files.map(({ path }) => path);
  const contents = new Map<string, string>();
  for (const path of paths.filter(isReuseConfiguration).slice(0, mostConfigurations)) {
    const text = await side.tree.text(path);
    if (text !== null) contents.set(path, text);
  }
  return {
    follows: contents.size > 0 || paths.some((path) => /^LICENSES\/[^/]+$/u.test(path)),
    async informationOf(path) {
      const files: ReuseFile[] = [];
      for (const one of [path, `${path}.license`]) {
        const licences = await side.licences(one);
        if (licences !== null) files.push(licences);
      }
      return reuseReport(files, contents).files.find((file) => file.path === path) ?? null;
    },
  };
}

/** REUSE's view of one side, read once. */
export function reuseCover(side: Side): Promise<ReuseCover> {
  const before = known.get(side);
  if (before !== undefined) return before;
  const cover = read(side);
  known.set(side, cover);
  return cover;
}
