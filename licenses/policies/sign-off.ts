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

import type { Change, Signature } from '../check/change.ts';
import type { CheckFacts } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import { pathPattern } from '../check/path-pattern.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { remediationCommand, signOffCommand } from '../sign-off/commands.ts';
import { type SignOffRules, type Unsigned, unsignedCommits } from '../sign-off/judge-commits.ts';
import { readRegister } from '../sign-off/register.ts';

function shown({ name, email }: Signature): string {
  return `${name} <${email}>`;
}

function titleOf(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 80);
}

const messages = {
  missing: ({ wanted }: Unsigned) => ({
    zh: `没有 ${shown(wanted)} 的 Signed-off-by。`,
    en: `There is no Signed-off-by of ${shown(wanted)}.`,
  }),
  'other-person': ({ wanted, found }: Unsigned) => ({
    zh: `应由 ${shown(wanted)} 签署，却只有 ${found.map(shown).join('、')}。`,
    en: `${shown(wanted)} should have signed off, but it was ${found.map(shown).join(', ')}.`,
  }),
  'other-name': ({ wanted, found }: Unsigned) => ({
    zh: `签署的邮箱是作者的，名字却不是 ${wanted.name}：${found.map(shown).join('、')}。`,
    en: `The sign-off has the author's address and not the name ${wanted.name}: ${found.map(shown).join(', ')}.`,
  }),
  'co-author': ({ wanted }: Unsigned) => ({
    zh: `共同作者 ${shown(wanted)} 没有签署。`,
    en: `The co-author ${shown(wanted)} did not sign off.`,
  }),
} as const;

function fixOf(unsigned: Unsigned, change: Change, remediation: boolean) {
  const { commit, wanted } = unsigned;
  const command = signOffCommand(change);
  const other = remediation ? remediationCommand(commit, wanted) : null;
  return {
    zh: `在这个分支上运行：${command}，再强制推送。${other === null ? '' : `不想改写历史时：${other}`}`,
    en: `Run on this branch: ${command}, then push with --force-with-lease.${other === null ? '' : ` To leave history as it is: ${other}`}`,
  };
}

function findingOf(unsigned: Unsigned, change: Change, remediation: boolean): RawFinding {
  const { commit, kind, wanted } = unsigned;
  const id = commit.id.slice(0, 12);
  const { zh, en } = messages[kind](unsigned);
  const subject = kind === 'co-author' ? `${commit.id} ${wanted.email.toLowerCase()}` : commit.id;
  return rawFinding({
    rule: kind,
    subject,
    message: { zh: `提交 ${id}：${zh}`, en: `Commit ${id}: ${en}` },
    evidence: [
      {
        kind: 'commit',
        where: commit.id,
        says: {
          zh: `“${titleOf(commit.message)}”，作者 ${shown(commit.author)}`,
          en: `"${titleOf(commit.message)}" by ${shown(commit.author)}`,
        },
        url: null,
      },
    ],
    fix: fixOf(unsigned, change, remediation),
    since: commit.authored.slice(0, 10),
  });
}

/** A pattern with an `@` is of an address, any other one of a name; `*` is anything. */
function botTest(patterns: readonly string[]): (author: Signature) => boolean {
  const tests = patterns.map((pattern) => ({
    of: pattern.includes('@') ? ('email' as const) : ('name' as const),
    test: pathPattern(pattern.toLowerCase()),
  }));
  return (author) => tests.some(({ of, test }) => test(author[of].toLowerCase()));
}

/** Addresses that platforms give to programs: brackets are in no name of an account, and GitLab numbers its bots. */
const botAddresses: readonly string[] = [
  '*[bot]@users.noreply.github.com',
  '*[bot]@users.noreply.gitlab.com',
  '*[bot]@user.noreply.gitee.com',
  'project_*_bot_*@noreply.gitlab.com',
  'group_*_bot_*@noreply.gitlab.com',
];

const documents = /^(?:\.github\/|\.gitee\/|docs\/)?(?:contributing|dco)(?:[._-][\w.-]{1,30})?$/iu;
const asked =
  /signed-off-by|developer certificate of origin|--signoff|commit -s\b|开发者原创(?:声明|证书)|开发者来源证书/iu;

/** Where the base asks for sign-offs: a DCO file, its bot's settings, or the words of CONTRIBUTING; null when it does not. */
async function demandOf({ base }: CheckFacts): Promise<string | null> {
  if (base === null) return null;
  const { tree } = base;
  if (tree.get('.github/dco.yml') !== null) return '.github/dco.yml';
  for (const { path } of tree.files.filter((file) => documents.test(file.path)).slice(0, 10)) {
    if (/(?:^|\/)dco(?:\.\w+)?$/iu.test(path)) return path;
    if (asked.test(((await tree.text(path)) ?? '').slice(0, 200_000))) return path;
  }
  return null;
}

const missed = {
  truncated: {
    zh: '提交太多，只读了一部分。',
    en: 'There are more commits than are read; the rest was not judged.',
  },
} as const;

function withoutRegister(path: string): RawFinding {
  return rawFinding({
    rule: 'no-register',
    subject: path,
    undecided: true,
    message: { zh: `基线里没有签署名册 ${path}。`, en: `The base has no register ${path}.` },
    fix: { zh: '先把名册合入基线。', en: 'Merge the register into the base first.' },
    path,
    side: 'base',
  });
}

/** What the register says of the authors; null when the base has none. */
async function judgeRegister(
  { base }: CheckFacts,
  change: Change,
  path: string,
  rules: SignOffRules,
): Promise<RawFinding[] | null> {
  const text = base === null ? null : await base.tree.text(path);
  if (text === null) return null;
  const register = readRegister(text);
  const people = new Map<string, { person: Signature; commits: string[] }>();
  for (const { id, author, authored, parents } of change.commits) {
    if (parents.length > 1 || rules.isBot(author) || register.lineOf(author, authored.slice(0, 10)) !== null) continue;
    const key = author.email.toLowerCase();
    const known = people.get(key) ?? { person: author, commits: [] };
    known.commits.push(id);
    people.set(key, known);
  }
  return [...people].map(([email, { person, commits }]) =>
    rawFinding({
      rule: 'not-registered',
      subject: email,
      message: {
        zh: `${shown(person)} 不在签署名册 ${path} 里（${commits.length} 个提交）。`,
        en: `${shown(person)} is not in the register ${path} (commits: ${commits.length}).`,
      },
      evidence: commits.slice(0, 10).map((where) => ({
        kind: 'commit' as const,
        where,
        says: { zh: '这个提交', en: 'this commit' },
        url: null,
      })),
      fix: {
        zh: `请本人签署贡献者协议，由维护者在另一个改动里登记到 ${path}。`,
        en: `Ask them to sign the agreement; a maintainer then adds them to ${path} in another change.`,
      },
      path,
      side: 'base',
    }),
  );
}

/** Everybody whose work a change brings has said that they may give it. */
export const signOff = definePolicy({
  id: 'sign-off',
  name: { zh: '提交签署', en: 'Sign-off' },
  question: {
    zh: '每个提交都由作者签署 DCO，或作者已在 CLA 名册里吗？',
    en: 'Is every commit signed off by its author, or is the author in the register of the CLA?',
  },
  about: {
    zh: '合并提交和机器人不问；GitHub、GitLab、Gitee、Gitea 的 noreply 邮箱按账号或名字对应到本人；压缩合并里有多个签署时，有作者的就行；补签提交（Remediation Commit）按 probot/dco 的写法。auto 表示基线有 DCO 文件、.github/dco.yml 或贡献指南提到 Signed-off-by 时才要求。名册一行一人（Name <mail>、mail 或 @example.org），可加起止日期（2025-01-01..2026-01-01），只读基线里的。',
    en: "Merges and bots are not asked; noreply addresses of GitHub, GitLab, Gitee and Gitea are matched by account or name; of several sign-offs in a squashed commit the author's is enough; remediation commits are written as probot/dco has them. `auto` asks only where the base has a DCO file, .github/dco.yml, or a contributing guide that speaks of Signed-off-by. The register has a line a person (Name <mail>, mail or @example.org), with dates where they matter (2025-01-01..2026-01-01), and is read from the base only.",
  },
  source: 'https://developercertificate.org/',
  judges: 'change',
  enabled: true,
  rules: {
    missing: { level: 'error', says: { zh: '提交没有签署。', en: 'A commit is not signed off.' } },
    'other-person': {
      level: 'error',
      says: { zh: '签署的不是作者。', en: 'Somebody else than its author signed a commit off.' },
    },
    'other-name': {
      level: 'note',
      says: { zh: '邮箱相同而名字不同。', en: "A sign-off has the author's address and another name." },
    },
    'co-author': { level: 'error', says: { zh: '共同作者没有签署。', en: 'A co-author did not sign off.' } },
    'not-registered': { level: 'error', says: { zh: '作者不在名册里。', en: 'An author is not in the register.' } },
    'no-register': { level: 'error', says: { zh: '基线里没有名册。', en: 'The register is missing in the base.' } },
  },
  options: {
    mode: {
      kind: 'choice',
      default: 'auto',
      values: ['auto', 'dco', 'cla', 'either'],
      says: {
        zh: 'dco：签署；cla：名册；either：任一；auto：基线要求时查 DCO',
        en: 'dco: sign-offs; cla: the register; either: one of them; auto: sign-offs where the base asks for them',
      },
    },
    register: {
      kind: 'text',
      default: '',
      says: { zh: 'CLA 名册在基线里的路径', en: 'path of the CLA register in the base' },
    },
    committer: {
      kind: 'boolean',
      default: false,
      says: { zh: '提交者签署也算', en: 'a sign-off of the committer counts, too' },
    },
    'co-authors': {
      kind: 'boolean',
      default: false,
      says: { zh: '共同作者也要签署', en: 'co-authors have to sign off, too' },
    },
    remediation: {
      kind: 'choice',
      default: 'individual',
      values: ['off', 'individual', 'third-party'],
      says: {
        zh: '补签提交：不认、本人、或由他人代签',
        en: 'remediation commits: not at all, by the author, or by others as well',
      },
    },
    bots: {
      kind: 'list',
      default: botAddresses,
      says: {
        zh: '不问的机器人：带 @ 的是邮箱，不带的是名字，* 为任意。提交里的名字和邮箱谁都能写，并不证明是机器人；名字最容易冒充，所以默认只认平台给机器人的 noreply 邮箱',
        en: 'programs that are not asked: with an @ an address, without one a name; * is anything. Names and addresses of commits can be written by anybody and prove nothing; names are the easiest to take, so that by default only the noreply addresses that platforms give to programs are believed',
      },
    },
  },
  async judge(facts, options) {
    const { change } = facts;
    if (change === null) return { findings: [], notChecked: [] };
    const { mode, register } = options;
    const rules: SignOffRules = {
      committer: options.committer,
      coAuthors: options['co-authors'],
      remediation: options.remediation as SignOffRules['remediation'],
      isBot: botTest(options.bots),
    };
    const notChecked = change.truncated ? [missed.truncated] : [];
    const isCla = mode === 'cla' || (mode === 'auto' && register !== '');
    const unregistered = mode === 'dco' || register === '' ? null : await judgeRegister(facts, change, register, rules);
    if (isCla) {
      if (register !== '') return { findings: unregistered ?? [withoutRegister(register)], notChecked };
      const why = { zh: '没有写明名册（register）。', en: 'No register is named.' };
      return { findings: [], notChecked: [...notChecked, why] };
    }
    if (mode === 'auto' && (await demandOf(facts)) === null) return { findings: [], notChecked: [] };
    const others = unregistered === null ? null : new Set(unregistered.map(({ subject }) => subject));
    const findings = unsignedCommits(change.commits, rules)
      .filter(({ wanted }) => others === null || others.has(wanted.email.toLowerCase()))
      .map((unsigned) => findingOf(unsigned, change, rules.remediation !== 'off'));
    return { findings, notChecked };
  },
});
