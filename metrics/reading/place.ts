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

import type { FileFact } from '../check.ts';

/** Folders that GitHub, GitLab, Gitee and GitCode look in for community documents, root first. */
export const documentPlaces = ['', 'docs/', 'doc/', '.github/', '.gitee/', '.gitlab/', '.gitcode/'] as const;

const textExtension = /\.(?:md|markdown|mdown|mdx|rst|rest|adoc|asciidoc|asc|txt|org|html?)$/;
const dataExtension = /\.ya?ml$/;
const languageSuffix = /[._-](?:zh|cn|en|tw|zh[-_]?(?:cn|tw|hans|hant)|en[-_]?us|chinese|english|中文|英文)$/;

/** The folder of a path with its slash; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Lower-case name of a document without folder, extension, language suffix, blanks, `-` and `_`: `CODE_OF_CONDUCT.zh-CN.md` → `codeofconduct`. */
export function documentName(path: string, data = false): string {
  const base = path
    .slice(path.lastIndexOf('/') + 1)
    .slice(-255)
    .normalize('NFKC')
    .toLowerCase();
  const stem = data ? base.replace(dataExtension, '') : base;
  return stem
    .replace(textExtension, '')
    .replace(languageSuffix, '')
    .replace(/[\s_-]+/g, '');
}

/** Whether a document's name is one of these, a version or year after it allowed (`ROADMAP-2026.md`). */
export function isNamed(name: string, names: readonly string[]): boolean {
  return names.some((wanted) => name.startsWith(wanted) && /^[v.\d]{0,20}$/.test(name.slice(wanted.length)));
}

/** A regular file: no symlink, which is never followed, and no submodule. */
export function isRegular(file: FileFact): boolean {
  return (file.mode & 0o170000) === 0o100000;
}

/** A symlink: its name counts, its target is not looked at. */
export function isSymlink(file: FileFact): boolean {
  return (file.mode & 0o170000) === 0o120000;
}

/** Edits (a missing, extra, wrong or swapped letter) between two names, at most `limit`; null = more than that. */
export function editDistance(a: string, b: string, limit: number): number | null {
  if (Math.abs(a.length - b.length) > limit || a.length > 64 || b.length > 64) return null;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  const distance = last[b.length] ?? 0;
  return distance <= limit ? distance : null;
}
