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

import type { SourceTree } from '../source-tree.ts';

const noticeName =
  /^(?:notices?|(?:third|3rd)[-_ ]?party(?:[-_ ]?(?:notices?|licen[cs]es?|software|components?|attributions?))?|licen[cs]es?[-_.](?:third|3rd)[-_ ]?party|licen[cs]es?[-_.]bundled|attributions?|credits|acknowledge?ments?|readme\.opensource|open[-_ ]?source[-_ ]?(?:notices?|licen[cs]es?)|第三方.{0,20})(?:\.(?:txt|md|markdown|rst|html?|json|adoc))?$/iu;
const mostFiles = 50;

/** A file that names other people's code. */
export interface NoticeFile {
  readonly path: string;
  readonly text: string;
}

/** Whether a file is called like a list of third-party parts, or a NOTICE. */
export function isNoticeFile(path: string): boolean {
  return noticeName.test(path.slice(path.lastIndexOf('/') + 1));
}

const known = new WeakMap<SourceTree, Promise<NoticeFile[]>>();

async function read(tree: SourceTree): Promise<NoticeFile[]> {
  const found: NoticeFile[] = [];
  for (const { path } of tree.files.filter((file) => isNoticeFile(file.path)).slice(0, mostFiles)) {
    const text = await tree.text(path);
    if (text !== null) found.push({ path, text });
  }
  return found;
}

/** Notice files of a tree, read once; those of third-party directories as well. */
export function noticeFiles(tree: SourceTree): Promise<NoticeFile[]> {
  const before = known.get(tree);
  if (before !== undefined) return before;
  const now = read(tree);
  known.set(tree, now);
  return now;
}

/** Whether a notice file speaks for what lies beside and below it. */
export function speaksFor(notice: string, path: string): boolean {
  return path.startsWith(notice.slice(0, notice.lastIndexOf('/') + 1));
}
