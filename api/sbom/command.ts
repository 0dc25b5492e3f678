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
import { type SbomFormat, sbomFormats } from '#licenses/sbom/document.ts';
import { writeSbom } from '#licenses/sbom/write.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { choiceOf, textOf } from '../option-values.ts';
import { jsonText, terminalLine } from '../terminal.ts';
import { openTree } from '../trees/open.ts';
import { UsageError } from '../usage.ts';
import { writeWhole } from '../write-whole.ts';
import { showSbom } from './show.ts';
import { type MadeSource, sourceOf } from './source.ts';

function formatOf(options: StandaloneContext['options']): SbomFormat {
  return choiceOf(options, 'format', sbomFormats) ?? 'cyclonedx-1.6';
}

/** Dependency files that could not be read: what they name is missing in the document. */
function tellFaults({ inventory }: MadeSource, { terminal, locale }: StandaloneContext): number {
  const failed = inventory.files.filter(({ fault }) => fault !== null);
  for (const { path, fault } of failed) {
    const place = fault?.line == null ? path : `${path}:${fault.line}`;
    const why = terminalLine(`${place}: ${fault?.message ?? ''}`);
    terminal.err(locale === 'zh' ? `没有读入 ${why}` : `not read: ${why}`);
  }
  for (const note of inventory.notes) terminal.err(terminalLine(note[locale]));
  return failed.length;
}

async function make(context: StandaloneContext): Promise<MadeSource> {
  const { args, options, signal, terminal, locale } = context;
  const path = args[0] ?? '.';
  terminal.status(locale === 'zh' ? '正在清点依赖……' : 'taking the inventory …');
  try {
    const opened = await openTree(path, { rev: textOf(options, 'rev'), signal });
    try {
      const [installed, repository] = [options['installed'] === true, textOf(options, 'repository')];
      return await sourceOf(opened, { path, installed, repository, signal });
    } finally {
      opened.close();
    }
  } finally {
    terminal.status(null);
  }
}

function tellWritten(out: string, format: SbomFormat, { source }: MadeSource, context: StandaloneContext): void {
  const { terminal, locale, options } = context;
  const components = source.packages.length;
  const licensed = [...source.licences.values()].filter(({ concluded }) => concluded !== null).length;
  if (options['json'] === true) {
    terminal.out(jsonText({ out, format, commit: source.commit, components, licensed }));
    return;
  }
  terminal.err(
    locale === 'zh'
      ? `已写入 ${out}：${components} 个组件，其中 ${licensed} 个查明了许可证`
      : `${out}: ${components} components, ${licensed} of them with a known licence`,
  );
}

function checkOptions({ args, options }: StandaloneContext, reads: boolean): void {
  const writing = ['rev', 'format', 'out', 'installed', 'repository'].find((name) => options[name] !== undefined);
  if (reads && (writing !== undefined || args.length > 0)) {
    const stray = writing === undefined ? 'PATH' : `--${writing}`;
    throw new UsageError({ zh: `--read 不能与 ${stray} 同用。`, en: `--read cannot be used with ${stray}.` });
  }
  if (!reads && options['json'] === true && options['out'] === undefined) {
    throw new UsageError({
      zh: '物料清单本身就是 JSON；--json 用于 --out 或 --read。',
      en: 'A bill of materials is JSON already; --json is for --out and --read.',
    });
  }
}

/** Writes a bill of materials, or shows one; 1 when dependency files could not be read and the document is not whole. */
export async function sbomCommand(context: StandaloneContext): Promise<ExitCode> {
  const { options, terminal } = context;
  const read = textOf(options, 'read');
  checkOptions(context, read !== null);
  if (read !== null) {
    showSbom(read, context);
    return 0;
  }
  const format = formatOf(options);
  const made = await make(context);
  const document = writeSbom(made.source, format);
  const out = textOf(options, 'out');
  if (out === null) terminal.out(document.replace(/\n$/u, ''));
  else {
    await writeWhole(resolve(out), document);
    tellWritten(out, format, made, context);
  }
  return tellFaults(made, context) === 0 ? 0 : 1;
}
