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

import type { Text } from '#store/facts.ts';
import type { DocumentKind } from './document-kinds.ts';
import { cleanQuote } from './substance.ts';

/** Why a symlink is neither a yes nor a no. */
export const cannotRead: Text = {
  zh: '这是一个符号链接，不会跟随它，所以看不到内容。',
  en: 'This is a symlink; symlinks are not followed, so its content is not seen.',
};

/** Why a README that nobody could read decides nothing. */
export const unreadText: Text = {
  zh: '文件在，但文字没有读到（不是 UTF-8 编码，或是符号链接）。',
  en: 'The file is there, but its text was not read (another encoding than UTF-8, or a symlink).',
};

/** Why a file of the right name did not count. */
export const emptyFile: Text = {
  zh: '文件名对，但除了标题和占位文字之外没有内容。',
  en: 'The name is right, but there is nothing in it besides headings and placeholders.',
};

/** Why a heading did not count. */
export function emptySection(line: number, title: string): Text {
  const quoted = cleanQuote(title, 80);
  return {
    zh: `第 ${line} 行有标题“${quoted}”，但下面没有内容。`,
    en: `Line ${line} has the heading “${quoted}”, but nothing stands under it.`,
  };
}

/** Why a link did not count. */
export function deadLink(line: number, target: string): Text {
  const quoted = cleanQuote(target, 80);
  return {
    zh: `第 ${line} 行的链接“${quoted}”没有指向真实存在的内容。`,
    en: `The link “${quoted}” on line ${line} leads to nothing that exists.`,
  };
}

/** Why a file of a similar name did not count. */
export function similarName(kind: DocumentKind): Text {
  return {
    zh: `文件名与 ${kind.file} 相近但不相同，平台认不出来。`,
    en: `The name is close to ${kind.file} but not the same, so platforms do not recognise it.`,
  };
}

/** Why a file in another folder did not count. */
export const otherFolder: Text = {
  zh: '文件名对，但不在各平台会查找的目录里。',
  en: 'The name is right, but no platform looks in this folder.',
};
