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

import { combineFixes } from '#licenses/fix/apply-fixes.ts';
import type { StandaloneContext } from '../command.ts';
import { readWorkTree, type WrittenFile, writeFixes } from '../fix/write-fixes.ts';
import { paint } from '../terminal.ts';
import type { Checked } from './run-check.ts';

const outcomes: Readonly<Record<'zh' | 'en', Readonly<Record<WrittenFile['outcome'], (path: string) => string>>>> = {
  zh: {
    written: (path) => `已改 ${path}`,
    changed: (path) => `没有改 ${path}：它与检查时读到的不同`,
    link: (path) => `没有改 ${path}：它或它的上级目录是链接`,
  },
  en: {
    written: (path) => `changed ${path}`,
    changed: (path) => `left ${path} alone: it is not what was judged`,
    link: (path) => `left ${path} alone: it, or a directory above it, is a link`,
  },
};

const nothing = { zh: '没有能自动补上的。', en: 'There is nothing that can be mended by a patch.' } as const;

/** Prints the patch of all findings that can be mended, then writes it into the work tree. Waived findings are left as they are. True when a file was written. */
export async function mend(
  { result }: Checked,
  root: string,
  { terminal, locale }: Pick<StandaloneContext, 'terminal' | 'locale'>,
): Promise<boolean> {
  const asked = result.findings.filter(({ patch, waiver }) => patch !== null && waiver === null);
  const { files, patch, refused } = await combineFixes(asked, readWorkTree(root));
  for (const subject of refused) {
    terminal.err(locale === 'zh' ? `补丁对不上：${subject}` : `a patch has no place any more: ${subject}`);
  }
  if (patch === '') {
    terminal.err(nothing[locale]);
    return false;
  }
  terminal.out(patch.replace(/\n$/u, ''));
  const written = await writeFixes(root, files);
  for (const { path, outcome } of written) {
    terminal.err(paint(terminal, outcome === 'written' ? 'green' : 'yellow', outcomes[locale][outcome](path)));
  }
  return written.some(({ outcome }) => outcome === 'written');
}
