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

import type { Signature } from '../check/change.ts';
import type { CheckFacts } from '../check/facts.ts';
import type { Evidence, RawFinding } from '../check/finding.ts';
import { holderKey } from '../copyright-holders.ts';
import { exactText } from '../fix/exact-text.ts';
import { unifiedDiff } from '../fix/unified-diff.ts';
import { type NoticeFile, noticeFiles, speaksFor } from '../notice/notice-files.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { type ForeignMarks, foreignMarks, type OwnHolders } from '../policy-parts/foreign-marks.ts';
import { projectHolders } from '../policy-parts/own-holders.ts';
import { placeText, settledSide, touchedFiles } from '../policy-parts/touched-file.ts';
import { reuseCover } from '../reuse/covers.ts';
import { readTrailers } from '../sign-off/trailers.ts';

const newNotice = 'THIRD-PARTY-NOTICES.md';

/** Whether a notice names the file or its holder. */
function isNamed(notices: readonly NoticeFile[], path: string, { copyrights }: ForeignMarks): boolean {
  const holders = copyrights.flatMap((one) => one.holders.map(holderKey)).filter((key) => key.length > 2);
  return notices.some(({ path: notice, text }) => {
    if (!speaksFor(notice, path)) return false;
    if (text.includes(path) || text.includes(path.slice(notice.lastIndexOf('/') + 1))) return true;
    const plain = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    return holders.length > 0 && holders.every((key) => plain.includes(` ${key} `));
  });
}

function entry(path: string, marks: ForeignMarks, markdown: boolean): string {
  const licences = [...new Set(marks.licences.map(({ expression }) => expression))].join(', ');
  const lines = [
    ...marks.copyrights.map(({ statement }) => statement),
    ...(licences === '' ? [] : [`License: ${licences}`]),
    ...marks.origins
      .map(({ text }) => /https?:\/\/[^\s)>"']{1,300}/u.exec(text)?.[0] ?? '')
      .filter((url) => url !== ''),
  ].map((line) => line.replace(/[\p{Cc}`]/gu, ' '));
  const list = lines.map((line) => (markdown ? `- ${line}\n` : `  ${line}\n`)).join('');
  return markdown ? `\n## ${path}\n\n${list}` : `\n${path}\n${list}`;
}

/** The notice file with an entry for the file; a new one where there is none. */
async function patchOf(
  { head }: CheckFacts,
  notices: readonly NoticeFile[],
  path: string,
  marks: ForeignMarks,
): Promise<string | null> {
  if (/[\p{Cc}]/u.test(path)) return null;
  const own = notices.filter((one) => !one.path.includes('/') && !/\.(?:html?|json)$/iu.test(one.path));
  const target = own.find((one) => !/^notice/iu.test(one.path)) ?? own[0];
  if (target === undefined) {
    const title = '# Third-party notices\n';
    return head.tree.get(newNotice) === null ? unifiedDiff(newNotice, null, title + entry(path, marks, true)) : null;
  }
  const bytes = await head.tree.bytes(target.path);
  const text = bytes === null ? null : exactText(bytes);
  if (text === null) return null;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const added = entry(path, marks, /\.(?:md|markdown)$/iu.test(target.path)).replaceAll('\n', lineEnd);
  return unifiedDiff(target.path, text, text + (text === '' || text.endsWith('\n') ? '' : lineEnd) + added);
}

function evidenceOf(path: string, { copyrights, licences, origins }: ForeignMarks): Evidence[] {
  const places = [
    ...copyrights.map(({ statement, line }) => ({ line, zh: statement, en: statement })),
    ...licences.map(({ expression, line }) => ({ line, zh: `许可证 ${expression}`, en: `licence ${expression}` })),
    ...origins.map(({ text, line }) => ({ line, zh: text, en: text })),
  ].sort((a, b) => a.line - b.line);
  return places.slice(0, 10).map(({ line, zh, en }) => ({
    kind: 'fact',
    where: placeText(path, line),
    says: { zh, en },
    url: null,
  }));
}

function messageOf(path: string, { copyrights, licences }: ForeignMarks, outbound: string | null) {
  const holders = [...new Set(copyrights.flatMap((one) => one.holders))].slice(0, 3).join(', ');
  const names = [...new Set(licences.map(({ expression }) => expression))].join(', ');
  if (licences.length > 0) {
    return {
      zh: `${path} 带来的代码采用 ${names}${holders === '' ? '' : `，属于 ${holders}`}，与项目的 ${outbound} 不同，也没有声明。`,
      en: `${path} brings code under ${names}${holders === '' ? '' : ` of ${holders}`}, which is not the project's ${outbound}, and no notice names it.`,
    };
  }
  if (copyrights.length > 0) {
    return {
      zh: `${path} 带来 ${holders} 的版权声明，项目里没有这个版权人，也没有第三方声明。`,
      en: `${path} brings a copyright notice of ${holders}, who is no holder of the project, and no notice names it.`,
    };
  }
  return {
    zh: `${path} 的注释写明代码来自别处，没有写许可证。`,
    en: `A comment in ${path} says that code came from elsewhere, and not under which licence.`,
  };
}

const fixes = {
  code: {
    zh: '保留对方的文件头，不要换成自己的；确认它的许可证允许这样用；在 NOTICE 或 THIRD-PARTY-NOTICES 里写明来源、版权和许可证，或放到 third_party/ 下并附许可证文本。',
    en: 'Keep their header and do not put yours in its place; make sure that their licence allows the use; name origin, copyright and licence in NOTICE or THIRD-PARTY-NOTICES, or move it to third_party/ with its licence text.',
  },
  origin: {
    zh: '查明那段代码的许可证（Stack Overflow 为 CC BY-SA），兼容才能用，并写明来源；否则自己重写。',
    en: 'Find out the licence of that code (CC BY-SA on Stack Overflow); use it only if it is compatible, and say so; otherwise write it anew.',
  },
} as const;

/** People who may put their own name over what they wrote. */
function contributors({ change }: CheckFacts): Signature[] {
  return (change?.commits ?? []).flatMap(({ author, message }) => [author, ...readTrailers(message).coAuthors]);
}

/** Read when the first foreign name is met, which in most changes is never. */
function holdersOnce(facts: CheckFacts, named: readonly string[]): () => Promise<OwnHolders> {
  let known: Promise<OwnHolders> | null = null;
  async function read(): Promise<OwnHolders> {
    const people = contributors(facts);
    const names = [...named, ...people.map(({ name }) => name)];
    const addresses = people.map(({ email }) => email.toLowerCase()).filter((email) => email.includes('@'));
    return { ...(await projectHolders(settledSide(facts), facts.settings, names)), addresses: [...new Set(addresses)] };
  }
  return () => (known ??= read());
}

/** Other people's code does not come in unnoticed. */
export const foreignCode = definePolicy({
  id: 'foreign-code',
  name: { zh: '外来代码', en: 'Foreign code' },
  question: {
    zh: '改动带来的别人的代码都有声明吗？',
    en: "Is other people's code that the change brings named in a notice?",
  },
  about: {
    zh: '看新增文件和新增行里的版权人、许可证和“摘自”之类的注释。项目自己的版权人来自根目录的法律文件、多数文件的文件头、提交作者和 holders 选项；NOTICE、THIRD-PARTY 清单、REUSE.toml、.license 文件和第三方目录里写明的不算。作者各自持有版权的项目，以及检查整个目录树时，只报许可证不同的。',
    en: "Looks at holders, licences and comments like `copied from` in new files and lines. The project's own holders come from the legal files at the root, the headers of most files, the commits' authors and the option `holders`. What NOTICE, a third-party list, REUSE.toml, a .license file or a third-party directory names is no finding. Where authors hold their rights themselves, and in a whole tree, only another licence is one.",
  },
  source: 'https://www.apache.org/legal/src-headers.html#3party',
  judges: 'both',
  enabled: true,
  rules: {
    'other-licence': {
      level: 'error',
      says: { zh: '带来别的许可证的代码，没有声明。', en: 'Code under another licence comes in without a notice.' },
    },
    'other-holder': {
      level: 'warning',
      says: { zh: '带来别人的版权声明，没有声明文件。', en: "Somebody else's copyright comes in without a notice." },
    },
    origin: {
      level: 'note',
      says: { zh: '注释说代码来自别处。', en: 'A comment says that code came from elsewhere.' },
    },
  },
  options: {
    holders: {
      kind: 'list',
      default: [],
      says: { zh: '也算自己人的版权人', en: "holders who are the project's own, too" },
    },
  },
  async judge(facts, options) {
    const own = holdersOnce(facts, options.holders);
    const notices = await noticeFiles(facts.head.tree);
    const cover = await reuseCover(facts.head);
    const findings: RawFinding[] = [];
    for (const file of touchedFiles(facts)) {
      const { path } = file;
      const marks = await foreignMarks(facts, file, own);
      if (marks === null || isNamed(notices, path, marks)) continue;
      const isMarked = marks.copyrights.length + marks.licences.length > 0;
      if (isMarked && (await isAnnotated(facts, cover, path))) continue;
      const line = evidenceOf(path, marks)[0]?.where.split(':').pop();
      findings.push(
        rawFinding({
          rule: marks.licences.length > 0 ? 'other-licence' : marks.copyrights.length > 0 ? 'other-holder' : 'origin',
          subject: path,
          message: messageOf(path, marks, facts.outbound.expression),
          evidence: evidenceOf(path, marks),
          fix: isMarked ? fixes.code : fixes.origin,
          patch: isMarked ? await patchOf(facts, notices, path, marks) : null,
          path,
          line: line === undefined ? null : Number(line),
          licence: marks.licences[0]?.expression ?? null,
        }),
      );
    }
    return { findings, notChecked: [] };
  },
});

/** `REUSE.toml` or a `.license` file beside it names the file. */
async function isAnnotated(
  { head }: CheckFacts,
  cover: Awaited<ReturnType<typeof reuseCover>>,
  path: string,
): Promise<boolean> {
  if (head.tree.get(`${path}.license`) !== null) return true;
  const own = await head.licences(path);
  const told = await cover.informationOf(path);
  if (told === null || own === null) return false;
  const said = new Set(own.findings.map(({ expression }) => expression));
  const statements = new Set(own.copyrights.map(({ statement }) => statement));
  return told.licences.some((one) => !said.has(one)) || told.copyrights.some((one) => !statements.has(one));
}
