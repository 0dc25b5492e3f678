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

import { resolve } from 'node:path';
import { nearest } from '#licenses/nearest.ts';
import { listedProjects } from '#store/queries/project.ts';
import type { CommandContext, ExitCode } from '../command.ts';
import { writeOut } from '../figures/write-out.ts';
import { textOf } from '../option-values.ts';
import { openSession, type Session } from '../session.ts';
import { UsageError } from '../usage.ts';
import { exportFacts } from './export.ts';

/** Slugs of `--project`, with commas between them; null = all. */
export async function wantedProjects(session: Session, context: CommandContext): Promise<readonly string[] | null> {
  const text = textOf(context.options, 'project');
  if (text === null) return null;
  const known = (await listedProjects(session.store.db)).map(({ slug }) => slug);
  const wanted = [...new Set(text.split(',').filter(Boolean))];
  const wrong = wanted.find((slug) => !known.includes(slug));
  if (wrong === undefined && wanted.length > 0) return wanted;
  const close = nearest(wrong ?? '', known);
  throw new UsageError({
    zh: `没有项目 ${wrong ?? ''}${close === null ? '' : `，是否想写 ${close}`}。`,
    en: `There is no project ${wrong ?? ''}${close === null ? '.' : `; did you mean ${close}?`}`,
  });
}

/** `tongming export facts [FILE]`. */
export async function exportFactsCommand(context: CommandContext): Promise<ExitCode> {
  const { terminal, locale, signal } = context;
  const file = context.args[1] ?? null;
  const session = await openSession(context, 'export');
  let lines = 0;
  let told = 0;
  try {
    const projects = await wantedProjects(session, context);
    await writeOut(file === null || file === '-' ? null : resolve(file), process.stdout, async (write) => {
      lines = await exportFacts(session.store, projects, async (text) => {
        signal.throwIfAborted();
        told += text.length;
        const size = (told / 1_048_576).toFixed(1);
        terminal.status(locale === 'zh' ? `已写 ${size} MB` : `${size} MB written`);
        await write(text);
      });
    });
  } finally {
    terminal.status(null);
    await session.close();
  }
  terminal.err(
    locale === 'zh'
      ? `写出 ${lines} 行。文件里有邮箱的哈希，请当作个人数据保管。`
      : `${lines} lines written. The file holds hashes of e-mail addresses: keep it as you keep personal data.`,
  );
  return 0;
}
