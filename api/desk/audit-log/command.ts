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

import type { CommandContext, ExitCode } from '../../command.ts';
import { textOf } from '../../option-values.ts';
import { openSession, type Session } from '../../session.ts';
import { runSubcommand } from '../../subcommand.ts';
import { jsonText, terminalLine } from '../../terminal.ts';
import { UsageError } from '../../usage.ts';
import { makeCheckpoint, storedMarks } from './checkpoint.ts';
import { exportCsv, exportLines, type Span } from './export.ts';
import { fileSource } from './log-file.ts';
import { readMarks } from './read-marks.ts';
import { storeSource } from './store-source.ts';
import { type AuditVerification, type Mark, verifyAudit } from './verify.ts';

async function withStore<T>(context: CommandContext, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(context, 'audit-log');
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

function tell({ terminal, locale, options }: CommandContext, result: AuditVerification): ExitCode {
  const { ok, events, first, head, marks, finding } = result;
  if (options['json'] === true) terminal.out(jsonText(result));
  else if (finding !== null) terminal.out(terminalLine(finding.text[locale]));
  else if (events === 0) terminal.out(locale === 'zh' ? '日志是空的。' : 'The log is empty.');
  else {
    terminal.out(
      locale === 'zh'
        ? `审计日志完好：第 ${first}–${head.seq} 条，共 ${events} 条，与 ${marks} 个检查点一致。\n链头 ${head.hash}`
        : `The audit log is whole: events ${first} to ${head.seq}, ${events} in all, as ${marks} checkpoints say.\nhead ${head.hash}`,
    );
  }
  return ok ? 0 : 1;
}

async function verify(context: CommandContext): Promise<ExitCode> {
  const [file, place] = [textOf(context.options, 'file'), textOf(context.options, 'checkpoints')];
  const given: Mark[] = place === null ? [] : await readMarks(place);
  if (file !== null) return tell(context, await verifyAudit(await fileSource(file), given));
  return withStore(context, async ({ store }) => {
    const marks = [...given, ...(await storedMarks(store.db))];
    return tell(context, await verifyAudit(await storeSource(store.db), marks));
  });
}

function dayOf(options: CommandContext['options'], name: string): Date | undefined {
  const text = textOf(options, name);
  if (text === null) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime())) return day;
  throw new UsageError({
    zh: `--${name} 须写成日期，例如 --${name} 2026-11-22。`,
    en: `--${name} takes a day, as --${name} 2026-11-22.`,
  });
}

function spanOf({ options }: CommandContext): Span {
  const last = dayOf(options, 'to');
  return { from: dayOf(options, 'from'), to: last && new Date(last.getTime() + 86_400_000) };
}

async function write(context: CommandContext): Promise<ExitCode> {
  const span = spanOf(context);
  return withStore(context, async ({ store }) => {
    const lines = context.options['csv'] === true ? exportCsv(store.db, span) : exportLines(store.db, span);
    for await (const line of lines) context.terminal.out(line.replace(/\r?\n$/, ''));
    return 0 as const;
  });
}

async function mark(context: CommandContext): Promise<ExitCode> {
  const { terminal, locale, options } = context;
  return withStore(context, async ({ store }) => {
    const made = await makeCheckpoint(store.db, new Date());
    if (options['json'] === true) terminal.out(jsonText(made));
    else if (made.kind === 'broken') terminal.out(terminalLine(made.finding.text[locale]));
    else terminal.out(`${made.checkpoint.day} ${made.checkpoint.seq} ${made.checkpoint.hash}`);
    return made.kind === 'made' ? 0 : 1;
  });
}

/** `tongming audit-log`. */
export function auditLogCommand(context: CommandContext): Promise<ExitCode> {
  const known = {
    verify: { options: ['checkpoints', 'file', 'json', 'data'], run: verify },
    export: { options: ['from', 'to', 'csv', 'data'], run: write },
    checkpoint: { options: ['json', 'data'], run: mark },
  };
  return runSubcommand('audit-log', known, context);
}
