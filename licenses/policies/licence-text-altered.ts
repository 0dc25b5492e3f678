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

import type { FileChange } from '../check/change.ts';
import type { CheckFacts, Side } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import { anyPattern } from '../check/path-pattern.ts';
import { thirdPartyTest } from '../check/paths.ts';
import { changesText, wordChanges } from '../diff/word-changes.ts';
import { exactText } from '../fix/exact-text.ts';
import { unifiedDiff } from '../fix/unified-diff.ts';
import { isGenerated } from '../path-kinds.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { expressionsIn } from '../policy-parts/expressions-in.ts';
import { placeText } from '../policy-parts/touched-file.ts';

const legalName =
  /^(?:un)?licen[cs]es?(?:[-_.][\w.-]{0,60})?$|^copying(?:[-_.][\w.-]{0,60})?$|^copyright(?:\.\w{1,8})?$|^notices?(?:[-_.][\w.-]{0,60})?$|^patents(?:\.\w{1,8})?$|^ofl\.txt$|^[\w.-]{1,40}[-_.]licen[cs]e(?:\.\w{1,8})?$|^readme\.opensource$|许可证|许可协议|开源协议/iu;
const program =
  /\.(?:[cm]?[jt]sx?|go|py|json5?|ya?ml|toml|rb|java|c|h|cc|cpp|hpp|cs|sh|xml|lock|rs|php|kt|swift|svg|png|html?|css|vue)$/iu;

function isLegalText(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (legalName.test(name) || /^LICENSES\/[^/]+$/u.test(path)) && !program.test(name);
}

const cap = 512 * 1024;

interface Legal {
  readonly text: string;
  readonly expression: string | null;
}

async function legalOf(side: Side, path: string): Promise<Legal | null> {
  const bytes = await side.tree.bytes(path, cap);
  const text = bytes === null ? null : exactText(bytes);
  return text === null ? null : { text, expression: (await side.licences(path))?.expression ?? null };
}

/** A file of the head with the same text: it was moved. */
function movedTo({ head }: CheckFacts, id: string): string | null {
  return (
    head.tree.files.find((file) => file.id === id && (file.kind === 'file' || file.kind === 'executable'))?.path ?? null
  );
}

/** The directory went away with everything that the text was for. */
function isGone({ head }: CheckFacts, path: string): boolean {
  const directory = path.slice(0, path.lastIndexOf('/') + 1);
  return (
    directory !== '' && directory !== 'LICENSES/' && !head.tree.files.some((file) => file.path.startsWith(directory))
  );
}

function removal(path: string, old: Legal, base: string): RawFinding {
  return rawFinding({
    rule: 'removed',
    subject: path,
    message: {
      zh: `删掉了 ${path}${old.expression === null ? '' : `（${old.expression}）`}。`,
      en: `${path}${old.expression === null ? '' : ` (${old.expression})`} was deleted.`,
    },
    evidence: [
      {
        kind: 'fact',
        where: placeText(path, 1),
        says: { zh: `在基线 ${base} 里`, en: `in the base ${base}` },
        url: null,
      },
    ],
    fix: {
      zh: '恢复这个文件；不再使用所对应的代码时，在说明里写清。',
      en: 'Restore it, or say that the code that it belonged to is gone.',
    },
    patch: unifiedDiff(path, null, old.text),
    path,
    line: 1,
    side: 'base',
    licence: old.expression,
  });
}

const leastListed = 3;

/** A file of many licences is a list of what is bundled: it may grow. */
function isList(expression: string | null): boolean {
  return expressionsIn(expression).length >= leastListed;
}

function isReplaced(before: string, now: string | null): boolean {
  if (!isList(before)) return before !== now;
  const left = new Set(expressionsIn(now));
  return !expressionsIn(before).some((id) => left.has(id));
}

/** Copyright lines aside: they are another policy's. */
function alteration(path: string, before: string, old: Legal, now: Legal, isForeign: boolean): RawFinding | null {
  const isOther = old.expression !== null && isReplaced(old.expression, now.expression);
  const changes = wordChanges(old.text, now.text);
  const says = changesText(changes);
  if (says === null && !isOther) return null;
  const isNoticeFile = /^notices?\b/iu.test(path.slice(path.lastIndexOf('/') + 1));
  const isNotice = isNoticeFile || isList(old.expression);
  // A NOTICE is there to be added to.
  if (isNotice && changes.dropped.length === 0 && !isOther) return null;
  if (old.expression === null && now.expression !== null && !isNotice) return null;
  const rule = isOther ? 'licence-replaced' : isNotice ? 'notice-altered' : 'words-changed';
  // Upstream may change its own words; they are still those of the same licence.
  const isUpstreams = isForeign && (isNotice || (old.expression !== null && !isOther));
  const isMild = isUpstreams || (rule === 'notice-altered' && !isNoticeFile);
  const [was, is] = [old.expression ?? '—', now.expression ?? '—'];
  return rawFinding({
    rule,
    // From a list of what is bundled goes what is bundled no more.
    level: isMild ? 'note' : null,
    subject: path,
    message: isOther
      ? { zh: `${path} 从 ${was} 变成了 ${is}。`, en: `${path} was ${was} and is now ${is}.` }
      : {
          zh: `${path} 的文字被改动：${says?.zh ?? ''}。`,
          en: `The words of ${path} were changed: ${says?.en ?? ''}.`,
        },
    evidence: [
      {
        kind: 'fact',
        where: placeText(path, changes.line ?? 1),
        says: says ?? { zh: `基线的 ${before}`, en: `${before} of the base` },
        url: null,
      },
    ],
    fix: isOther
      ? {
          zh: '更换许可证须全部版权人同意，并在改动说明里写明；否则恢复原文。',
          en: 'A new licence needs the consent of all holders, stated in the change; otherwise restore the text.',
        }
      : {
          zh: '恢复原文；想加的条件写在另一个文件里，并改用别的许可证名。',
          en: 'Restore the text; terms of your own make it another licence under another name.',
        },
    patch: unifiedDiff(path, now.text, old.text),
    path,
    line: changes.line ?? 1,
    licence: now.expression,
  });
}

function isSameHome(before: string, after: string): boolean {
  return before.slice(0, before.lastIndexOf('/') + 1) === after.slice(0, after.lastIndexOf('/') + 1);
}

async function isOther({ head }: CheckFacts, old: Legal, path: string): Promise<boolean> {
  const now = await legalOf(head, path);
  return now === null || changesText(wordChanges(old.text, now.text)) !== null;
}

async function judgeFile(facts: CheckFacts, { before, after }: FileChange): Promise<RawFinding | null> {
  if (facts.base === null || before === null || !isLegalText(before.path) || before.id === after?.id) return null;
  if (isGenerated(before.path)) return null;
  const old = await legalOf(facts.base, before.path);
  if (old === null) return null;
  // A text that is another one elsewhere was not moved: git only found the two alike.
  if (after === null || (!isSameHome(before.path, after.path) && (await isOther(facts, old, after.path)))) {
    return movedTo(facts, before.id) === null && !isGone(facts, before.path)
      ? removal(before.path, old, facts.change?.base.slice(0, 12) ?? '')
      : null;
  }
  if (after.kind !== 'file' && after.kind !== 'executable') {
    return rawFinding({
      rule: 'removed',
      subject: after.path,
      message: { zh: `${after.path} 不再是普通文件。`, en: `${after.path} is no ordinary file any more.` },
      fix: { zh: '恢复原来的文件。', en: 'Restore the file.' },
      path: after.path,
      line: null,
      licence: old.expression,
    });
  }
  const now = await legalOf(facts.head, after.path);
  if (now !== null) return alteration(after.path, before.path, old, now, thirdPartyTest(facts.settings)(after.path));
  return rawFinding({
    rule: 'words-changed',
    subject: after.path,
    undecided: true,
    message: { zh: `${after.path} 变得无法阅读。`, en: `${after.path} cannot be read any more.` },
    fix: { zh: '用 UTF-8 文本保存。', en: 'Save it as UTF-8 text.' },
    path: after.path,
    licence: old.expression,
  });
}

/** Licence texts and notices stay as their authors wrote them. */
export const licenceTextAltered = definePolicy({
  id: 'licence-text-altered',
  name: { zh: '许可证文本被改', en: 'Licence text altered' },
  question: {
    zh: 'LICENSE、COPYING、NOTICE 等文件的文字都没有变吗？',
    en: 'Are the words of LICENSE, COPYING, NOTICE and their like unchanged?',
  },
  about: {
    zh: '改一个词，许可证就不再是原来的许可证。逐词比较，标题、版权行和留空的名字不算。NOTICE 可以增加，不能删。第三方代码里的也看。',
    en: 'With one word changed a licence is no longer itself. Texts are compared word by word; titles, copyright lines and rooms for names do not count. To a NOTICE words may be added and none taken away. Those of third-party code are looked at as well.',
  },
  source: 'https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/',
  judges: 'change',
  enabled: true,
  rules: {
    'licence-replaced': {
      level: 'error',
      says: { zh: '许可证文本换成了别的。', en: 'A licence text became another licence.' },
    },
    'words-changed': {
      level: 'error',
      says: { zh: '许可证文本的词被改。', en: 'Words of a licence text were changed.' },
    },
    'notice-altered': {
      level: 'warning',
      says: { zh: 'NOTICE 里的文字被删改。', en: 'Words of a NOTICE were taken away.' },
    },
    removed: { level: 'error', says: { zh: '许可证文本被删。', en: 'A licence text was deleted.' } },
  },
  options: {},
  async judge(facts) {
    const findings: RawFinding[] = [];
    const excluded = anyPattern(facts.settings.exclude);
    for (const file of facts.change?.files ?? []) {
      if (excluded(file.after?.path ?? file.before?.path ?? '')) continue;
      const finding = await judgeFile(facts, file);
      if (finding !== null) findings.push(finding);
    }
    return { findings, notChecked: [] };
  },
});
