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

import { canonicalText } from '../canonical.ts';
import type { CheckFacts } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import type { Finding } from '../detect/finding.ts';
import { trimmedValue } from '../detect/tag-value.ts';
import { exactText } from '../fix/exact-text.ts';
import { linesOf, unifiedDiff } from '../fix/unified-diff.ts';
import { currentName, isDeprecated, licenceId } from '../ids.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { expressionsIn } from '../policy-parts/expressions-in.ts';
import { placeText, type TouchedFile, touchedFiles } from '../policy-parts/touched-file.ts';
import { readReuseToml } from '../reuse/configuration.ts';
import { reuseCover } from '../reuse/covers.ts';
import { licenceTextOf, namesIn } from '../reuse/licence-texts.ts';
import { statementOf } from '../statement.ts';

function claimsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter((one) => one.kind === 'tag' && one.class !== 'quoted');
}

/** What the words mean, where that is sure. */
function suggestionFor(value: string): string | null {
  const read = statementOf(value);
  return read.kind === 'expression' && read.expression !== value ? read.expression : null;
}

async function replaced(
  { head }: CheckFacts,
  path: string,
  line: number,
  value: string,
  by: string,
): Promise<string | null> {
  const bytes = await head.tree.bytes(path);
  const text = bytes === null ? null : exactText(bytes);
  if (text === null) return null;
  const lines = linesOf(text);
  const old = lines[line - 1];
  if (old === undefined || value === '') return null;
  const at = old.indexOf(value, Math.max(0, old.search(/Licen[cs]e-Identifier/iu)));
  if (at < 0) return null;
  lines[line - 1] = old.slice(0, at) + by + old.slice(at + value.length);
  return unifiedDiff(path, text, lines.join(''));
}

/** The value of a tag as it stands on its line. */
async function writtenValue({ head }: CheckFacts, path: string, { lines, expression }: Finding): Promise<string> {
  const line = (await head.tree.text(path))?.split('\n')[lines[0] - 1] ?? '';
  const value = /Licen[cs]e-Identifiers?["']?\s{0,5}[:=]?([^\r]{0,500})/iu.exec(line)?.[1];
  return trimmedValue(value ?? '') || expression;
}

async function malformed(facts: CheckFacts, path: string, tag: Finding): Promise<RawFinding> {
  const [line] = tag.lines;
  const value = await writtenValue(facts, path, tag);
  const isUnknown = tag.problem?.kind === 'unknown-licence';
  const suggestion = suggestionFor(value);
  return rawFinding({
    rule: isUnknown ? 'unknown-licence' : 'malformed',
    subject: `${path} ${value}`,
    message: isUnknown
      ? {
          zh: `${path} 的 SPDX 标签写的“${value}”不在 SPDX 列表里。`,
          en: `The SPDX tag of ${path} names "${value}", which the SPDX list does not have.`,
        }
      : {
          zh: `${path} 的 SPDX 标签“${value}”不是合法的表达式。`,
          en: `The SPDX tag of ${path}, "${value}", is no expression.`,
        },
    evidence: [
      {
        kind: 'fact',
        where: placeText(path, line),
        says: { zh: tag.problem?.message ?? value, en: tag.problem?.message ?? value },
        url: null,
      },
    ],
    fix:
      suggestion === null
        ? {
            zh: '写成 SPDX 表达式；列表里没有的许可证写成 LicenseRef-名称。',
            en: 'Write an SPDX expression; a licence that the list does not have is LicenseRef-name.',
          }
        : { zh: `改成 ${suggestion}。`, en: `Write ${suggestion}.` },
    patch: suggestion === null ? null : await replaced(facts, path, line, value, suggestion),
    path,
    line,
    licence: suggestion,
  });
}

/** Whether the licence is one that the project itself goes out under. */
function isOwn({ outbound }: CheckFacts, expression: string): boolean {
  const own = expressionsIn(outbound.expression);
  return own.length === 0 || expressionsIn(expression).every((id) => own.includes(id));
}

async function deprecated(facts: CheckFacts, path: string, tag: Finding): Promise<RawFinding | null> {
  const [line] = tag.lines;
  const written = /^[A-Za-z0-9.+-]+/u.exec(await writtenValue(facts, path, tag))?.[0] ?? '';
  const id = licenceId(written.replace(/\+$/u, ''));
  if (id === null || !isDeprecated(id)) return null;
  const now = currentName(id, written.endsWith('+'));
  if (now === id) return null;
  return rawFinding({
    rule: 'deprecated',
    subject: `${path} ${written}`,
    message: {
      zh: `${path} 的 SPDX 标签用了旧名 ${written}。`,
      en: `The SPDX tag of ${path} uses the old name ${written}.`,
    },
    evidence: [
      { kind: 'fact', where: placeText(path, line), says: { zh: `现名 ${now}`, en: `now called ${now}` }, url: null },
    ],
    fix: { zh: `改成 ${now}。`, en: `Write ${now}.` },
    // The header of other people's code stays as it is.
    patch: isOwn(facts, now) ? await replaced(facts, path, line, written, now) : null,
    path,
    line,
    licence: now,
  });
}

/** Ids that tags of the change use and `LICENSES/` has no text of; each once. */
function missingTexts(facts: CheckFacts, used: ReadonlyMap<string, { path: string; line: number }>): RawFinding[] {
  const there = new Set(
    facts.head.tree.files.flatMap(({ path }) =>
      path.startsWith('LICENSES/') ? (licenceTextOf(path, [])?.current ?? []) : [],
    ),
  );
  return [...used].flatMap(([name, { path, line }]) => {
    if (there.has(name)) return [];
    const text = canonicalText(name);
    const target = `LICENSES/${name}.txt`;
    return rawFinding({
      rule: 'text-missing',
      subject: name,
      message: {
        zh: `用到了 ${name}，LICENSES/ 里没有它的文本。`,
        en: `${name} is used, and LICENSES/ has no text of it.`,
      },
      evidence: [
        {
          kind: 'fact',
          where: placeText(path, line),
          says: { zh: `标签写的是 ${name}`, en: `the tag says ${name}` },
          url: null,
        },
      ],
      fix: { zh: `加上 ${target}。`, en: `Add ${target}.` },
      patch: text === null ? null : unifiedDiff(target, null, text.endsWith('\n') ? text : `${text}\n`),
      path,
      line,
      licence: name,
    });
  });
}

async function configuration(facts: CheckFacts, { path }: TouchedFile): Promise<RawFinding[]> {
  if (!/(?:^|\/)REUSE\.toml$/u.test(path)) return [];
  const text = await facts.head.tree.text(path);
  if (text === null) return [];
  return readReuseToml(path, text).problems.map(({ line, text: message, fix, subject }) =>
    rawFinding({
      rule: 'configuration',
      subject: `${path} ${subject ?? ''}`,
      message: { zh: `${path}：${message.zh}`, en: `${path}: ${message.en}` },
      evidence: [{ kind: 'fact', where: placeText(path, line), says: message, url: null }],
      fix,
      path,
      line,
    }),
  );
}

/** By what two tags say the same: what can be read of a malformed one may be what a sound one says. */
function claimed({ expression, problem }: Finding): string {
  return JSON.stringify([expression, problem?.message ?? null]);
}

/** Tags that programs read have to be as programs read them. */
export const spdxTagMalformed = definePolicy({
  id: 'spdx-tag-malformed',
  name: { zh: 'SPDX 标签', en: 'SPDX tags' },
  question: {
    zh: 'SPDX 和 REUSE 的标签都写对了吗？',
    en: 'Are the tags of SPDX and REUSE well-formed?',
  },
  about: {
    zh: '只看说明本文件许可证的标签：字符串、文档正文、代码示例里引用的标签，以及 REUSE-IgnoreStart 与 REUSE-IgnoreEnd 之间的，都不算。采用 REUSE 的代码仓里，用到的许可证要在 LICENSES/ 里有文本。',
    en: 'Only tags that speak of the file they stand in: those quoted in strings, prose or examples, and those between REUSE-IgnoreStart and REUSE-IgnoreEnd, claim nothing. Where a repository follows REUSE, LICENSES/ has to hold the text of every licence in use.',
  },
  source: 'https://reuse.software/spec-3.3/',
  judges: 'both',
  enabled: true,
  rules: {
    malformed: {
      level: 'error',
      says: { zh: '标签的值不是 SPDX 表达式。', en: 'The value of a tag is no SPDX expression.' },
    },
    'unknown-licence': {
      level: 'error',
      says: { zh: '标签里的许可证不在列表里。', en: 'A tag names a licence that the list does not have.' },
    },
    deprecated: { level: 'note', says: { zh: '标签用了旧名。', en: 'A tag uses a name that was replaced.' } },
    'text-missing': {
      level: 'warning',
      says: { zh: 'LICENSES/ 缺少用到的文本。', en: 'LICENSES/ lacks a text that is used.' },
    },
    configuration: { level: 'error', says: { zh: 'REUSE.toml 有误。', en: 'REUSE.toml is wrong.' } },
  },
  options: {},
  async judge(facts) {
    const findings: RawFinding[] = [];
    const used = new Map<string, { path: string; line: number }>();
    const cover = await reuseCover(facts.head);
    for (const file of touchedFiles(facts)) {
      findings.push(...(await configuration(facts, file)));
      const tags = claimsOf((await facts.head.licences(file.path))?.findings ?? []);
      if (tags.length === 0) continue;
      const before = file.before === null ? null : ((await facts.base?.licences(file.before)) ?? null);
      const old = new Set(claimsOf(before?.findings ?? []).map(claimed));
      for (const tag of tags) {
        if (old.has(claimed(tag))) continue;
        // The same words twice in a file are one mistake.
        old.add(claimed(tag));
        if (tag.problem !== undefined) findings.push(await malformed(facts, file.path, tag));
        else {
          const note = await deprecated(facts, file.path, tag);
          if (note !== null) findings.push(note);
          for (const name of namesIn(tag.expression)) {
            if (!used.has(name)) used.set(name, { path: file.path, line: tag.lines[0] });
          }
        }
      }
    }
    return { findings: [...findings, ...(cover.follows ? missingTexts(facts, used) : [])], notChecked: [] };
  },
});
