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

import type { DependencyFile } from '../dependency-file.ts';
import { dependencyFiles } from '../dependency-file-registry.ts';

const members = [...dependencyFiles.values()];
const sources = (ignoring: boolean) =>
  members
    .flatMap(({ files }) => files.filter(({ flags }) => flags.includes('i') === ignoring))
    .map(({ source }) => `(?:${source})`);
/** All names in two patterns: a tree of a million files asks for each of them. */
const exactly = new RegExp(sources(false).join('|') || '(?!)', 'u');
const ignoringCase = new RegExp(sources(true).join('|') || '(?!)', 'iu');

/** Formats of dependency files that a path, from the root of the repository, is named for. */
export function formatsAt(path: string): readonly DependencyFile[] {
  if (!exactly.test(path) && !ignoringCase.test(path)) return [];
  return members.filter(({ files }) => files.some((name) => name.test(path)));
}
