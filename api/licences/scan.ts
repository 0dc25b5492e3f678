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

import { placesOnDisk, type TreeSource } from '#licenses/scan/places.ts';
import { usualThreads } from '#licenses/scan/scan-tree.ts';
import { scanTree } from '#licenses/scan/tree.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { UsageError } from '../usage.ts';
import { loadIndex } from './chosen-pack.ts';
import type { Report } from './report.ts';
import { scanProgress } from './scan-progress.ts';

const mostThreads = 64;

const stopped = { zh: '已停止，没有读完。', en: 'Stopped before everything was read.' } as const;

function threadsOf(text: string | boolean | undefined): number {
  if (text === undefined) return usualThreads();
  const threads = Number(text);
  if (/^\d{1,2}$/u.test(String(text)) && threads >= 1 && threads <= mostThreads) return threads;
  throw new UsageError({
    zh: `--threads 须是 1 到 ${mostThreads} 的整数，例如 --threads 4。`,
    en: `--threads must be a whole number from 1 to ${mostThreads}, as --threads 4.`,
  });
}

async function sourceOf({ args, options, signal }: StandaloneContext): Promise<TreeSource> {
  const { rev } = options;
  if (typeof rev !== 'string') return placesOnDisk(args);
  const [place = '.'] = args;
  if (args.length > 1) {
    throw new UsageError({ zh: '--rev 只能用于一个 PATH。', en: '--rev is for one PATH only.' });
  }
  const { revisionOf } = await import('./revision.ts');
  return revisionOf(place, rev, signal);
}

async function reportOf({ terminal, locale, options }: StandaloneContext, isTree: boolean): Promise<Report> {
  if (options['json'] === true) return (await import('./json-report.ts')).jsonReport(terminal);
  if (options['text'] === true) return (await import('./text-report.ts')).textReport(terminal, locale);
  return (await import('./summary-report.ts')).summaryReport(terminal, locale, isTree);
}

/** Files are counted only where somebody looks at the bar; a revision is listed only once. */
async function totalOf({ args, options, signal, terminal }: StandaloneContext): Promise<() => number | null> {
  if (!terminal.interactive || options['rev'] !== undefined) return () => null;
  const { counted } = await import('./counted.ts');
  return counted(placesOnDisk(args).entries() as Iterable<unknown>, signal);
}

/** Scans files, directories or a revision; 1 when something of it could not be read. */
export async function scanCommand(context: StandaloneContext): Promise<ExitCode> {
  const { options, signal } = context;
  if (options['json'] === true && options['text'] === true) {
    throw new UsageError({ zh: '--json 和 --text 只能选一个。', en: '--json and --text exclude each other.' });
  }
  const threads = threadsOf(options['threads']);
  const source = await sourceOf(context);
  const report = await reportOf(context, source.isTree);
  loadIndex(context);
  const progress = scanProgress(context, await totalOf(context));
  try {
    const tree = await scanTree(source, { threads, signal }, (files) => {
      progress.told(files.length, files.at(-1)?.path ?? '');
      report.files(files);
    });
    progress.stop();
    report.end(tree);
    return tree.summary.outcomes.unreadable > 0 ? 1 : 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    context.terminal.err(stopped[context.locale]);
    return 1;
  } finally {
    progress.stop();
  }
}
