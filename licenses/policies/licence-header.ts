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

import type { CheckFacts } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import { anyPattern } from '../check/path-pattern.ts';
import { isProgramText } from '../comment-syntax.ts';
import { changesText, wordChanges } from '../diff/word-changes.ts';
import { insertHeader, insertRaw } from '../fix/insert-header.ts';
import { linesOf, unifiedDiff } from '../fix/unified-diff.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import {
  createHeaderReader,
  type ExpectedHeader,
  filledWords,
  type HeaderReader,
} from '../policy-parts/expected-header.ts';
import { headerExcuse } from '../policy-parts/header-excuse.ts';
import { type HeaderFacts, headerFacts, termsOf } from '../policy-parts/header-facts.ts';
import { isOrdinary, placeText, type TouchedFile, touchedFiles } from '../policy-parts/touched-file.ts';
import { reuseCover } from '../reuse/covers.ts';

const unlike = {
  settings: { zh: '策略文件要求', en: 'the policy file asks for it' },
  reuse: { zh: '代码仓采用 REUSE', en: 'the repository follows REUSE' },
} as const;

function reasonOf({ from, learned }: ExpectedHeader) {
  if (from !== 'neighbours' || learned === null) return unlike[from === 'neighbours' ? 'settings' : from];
  return {
    zh: `同类文件 ${learned.of} 个里有 ${learned.having} 个有文件头，例如 ${learned.example}`,
    en: `${learned.having} of ${learned.of} files of its kind have one, as ${learned.example}`,
  };
}

function missing({ path, text }: HeaderFacts, expected: ExpectedHeader, today: string): RawFinding {
  const words = filledWords(expected.words, today);
  const mended = text === null || words.length === 0 ? null : insertHeader(text, path, words, expected.style);
  const where = expected.learned?.example ?? path;
  return rawFinding({
    rule: 'missing',
    subject: path,
    path,
    line: 1,
    message: { zh: `${path} 没有许可证文件头。`, en: `${path} has no licence header.` },
    evidence: [{ kind: 'fact', where: placeText(where, 1), says: reasonOf(expected), url: null }],
    fix: {
      zh: `在文件开头加上：${words.slice(0, 3).join(' / ') || 'SPDX-License-Identifier'}。tongming check --fix 可以代写。`,
      en: `Put it at the top: ${words.slice(0, 3).join(' / ') || 'SPDX-License-Identifier'}. tongming check --fix writes it.`,
    },
    patch: mended === null || text === null ? null : unifiedDiff(path, text, mended),
  });
}

function removed(base: HeaderFacts, { path, text }: HeaderFacts, commit: string | null): RawFinding {
  const mended = text === null || base.block === null ? null : insertRaw(text, path, base.block.raw);
  const line = (base.block?.from ?? 0) + 1;
  return rawFinding({
    rule: 'removed',
    subject: path,
    path,
    line: 1,
    message: {
      zh: `${path} 的许可证文件头被删掉了。`,
      en: `The licence header of ${path} was taken away.`,
    },
    evidence: [
      {
        kind: 'fact',
        where: placeText(base.path, line),
        says: {
          zh: `基线 ${commit ?? ''} 里有：${base.block?.words.slice(0, 2).join(' / ') ?? base.expressions.join(', ')}`,
          en: `the base ${commit ?? ''} has: ${base.block?.words.slice(0, 2).join(' / ') ?? base.expressions.join(', ')}`,
        },
        url: null,
      },
    ],
    fix: { zh: '把原来的文件头放回去。', en: 'Put the header back as it was.' },
    patch: mended === null || text === null ? null : unifiedDiff(path, text, mended),
    licence: base.expressions[0] ?? null,
  });
}

/** The head's text with the base's header in the place of its own. */
function restored(base: HeaderFacts, { path, text, block }: HeaderFacts): string | null {
  if (text === null || block === null || base.block === null) return null;
  const mark = text.startsWith('\u{FEFF}') ? '\u{FEFF}' : '';
  const lines = linesOf(text.slice(mark.length));
  const end = lines[0]?.endsWith('\r\n') === true ? '\r\n' : '\n';
  const raw = base.block.raw.replace(/\r?\n/gu, end);
  const mended = mark + lines.slice(0, block.from).join('') + raw + lines.slice(block.to).join('');
  return unifiedDiff(path, text, mended);
}

async function altered(base: HeaderFacts, head: HeaderFacts, expectedFor: HeaderReader): Promise<RawFinding | null> {
  if (base.block === null || head.block === null) return null;
  const [before, after] = [termsOf(base.block), termsOf(head.block)];
  if (before === after) return null;
  const expected = await expectedFor(head.path, (head.text ?? '').slice(0, 200));
  const other = base.expressions.length > 0 && base.expressions.join() !== head.expressions.join();
  const aimed = expected?.words.map((line) => line.trim()).join('\n');
  if (!other && aimed !== undefined && aimed === head.block.words.join('\n')) return null;
  const changes = wordChanges(before, after);
  const says = changesText(changes);
  // Words that were only put behind the header's own, as a line about the file, change no licence.
  if (!other && changes.dropped.length === 0) return null;
  const evidence = {
    kind: 'fact' as const,
    where: placeText(head.path, head.block.from + 1),
    says: says ?? { zh: '文字不同', en: 'its words differ' },
    url: null,
  };
  const [was, is] = [base.expressions.join(', ') || '—', head.expressions.join(', ') || '—'];
  return rawFinding({
    rule: other ? 'licence-changed' : 'altered',
    subject: head.path,
    path: head.path,
    line: head.block.from + 1,
    message: other
      ? {
          zh: `${head.path} 的文件头从 ${was} 改成了 ${is}。`,
          en: `The header of ${head.path} was changed from ${was} to ${is}.`,
        }
      : { zh: `${head.path} 的文件头文字被改动。`, en: `The words of the header of ${head.path} were changed.` },
    evidence: [evidence],
    fix: other
      ? {
          zh: '除非全部版权人同意更换许可证，否则恢复原来的文件头。',
          en: 'Restore the header, unless all copyright holders agreed to another licence.',
        }
      : { zh: '恢复原来的文字。', en: 'Restore the words.' },
    patch: restored(base, head),
    licence: head.expressions[0] ?? null,
  });
}

/** Whether the file may be asked for a header at all. */
async function isAsked(facts: CheckFacts, path: string, wanted: boolean): Promise<boolean> {
  if (!wanted || !isOrdinary(facts.head.tree, path)) return false;
  const cover = await (await reuseCover(facts.head)).informationOf(path);
  const own = (await facts.head.licences(path))?.findings.length ?? 0;
  return cover === null || cover.licences.length === 0 || own > 0;
}

/** Own source files say at their top under which licence they are. */
export const licenceHeader = definePolicy({
  id: 'licence-header',
  name: { zh: '许可证文件头', en: 'Licence header' },
  question: {
    zh: '自己写的源文件开头都写明许可证，原有的文件头都没有被删改吗？',
    en: 'Do own source files say their licence at the top, and are the headers that were there kept?',
  },
  about: {
    zh: '文件会离开代码仓单独流传，文件头让人知道它的来历和许可。该写什么，按策略文件；策略文件没有写的，按代码仓里多数同类文件或 REUSE 配置。生成的、第三方的、很短的文件，以及由 .license 或 REUSE.toml 说明的文件不要求。',
    en: 'Files travel without their repository; the header says whose they are and what is allowed. What it should say comes from the policy file, else from most files of the same kind, or from REUSE. Generated, third-party and tiny files are not asked, nor those that a .license file or REUSE.toml speaks for.',
  },
  source: 'https://reuse.software/spec-3.3/#comment-headers',
  judges: 'both',
  enabled: true,
  rules: {
    missing: {
      level: 'warning',
      says: { zh: '源文件没有文件头。', en: 'A source file has no header.' },
    },
    removed: { level: 'error', says: { zh: '改动删掉了文件头。', en: 'The change takes a header away.' } },
    altered: {
      level: 'warning',
      says: { zh: '改动改了文件头的文字。', en: 'The change alters the words of a header.' },
    },
    'licence-changed': {
      level: 'error',
      says: { zh: '改动把文件头换成了别的许可证。', en: 'The change puts another licence into a header.' },
    },
  },
  options: {
    licence: {
      kind: 'text',
      default: '',
      says: {
        zh: '文件头里的许可证，SPDX 表达式；空为项目的许可证',
        en: "licence of the header, an SPDX expression; empty: the project's",
      },
    },
    copyright: {
      kind: 'text',
      default: '',
      says: {
        zh: '版权行，如 Copyright (c) {year} Example；空为照同类文件',
        en: 'copyright line, as Copyright (c) {year} Example; empty: as files of the same kind have it',
      },
    },
    style: {
      kind: 'choice',
      default: 'auto',
      values: ['auto', 'spdx', 'notice'],
      says: {
        zh: 'spdx：必须有 SPDX 标签；notice：有声明即可；auto：照同类文件',
        en: 'spdx: a tag must be there; notice: any notice will do; auto: as files of the same kind',
      },
    },
    template: {
      kind: 'text',
      default: '',
      says: { zh: '文件头文字所在的文件（取自基线）', en: "file that holds the header's words (of the base)" },
    },
    files: {
      kind: 'list',
      default: [],
      says: { zh: '要求文件头的文件；空为全部程序源文件', en: 'files that need a header; empty: all program source' },
    },
    exclude: { kind: 'list', default: [], says: { zh: '不要求的文件', en: 'files that need none' } },
    'least-lines': {
      kind: 'number',
      default: 4,
      says: { zh: '非空行少于此数的文件不要求', en: 'files with fewer filled lines need none' },
    },
  },
  async judge(facts, options) {
    const expectedFor = createHeaderReader(facts, options);
    const named = options.files.length === 0 ? isProgramText : anyPattern(options.files);
    const left = anyPattern(options.exclude);

    async function judgeFile({ path, before }: TouchedFile): Promise<RawFinding[]> {
      if (!(await isAsked(facts, path, named(path) && !left(path)))) return [];
      const head = await headerFacts(facts.head, path);
      if (head === null) return [];
      const base = before === null || facts.base === null ? null : await headerFacts(facts.base, before);
      if (base?.present === true) {
        if (!head.present) return [removed(base, head, facts.change?.base.slice(0, 12) ?? null)];
        const change = await altered(base, head, expectedFor);
        return change === null ? [] : [change];
      }
      const isEnough = options.style === 'spdx' ? head.tagged : head.present;
      if (isEnough || base !== null) return [];
      const expected = await expectedFor(path, (head.text ?? '').slice(0, 200));
      if (expected === null) return [];
      return headerExcuse(head.text ?? '', options['least-lines']) === null
        ? [missing(head, expected, facts.today)]
        : [];
    }

    const findings: RawFinding[] = [];
    for (const file of touchedFiles(facts)) findings.push(...(await judgeFile(file)));
    return { findings, notChecked: [] };
  },
});
