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
import { buildIndex } from '#licenses/detect/index-build.ts';
import { encodeIndex } from '#licenses/detect/index-file.ts';
import { ownRules } from '#licenses/detect/index-sources.ts';
import { LicenceError } from '#licenses/error.ts';
import { type PackCard, readPackCard, writePack } from '#licenses/pack/pack-file.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { dataDirOf, textOf } from '../option-values.ts';
import { jsonText, terminalLine } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { loadMatrices, storeMatrix } from './matrices.ts';
import { type PackSource, scancodeSource, spdxXmlSource } from './pack-sources.ts';

const words = {
  zh: {
    none: '没有数据包：检测用内置的 SPDX 文本与自有规则。',
    pack: (card: PackCard) => `数据包 ${card.digest.slice(0, 16)}，${card.rules} 条规则，制作于 ${card.made}`,
    source: (one: PackCard['sources'][number]) =>
      `  ${one.name}：读入 ${one.records} 条，得 ${one.rules} 条规则；${one.attribution}`,
    matrix: (name: string, date: string, cells: number) => `兼容矩阵 ${name}（${date}），${cells} 格`,
    reading: (records: number) => `已读 ${records} 条`,
    building: '正在建索引',
  },
  en: {
    none: 'No data pack: detection uses the built-in SPDX texts and our own rules.',
    pack: (card: PackCard) => `Data pack ${card.digest.slice(0, 16)}, ${card.rules} rules, made ${card.made}`,
    source: (one: PackCard['sources'][number]) =>
      `  ${one.name}: ${one.records} records read, ${one.rules} rules; ${one.attribution}`,
    matrix: (name: string, date: string, cells: number) => `Compatibility matrix ${name} (${date}), ${cells} cells`,
    reading: (records: number) => `${records} records read`,
    building: 'building the index',
  },
} as const;

/** Null when it was not given. */
function pathOf(options: StandaloneContext['options'], name: string): string | null {
  const given = textOf(options, name);
  return given === null ? null : resolve(given);
}

async function tell({ terminal, locale, options }: StandaloneContext, dataDir: string): Promise<void> {
  const [card, matrices] = [readPackCard(dataDir), await loadMatrices(dataDir)];
  const rows = matrices.map(({ name, date, cells }) => ({
    name,
    date,
    cells: [...cells.values()].reduce((sum, row) => sum + row.size, 0),
  }));
  if (options['json'] === true) return terminal.out(jsonText({ pack: card, matrices: rows }));
  const say = words[locale];
  terminal.out(
    [
      card === null ? say.none : say.pack(card),
      ...(card?.sources ?? []).map(say.source),
      ...rows.map(({ name, date, cells }) => say.matrix(name, date, cells)),
    ].join('\n'),
  );
}

async function sourcesOf(context: StandaloneContext): Promise<PackSource[]> {
  const { terminal, locale } = context;
  const onRecord = (records: number) => terminal.status(terminalLine(words[locale].reading(records)));
  const [spdxXml, scancode] = [pathOf(context.options, 'spdx-xml'), pathOf(context.options, 'scancode')];
  try {
    return [
      ...(spdxXml === null ? [] : [await spdxXmlSource(spdxXml, onRecord)]),
      ...(scancode === null ? [] : [await scancodeSource(scancode, onRecord)]),
    ];
  } catch (error) {
    if (!(error instanceof LicenceError)) throw error;
    throw new UsageError({
      zh: `数据包的来源有误：${error.message}`,
      en: `The source of the pack is malformed: ${error.message}`,
    });
  } finally {
    terminal.status(null);
  }
}

function makePack({ terminal, locale }: StandaloneContext, dataDir: string, sources: readonly PackSource[]): void {
  terminal.status(terminalLine(words[locale].building));
  const rules = [...ownRules(), ...sources.flatMap((source) => source.rules)];
  const bytes = encodeIndex(buildIndex(rules));
  terminal.status(null);
  writePack(dataDir, bytes, {
    rules: rules.length,
    made: new Date().toISOString(),
    sources: sources.map((source) => ({ ...source, rules: source.rules.length })),
  });
}

/** Makes the optional data pack and keeps compatibility matrices; `--info` says what is there. */
export async function packCommand(context: StandaloneContext): Promise<ExitCode> {
  const [stray] = context.args;
  if (stray !== undefined) {
    throw new UsageError({
      zh: `index 后面没有 ${stray} 这样的参数，来源须用选项指明，例如 --scancode ${stray}。`,
      en: `index takes no ${stray}: name a source by its option, as --scancode ${stray}.`,
    });
  }
  const dataDir = dataDirOf(context.options);
  const [osadl, reclicense] = [pathOf(context.options, 'osadl'), pathOf(context.options, 'reclicense')];
  const packed = pathOf(context.options, 'scancode') !== null || pathOf(context.options, 'spdx-xml') !== null;
  if (context.options['info'] !== true && !packed && osadl === null && reclicense === null) {
    throw new UsageError({
      zh: '请用 --scancode、--spdx-xml、--osadl、--reclicense 指明来源，或用 --info 查看现有数据。',
      en: 'Name a source with --scancode, --spdx-xml, --osadl or --reclicense, or ask with --info what is there.',
    });
  }
  if (osadl !== null) await storeMatrix(dataDir, 'osadl', osadl);
  if (reclicense !== null) await storeMatrix(dataDir, 'reclicense', reclicense);
  if (packed) makePack(context, dataDir, await sourcesOf(context));
  await tell(context, dataDir);
  return 0;
}
