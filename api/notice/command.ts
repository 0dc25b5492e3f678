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
import { extname, resolve } from 'node:path';
import { generatedMark } from '#licenses/notice/mark.ts';
import { isNoticeFile } from '#licenses/notice/notice-files.ts';
import { type NoticeFormat, noticeFormats, writeNotice } from '#licenses/notice/write.ts';
import type { SourceTree } from '#licenses/source-tree.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { choiceOf, langOf, textOf } from '../option-values.ts';
import { terminalLine } from '../terminal.ts';
import { openTree } from '../trees/open.ts';
import { UsageError } from '../usage.ts';
import { writeWhole } from '../write-whole.ts';
import { type GatheredNotice, gatheredNotice } from './gathered.ts';

type Options = StandaloneContext['options'];

const byExtension: Readonly<Record<string, NoticeFormat>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
};

function formatOf(options: Options, out: string | null): NoticeFormat {
  return choiceOf(options, 'format', noticeFormats) ?? byExtension[extname(out ?? '').toLowerCase()] ?? 'text';
}

/** The notice file of the tree that this program wrote; null when there is none. */
async function generatedIn(tree: SourceTree): Promise<{ readonly path: string; readonly text: string } | null> {
  for (const { path } of tree.files) {
    if (!isNoticeFile(path)) continue;
    const found = await tree.text(path);
    if (found?.includes(generatedMark) === true) return { path, text: found };
  }
  return null;
}

interface Committed {
  readonly path: string;
  /** Null when there is no such file. */
  readonly text: string | null;
}

async function committedAt(out: string | null, tree: SourceTree): Promise<Committed> {
  if (out === null) {
    const found = await generatedIn(tree);
    if (found !== null) return found;
    throw new UsageError({
      zh: '没有找到由 tongming notice 生成的文件；请用 --out 写明。',
      en: 'No file written by tongming notice was found; name it with --out.',
    });
  }
  const onDisk = await readFile(resolve(out), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  return { path: out, text: onDisk };
}

/** First line in which two texts differ, 1-based; null when they are the same, line ends aside. */
function firstDifference(a: string, b: string): number | null {
  const [left, right] = [a.replaceAll('\r\n', '\n').split('\n'), b.split('\n')];
  const at = right.findIndex((line, index) => left[index] !== line);
  if (at >= 0) return at + 1;
  return left.length === right.length ? null : right.length + 1;
}

function tellCheck({ path, text: before }: Committed, now: string, { terminal, locale }: StandaloneContext): ExitCode {
  const line = before === null ? 0 : firstDifference(before, now);
  if (line === null) {
    terminal.err(terminalLine(locale === 'zh' ? `${path} 是最新的。` : `${path} is up to date.`));
    return 0;
  }
  const zh = line === 0 ? `没有 ${path}。` : `${path} 已过时，从第 ${line} 行起不同。`;
  const en = line === 0 ? `There is no ${path}.` : `${path} is out of date from line ${line} on.`;
  terminal.err(
    terminalLine(
      locale === 'zh'
        ? `${zh}重新生成：tongming notice --out ${path}`
        : `${en} Write it anew: tongming notice --out ${path}`,
    ),
  );
  return 1;
}

/** Dependency files that could not be read, and components of no known licence: somebody has to look. */
function tellGaps({ notice, inventory }: GatheredNotice, { terminal, locale }: StandaloneContext): number {
  const failed = inventory.files.filter(({ fault }) => fault !== null);
  for (const { path, fault } of failed) {
    const why = `${path}${fault?.line == null ? '' : `:${fault.line}`}: ${fault?.message ?? ''}`;
    terminal.err(terminalLine(locale === 'zh' ? `没有读入 ${why}` : `not read: ${why}`));
  }
  const count = notice.unknown.length;
  if (count > 0) {
    terminal.err(
      locale === 'zh'
        ? `${count} 个组件的许可证不明，已单独列出。`
        : `Components of no known licence, listed apart: ${count}.`,
    );
  }
  return failed.length;
}

async function gathered(context: StandaloneContext, tree: SourceTree): Promise<GatheredNotice> {
  const { args, options, signal, terminal, locale } = context;
  terminal.status(locale === 'zh' ? '正在查找许可证……' : 'looking up licences …');
  try {
    const [all, treeOnly] = [options['all'] === true, options['tree-only'] === true];
    return await gatheredNotice(tree, { path: args[0] ?? '.', all, treeOnly, signal });
  } finally {
    terminal.status(null);
  }
}

/** Writes the attribution text, or compares it with the one that is there; 1 when that is out of date, or dependency files could not be read. */
export async function noticeCommand(context: StandaloneContext): Promise<ExitCode> {
  const { args, options, signal, terminal, locale } = context;
  const out = textOf(options, 'out');
  const language = langOf(options) ?? 'en';
  const named = formatOf(options, out);
  const opened = await openTree(args[0] ?? '.', { rev: textOf(options, 'rev'), signal });
  try {
    const committed = options['check'] === true ? await committedAt(out, opened.tree) : null;
    const format = committed === null ? named : formatOf(options, committed.path);
    const made = await gathered(context, opened.tree);
    const written = writeNotice(made.notice, format, language);
    const failed = tellGaps(made, context) > 0;
    if (committed !== null) return failed ? 1 : tellCheck(committed, written, context);
    if (out === null) terminal.out(written.replace(/\n$/u, ''));
    else {
      await writeWhole(resolve(out), written);
      const count = made.notice.components.length + made.notice.unknown.length;
      terminal.err(terminalLine(locale === 'zh' ? `已写入 ${out}：${count} 个组件` : `${out}: ${count} components`));
    }
    return failed ? 1 : 0;
  } finally {
    opened.close();
  }
}
