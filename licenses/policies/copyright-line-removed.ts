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

import type { CheckFacts, Side } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import { thirdPartyTest } from '../check/paths.ts';
import { commentSyntaxOf, isCommentLine } from '../comment-syntax.ts';
import { copyrightsOf, lostCopyrights } from '../copyright-holders.ts';
import { exactText } from '../fix/exact-text.ts';
import { restoreLine } from '../fix/restore-line.ts';
import { linesOf, unifiedDiff } from '../fix/unified-diff.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { allTouched, placeText } from '../policy-parts/touched-file.ts';
import { reuseCover } from '../reuse/covers.ts';
import { isProse } from '../scan/names.ts';
import type { Copyright } from '../scan/result.ts';

async function textOf(side: Side, path: string): Promise<string | null> {
  const bytes = await side.tree.bytes(path);
  return bytes === null ? null : exactText(bytes);
}

const headLines = 60;
const catalogue = /\.(?:po|pot)$/iu;

/** Notices that speak of the file: those of its head and its comments, not those of its strings. */
async function claimsOf({ tree }: Side, path: string, all: readonly Copyright[]): Promise<readonly Copyright[]> {
  const syntax = commentSyntaxOf(path);
  if (syntax === null || isProse(path.slice(path.lastIndexOf('/') + 1))) return all;
  const lines = ((await tree.text(path)) ?? '').split('\n');
  // In a catalogue comments with another mark are texts of the program, and old ones.
  if (catalogue.test(path)) return all.filter(({ line }) => /^#(?:\s|$)/u.test(lines[line - 1] ?? ''));
  return all.filter(({ line }) => line <= headLines || isCommentLine(lines[line - 1] ?? '', syntax));
}

/** Everything that a side says of who holds the rights in a file, also beside it. */
async function allCopyrights(side: Side, path: string, own: readonly Copyright[]): Promise<readonly Copyright[]> {
  const information = await (await reuseCover(side)).informationOf(path);
  return information === null ? own : [...own, ...copyrightsOf(information.copyrights)];
}

/** The head's text with all lost lines put back, as far as their places are known. */
async function patchFor(
  facts: CheckFacts,
  before: string,
  path: string,
  lost: readonly Copyright[],
): Promise<string | null> {
  const [old, now] = [facts.base === null ? null : await textOf(facts.base, before), await textOf(facts.head, path)];
  if (old === null || now === null) return null;
  let text = now;
  const written = linesOf(old);
  for (const { line } of lost) {
    // A whole header that was put back holds the other lines as well.
    if (text !== now && linesOf(text).includes(written[line - 1] ?? '')) continue;
    const next = restoreLine({ text: old, path: before }, { text, path }, line);
    if (next === null) return null;
    text = next;
  }
  return unifiedDiff(path, now, text);
}

interface Loss {
  readonly path: string;
  readonly before: string;
  readonly lost: readonly Copyright[];
  readonly patch: string | null;
  /** In other people's code. */
  readonly foreign: boolean;
}

function findingOf({ path, before, lost, patch, foreign }: Loss, commit: string): RawFinding {
  const first = lost[0] as Copyright;
  const all = lost.map(({ statement }) => statement);
  return rawFinding({
    rule: foreign ? 'vendored' : 'removed',
    subject: path,
    message: {
      zh: `${path} 删掉了版权声明：${all.slice(0, 3).join('；')}${all.length > 3 ? ` 等 ${all.length} 处` : ''}。`,
      en: `${path} lost a copyright notice: ${all.slice(0, 3).join('; ')}${all.length > 3 ? ` and ${all.length - 3} more` : ''}.`,
    },
    evidence: lost.slice(0, 10).map(({ statement, line }) => ({
      kind: 'fact',
      where: placeText(before, line),
      says: { zh: `基线 ${commit} 里有：${statement}`, en: `the base ${commit} has: ${statement}` },
      url: null,
    })),
    fix: {
      zh: '把它放回原处；自己的版权另起一行写在后面。只有版权人本人可以删去。',
      en: 'Put it back; add your own on a line of its own. Only the holder may take it away.',
    },
    patch,
    path: before,
    line: first.line,
    side: 'base',
  });
}

const mostSingly = 5;

/** An upgrade of vendored code is one thing to look at. */
function joined(all: readonly RawFinding[]): readonly RawFinding[] {
  const vendored = all.filter(({ rule }) => rule === 'vendored');
  const [first] = vendored;
  if (first === undefined || vendored.length <= mostSingly) return all;
  const paths = vendored.slice(0, mostSingly).map(({ path }) => path);
  const together = rawFinding({
    rule: 'vendored',
    subject: 'third-party code',
    message: {
      zh: `第三方代码里有 ${vendored.length} 个文件少了版权声明：${paths.join('、')} …`,
      en: `${vendored.length} files of third-party code lost copyright notices: ${paths.join(', ')} …`,
    },
    evidence: vendored.slice(0, 20).flatMap(({ evidence }) => evidence.slice(0, 1)),
    fix: {
      zh: '与上游的新版本核对：上游自己删的，不必理会；否则放回原处。',
      en: 'Compare with the new version of upstream: what upstream itself took away may go; put back the rest.',
    },
    path: first.path,
    line: first.line,
    side: 'base',
  });
  return [...all.filter(({ rule }) => rule !== 'vendored'), together];
}

/** Nobody's copyright notice goes away by a change. */
export const copyrightLineRemoved = definePolicy({
  id: 'copyright-line-removed',
  name: { zh: '版权声明被删', en: 'Copyright notice removed' },
  question: {
    zh: '改动前就有的版权声明都还在吗？',
    en: 'Are all copyright notices still there that were there before the change?',
  },
  about: {
    zh: '几乎所有许可证都要求保留版权声明。年份更新、写法不同、几行合并、移到 .license 或 REUSE.toml 都不算删除；整个文件删除也不算。',
    en: 'Nearly every licence asks that copyright notices be kept. Other years, another spelling, notices that were joined or moved to a .license file or REUSE.toml are no removal, nor is a file that goes away whole.',
  },
  source: 'https://reuse.software/faq/#copyright-holder-change',
  judges: 'change',
  enabled: true,
  rules: {
    removed: { level: 'error', says: { zh: '一处版权声明不见了。', en: 'A copyright notice is gone.' } },
    vendored: {
      level: 'warning',
      says: {
        zh: '第三方代码里的一处版权声明不见了；上游自己改的可以豁免。',
        en: 'A copyright notice of third-party code is gone; waive it where upstream itself took it away.',
      },
    },
  },
  options: {},
  async judge(facts) {
    const findings: RawFinding[] = [];
    const { base, head } = facts;
    if (base === null) return { findings, notChecked: [] };
    const isForeign = thirdPartyTest(facts.settings);
    const commit = facts.change?.base.slice(0, 12) ?? '';
    for (const { path, before } of allTouched(facts)) {
      if (before === null) continue;
      const [old, now] = [await base.licences(before), await head.licences(path)];
      if (old === null || now === null || old.copyrights.length === 0) continue;
      if (now.outcome !== 'scanned' && now.outcome !== 'no-words') continue;
      if (lostCopyrights(old.copyrights, now.copyrights).length === 0) continue;
      const claims = await claimsOf(base, before, old.copyrights);
      const lost = lostCopyrights(claims, await allCopyrights(head, path, now.copyrights));
      if (lost.length === 0) continue;
      const patch = await patchFor(facts, before, path, lost);
      findings.push(findingOf({ path, before, lost, patch, foreign: isForeign(path) }, commit));
    }
    return { findings: joined(findings), notChecked: [] };
  },
});
