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

import { readFileSync, statSync } from 'node:fs';
import { canonicalText } from '#licenses/canonical.ts';
import { createDetector } from '#licenses/detect/detector.ts';
import type { Detection } from '#licenses/detect/finding.ts';
import { closestLicence } from '#licenses/diff/closest.ts';
import { diffPage } from '#licenses/diff/html.ts';
import { diffText } from '#licenses/diff/text.ts';
import { type DiffNote, diffNotes } from '#licenses/diff/weighty.ts';
import { type WordDiff, wordDiff } from '#licenses/diff/word-diff.ts';
import { licenceId } from '#licenses/ids.ts';
import { businessSourceParameters, commonsClauseParameters } from '#licenses/parameters.ts';
import { readableBytes } from '#licenses/scan/encoding.ts';
import { createTextScanner } from '#licenses/scan/scan-text.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { jsonText, paint, terminalLine, terminalText } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { loadIndex } from './chosen-pack.ts';

/** Licence texts are far shorter; what is longer is no licence file. */
const longest = 5_000_000;

interface Comparison {
  readonly id: string;
  /** How it was chosen. */
  readonly because: 'asked' | 'detected' | 'closest';
  readonly class: 'exact' | 'near' | 'partial' | 'other';
  readonly diff: WordDiff;
  readonly notes: readonly DiffNote[];
}

function bytesOf(path: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    const status = statSync(path);
    if (!status.isFile() || status.size > longest)
      throw new UsageError({
        zh: `${path} 不是文件，或大于 5 MB。`,
        en: `${path} is no file, or larger than 5 MB.`,
      });
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error) || !('code' in error)) throw error;
    throw new UsageError({ zh: `读不了 ${path}：${error.message}`, en: `${path} cannot be read: ${error.message}` });
  }
  const text = readableBytes(bytes);
  if (text === null) throw new UsageError({ zh: `${path} 不是文本文件。`, en: `${path} is no text.` });
  return text;
}

function asked(name: string): string {
  const id = licenceId(name);
  if (id === null || canonicalText(id) === null)
    throw new UsageError({
      zh: `SPDX 列表里没有 ${name} 的文本。写 SPDX 标识，如 --against MIT。`,
      en: `The SPDX list has no text of ${name}. Write an SPDX id, as in --against MIT.`,
    });
  return id;
}

/** The licence whose text explains most of the file. */
function detected({ findings }: Detection): string | null {
  const texts = findings
    .filter(({ kind, expression }) => kind === 'text' && canonicalText(expression) !== null)
    .toSorted((a, b) => b.words.covered - a.words.covered);
  return texts[0]?.expression ?? null;
}

/** The share of the licence's words that is there, lowered by words put between them. */
function classOf({ covered, missing, extra }: WordDiff): Comparison['class'] {
  if (missing === 0 && extra === 0) return 'exact';
  const share = covered / Math.max(1, covered + missing + extra);
  return share >= 0.95 ? 'near' : share >= 0.5 ? 'partial' : 'other';
}

function compared(bytes: Uint8Array, detection: Detection, against: string | null): Comparison | null {
  const found = against === null ? detected(detection) : null;
  const id = against ?? found ?? closestLicence(new TextDecoder().decode(bytes));
  const canonical = id === null ? null : canonicalText(id);
  if (id === null || canonical === null) return null;
  const diff = wordDiff(bytes, canonical);
  const because = against !== null ? 'asked' : found !== null ? 'detected' : 'closest';
  return { id, because, class: classOf(diff), diff, notes: diffNotes(diff) };
}

const classWords: Readonly<Record<Comparison['class'], { readonly zh: string; readonly en: string }>> = {
  exact: { zh: '按 SPDX 匹配准则一致', en: 'the same by the SPDX matching guidelines' },
  near: { zh: '相近，但有改动', en: 'close, but altered' },
  partial: { zh: '只有一部分相同', en: 'the same only in part' },
  other: { zh: '是另外的文本', en: 'another text' },
};

const reasons: Readonly<Record<Comparison['because'], { readonly zh: string; readonly en: string }>> = {
  asked: { zh: '指定的文本', en: 'the text asked for' },
  detected: { zh: '识别出的文本', en: 'the text that was recognised' },
  closest: { zh: '最接近的文本', en: 'the closest text' },
};

function leadLines(locale: 'zh' | 'en', expression: string | null, comparison: Comparison | null): string[] {
  const whole =
    locale === 'zh'
      ? `文件的许可证：${expression ?? '没有识别出'}`
      : `Licence of the file: ${expression ?? 'none recognised'}`;
  if (comparison === null)
    return [whole, locale === 'zh' ? '没有哪个许可证文本与它相近。' : 'It resembles no licence text of the list.'];
  const { id, because, diff } = comparison;
  const { covered, missing, extra } = diff;
  const [reason, how] = [reasons[because][locale], classWords[comparison.class][locale]];
  const told =
    locale === 'zh'
      ? `${id}（${reason}）：${how}；相同 ${covered} 个词，缺 ${missing} 个，多 ${extra} 个`
      : `${id} (${reason}): ${how}; ${covered} words are there, ${missing} missing, ${extra} added`;
  return [whole, told];
}

/** `tongming licenses explain FILE`: what the file is, and word by word how it differs from a licence's own text. */
export function explainCommand({ terminal, locale, args, options }: StandaloneContext): Promise<ExitCode> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0)
    throw new UsageError({
      zh: '用法：tongming licenses explain FILE [--against ID] [--html] [--json]',
      en: 'Usage: tongming licenses explain FILE [--against ID] [--html] [--json]',
    });
  const bytes = bytesOf(file);
  const against = typeof options['against'] === 'string' ? asked(options['against']) : null;
  const facts = { bytes, size: bytes.length, gap: null };
  loadIndex({ terminal, locale });
  const { expression, findings, copyrights } = createTextScanner(createDetector())('LICENSE', facts);
  const comparison = compared(bytes, { expression, findings }, against);
  const lead = leadLines(locale, expression, comparison);
  if (options['json'] === true) {
    const text = new TextDecoder().decode(bytes);
    const parameters = [businessSourceParameters(text), commonsClauseParameters(text)].filter((one) => one !== null);
    terminal.out(jsonText({ file, expression, findings, copyrights, parameters, against: comparison }));
  } else if (options['html'] === true) {
    const diff = comparison?.diff ?? { segments: [], covered: 0, missing: 0, extra: 0 };
    terminal.out(diffPage(file, lead, comparison?.notes ?? [], diff, locale).trimEnd());
  } else {
    terminal.out([paint(terminal, 'bold', terminalLine(file)), ...lead].join('\n'));
    if (comparison !== null) tell({ terminal, locale }, comparison);
  }
  return Promise.resolve(0);
}

function tell({ terminal, locale }: Pick<StandaloneContext, 'terminal' | 'locale'>, { diff, notes }: Comparison): void {
  for (const note of notes) {
    const [where, words] = [note.line, terminalLine(note.words)];
    const what = locale === 'zh' ? `! 第 ${where} 行“${words}”：` : `! line ${where}: “${words}” `;
    terminal.out(paint(terminal, 'yellow', `${what}${note.text[locale]}`));
  }
  const lines = (style: 'red' | 'green' | 'dim') => (text: string) =>
    text
      .split('\n')
      .map((one) => paint(terminal, style, one))
      .join('\n');
  const clean = {
    ...diff,
    segments: diff.segments.map((one) => ({
      ...one,
      text: terminalText(one.text),
      canonical: terminalText(one.canonical),
    })),
  };
  const more = (words: number) => (locale === 'zh' ? `${words} 个词相同` : `${words} more words`);
  terminal.out(`\n${diffText(clean, { removed: lines('red'), added: lines('green'), quiet: lines('dim') }, more)}`);
}
