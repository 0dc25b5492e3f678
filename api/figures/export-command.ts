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
import { metrics } from '#metrics/metric-registry.ts';
import { scopes } from '#store/facts.ts';
import { type Month, parseMonth } from '#store/period.ts';
import { type FigureRequest, streamFigures } from '#store/queries/figures.ts';
import type { CommandContext, ExitCode } from '../command.ts';
import { choiceOf, textOf } from '../option-values.ts';
import { openSession } from '../session.ts';
import { UsageError } from '../usage.ts';
import { figureHead, figureRow } from './figure-text.ts';
import { writeOut } from './write-out.ts';

type Options = CommandContext['options'];

/** A month of an option; null when it was not given. */
export function monthOption(options: Options, name: string): Month | null {
  const text = textOf(options, name);
  const month = text === null ? null : parseMonth(text);
  if (text === null || month !== null) return month;
  throw new UsageError({ zh: `--${name} 写作 2026-10 这样。`, en: `--${name} is written as 2026-10.` });
}

/** Metric ids of `--metric`, with commas between them; null when it was not given. */
export function metricOption(options: Options): readonly string[] | null {
  const text = textOf(options, 'metric');
  if (text === null) return null;
  const ids = [...new Set(text.split(',').filter(Boolean))];
  const wrong = ids.find((id) => !metrics.has(id));
  if (wrong === undefined && ids.length > 0) return ids;
  const close = nearest(wrong ?? '', metrics.keys());
  throw new UsageError({
    zh: `没有指标 ${wrong ?? ''}${close === null ? '' : `，是否想写 ${close}`}。全部指标见 docs/metrics.md。`,
    en: `There is no metric ${wrong ?? ''}${close === null ? '.' : `; did you mean ${close}?`} docs/metrics.md lists them.`,
  });
}

/** What `--period` takes. */
export const periodWords = ['month', 'quarter', 'year', 'window12'] as const;

function requestOf(options: Options, detail: boolean): FigureRequest {
  const subject = textOf(options, 'subject');
  return {
    scope: choiceOf(options, 'scope', scopes),
    subjects: subject === null ? null : subject.split(','),
    metrics: metricOption(options),
    period: choiceOf(options, 'period', periodWords),
    from: monthOption(options, 'from'),
    to: monthOption(options, 'to'),
    detail,
  };
}

/** `tongming export figures [FILE]`. */
export async function exportFiguresCommand(context: CommandContext): Promise<ExitCode> {
  const { options, args, terminal, locale } = context;
  const file = args[1] ?? null;
  const named = file?.replace(/\.gz$/u, '').endsWith('.json') === true ? 'json' : 'csv';
  const format = choiceOf(options, 'format', ['csv', 'json'] as const) ?? named;
  const request = requestOf(options, format === 'json');
  const session = await openSession(context, 'export');
  let count = 0;
  try {
    await writeOut(file === null || file === '-' ? null : resolve(file), process.stdout, async (write) => {
      await write(format === 'csv' ? figureHead : '{"figures":[');
      for await (const rows of streamFigures(session.store.db, request)) {
        const lines = rows.map((row, i) =>
          format === 'csv' ? figureRow(row) : `${count + i === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`,
        );
        count += rows.length;
        await write(lines.join(''));
      }
      if (format === 'json') await write('\n]}\n');
    });
  } finally {
    await session.close();
  }
  terminal.err(locale === 'zh' ? `写出 ${count} 个数。` : `${count} figures written.`);
  return 0;
}
