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

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { ChangeCommit } from '../check/change.ts';
import { findingsOf } from '../policy-parts/testing-policy.ts';
import { threadTime } from '../testing.ts';
import { signOff } from './sign-off.ts';

const li = { name: 'Li Wei', email: 'li.wei@example.com' };
const ann = { name: 'Ann Lee', email: 'ann@example.org' };
const signed = (who: { name: string; email: string }) => `Signed-off-by: ${who.name} <${who.email}>`;
const id = (digit: string) => digit.repeat(40);

type Given = Partial<ChangeCommit> & { readonly message: string };

async function judged(commits: readonly Given[], lines: readonly string[] = ['mode: dco'], base = {}) {
  const settings = `policies:\n  sign-off:\n${lines.map((line) => `    ${line}\n`).join('')}`;
  const found = await findingsOf(signOff, {
    base: { 'a.txt': 'a', ...base },
    head: { 'a.txt': 'b', ...base },
    commits,
    settings,
  });
  return found.map(({ rule, subject }) => `${rule} ${subject}`);
}

describe('sign-off', () => {
  it('passes what its author signed off, in any letter case and wherever it stands', async () => {
    expect(await judged([{ author: li, message: `x\n\n${signed(li)}\n` }])).toEqual([]);
    // As bots that merge write a new line.
    expect(await judged([{ author: li, message: `x\n\nwhy\\n\\n${signed(li)}` }])).toEqual([]);
    expect(
      await judged([{ author: li, message: `x\n\nsigned-off-by:  li  wei <LI.WEI@example.com>\r\n\r\nmore` }]),
    ).toEqual([]);
  });

  it('fails a commit without sign-off, and one of another person', async () => {
    expect(await judged([{ id: id('a'), author: li, message: 'x' }])).toEqual([`missing ${id('a')}`]);
    expect(await judged([{ id: id('a'), author: li, message: `x\n\n${signed(ann)}` }])).toEqual([
      `other-person ${id('a')}`,
    ]);
    expect(await judged([{ id: id('a'), author: li, message: `x\n\nNot-${signed(li)}` }])).toEqual([
      `missing ${id('a')}`,
    ]);
  });

  it('warns of the right address under another name', async () => {
    const message = 'x\n\nSigned-off-by: lw <li.wei@example.com>';
    expect(await judged([{ id: id('a'), author: li, message }])).toEqual([`other-name ${id('a')}`]);
  });

  it('takes the committer only when told to', async () => {
    const commit = { id: id('a'), author: li, committer: ann, message: `x\n\n${signed(ann)}` };
    expect(await judged([commit])).toEqual([`other-person ${id('a')}`]);
    expect(await judged([commit], ['mode: dco', 'committer: true'])).toEqual([]);
  });

  it('skips merges and bots', async () => {
    const bot = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com' };
    const robot = { name: 'openeuler-ci-bot', email: 'ci@openeuler.example' };
    expect(await judged([{ parents: [id('1'), id('2')], message: "Merge branch 'main' into x" }])).toEqual([]);
    expect(await judged([{ author: bot, message: 'Bump x' }])).toEqual([]);
    expect(await judged([{ id: id('a'), author: robot, message: 'x' }])).toEqual([`missing ${id('a')}`]);
    expect(await judged([{ author: robot, message: 'x' }], ['mode: dco', 'bots: ["*-ci-bot"]'])).toEqual([]);
  });

  it.each([
    ['49699333+dependabot[bot]@users.noreply.github.com', true],
    ['renovate[bot]@users.noreply.github.com', true],
    ['12-helper[bot]@users.noreply.gitlab.com', true],
    ['project_123_bot_0a1b2c@noreply.gitlab.com', true],
    ['group_9_bot_ff@noreply.gitlab.com', true],
    ['5+ci[bot]@user.noreply.gitee.com', true],
    ['mallory@example.com', false],
    ['x[bot]@example.com', false],
    ['x[bot]@users.noreply.github.com.example.com', false],
    ['12+mallory@users.noreply.github.com', false],
  ])('believes a bot by the address %s, not by the name that anybody can write: %s', async (email, believed) => {
    const missing = believed ? [] : [`missing ${id('a')}`];
    for (const name of ['dependabot[bot]', 'renovate[bot]@users.noreply.github.com', 'someone'])
      expect(await judged([{ id: id('a'), author: { name, email }, message: 'Bump x' }])).toEqual(missing);
    const named = { id: id('a'), author: { name: 'dependabot[bot]', email }, message: 'Bump x' };
    expect(await judged([named], ['mode: dco', 'bots: ["*[bot]"]'])).toEqual([]);
  });

  it('takes one of several sign-offs of a squashed commit', async () => {
    const message = `Squash (#12)\n\n* first\n\n${signed(ann)}\n\n* second\n\n    ${signed(li)}\n\n---------\n\nCo-authored-by: Ann Lee <ann@example.org>\n`;
    expect(await judged([{ author: li, message }])).toEqual([]);
  });

  it.each([
    ['12345+liwei@users.noreply.github.com', 'Li Wei', 'li.wei@example.com'],
    ['12345+liwei@users.noreply.github.com', 'someone', 'liwei@corp.example'],
    ['678-liwei@users.noreply.gitlab.com', 'Li Wei', 'li.wei@example.com'],
    ['99+li_wei@user.noreply.gitee.com', 'Li Wei', 'li.wei@example.com'],
    ['liwei@noreply.codeberg.org', 'Li Wei', 'li.wei@example.com'],
    ['liwei@users.noreply.github.com', 'other name', '12345+liwei@users.noreply.github.com'],
    ['12345+old-login@users.noreply.github.com', 'x', '12345+new-login@users.noreply.github.com'],
  ])('knows %s for an address of the person', async (email, name, other) => {
    expect(
      await judged([{ author: { name: 'Li Wei', email }, message: `x\n\nSigned-off-by: ${name} <${other}>` }]),
    ).toEqual([]);
    expect(
      await judged([{ author: { name, email: other }, message: `x\n\nSigned-off-by: Li Wei <${email}>` }]),
    ).toEqual([]);
  });

  it('does not take two accounts for one person', async () => {
    const author = { name: 'Li Wei', email: '1+liwei@users.noreply.github.com' };
    const message = 'x\n\nSigned-off-by: Ann <2+ann@users.noreply.github.com>';
    expect(await judged([{ id: id('a'), author, message }])).toEqual([`other-person ${id('a')}`]);
    const close = 'x\n\nSigned-off-by: X <liwei@users.noreply.github.com.evil.example>';
    expect(await judged([{ id: id('a'), author: li, message: close }])).toEqual([`other-person ${id('a')}`]);
  });

  it('asks co-authors only when told to', async () => {
    const commit = {
      id: id('a'),
      author: li,
      message: `x\n\n${signed(li)}\nCo-authored-by: Ann Lee <ann@example.org>`,
    };
    expect(await judged([commit])).toEqual([]);
    expect(await judged([commit], ['mode: dco', 'co-authors: true'])).toEqual([`co-author ${id('a')} ann@example.org`]);
    const both = { ...commit, message: `${commit.message}\n${signed(ann)}` };
    expect(await judged([both], ['mode: dco', 'co-authors: true'])).toEqual([]);
  });

  const remediation = (who: { name: string; email: string }, commit: string) =>
    `DCO Remediation Commit for ${who.name} <${who.email}>\n\nI, ${who.name} <${who.email}>, hereby add my Signed-off-by to this commit: ${commit}\n\n${signed(who)}\n`;

  it('takes a remediation commit of the author, signed off itself, with a commit shortened or whole', async () => {
    const first = { id: id('a'), author: li, message: 'x' };
    expect(await judged([first, { author: li, message: remediation(li, id('a')) }])).toEqual([]);
    expect(await judged([first, { author: li, message: remediation(li, 'aaaaaaa') }])).toEqual([]);
  });

  it('refuses remediation by another, unsigned, of another commit, before the commit, or turned off', async () => {
    const first = { id: id('a'), author: li, message: 'x' };
    const lacking = [`missing ${id('a')}`];
    expect(await judged([first, { author: ann, message: remediation(ann, id('a')) }])).toEqual(lacking);
    const forged = { author: ann, message: `${remediation(li, id('a'))}${signed(ann)}` };
    expect(await judged([first, forged])).toEqual(lacking);
    const unsigned = { id: id('b'), author: li, message: remediation(li, id('a')).replace(/Signed-off-by: Li.*/u, '') };
    expect(await judged([first, unsigned])).toEqual([...lacking, `missing ${id('b')}`]);
    expect(await judged([first, { author: li, message: remediation(li, id('c')) }])).toEqual(lacking);
    expect(await judged([{ author: li, message: remediation(li, id('a')) }, first])).toEqual(lacking);
    expect(
      await judged([first, { author: li, message: remediation(li, id('a')) }], ['mode: dco', 'remediation: "off"']),
    ).toEqual(lacking);
  });

  it('takes remediation by a third party only when told to', async () => {
    const first = { id: id('a'), author: li, message: 'x' };
    const message = `Third-Party DCO Remediation Commit for Li Wei <li.wei@example.com>\n\nOn behalf of Li Wei <li.wei@example.com>, I, Ann Lee <ann@example.org>, hereby add my Signed-off-by to this commit: ${id('a')}\n\n${signed(ann)}`;
    expect(await judged([first, { author: ann, message }])).toEqual([`missing ${id('a')}`]);
    expect(await judged([first, { author: ann, message }], ['mode: dco', 'remediation: third-party'])).toEqual([]);
  });

  it('asks by itself only where the base does', async () => {
    const commit = { id: id('a'), author: li, message: 'x' };
    expect(await judged([commit], ['mode: auto'])).toEqual([]);
    expect(await judged([commit], ['mode: auto'], { 'CONTRIBUTING.md': 'Sign with `git commit -s`.' })).toEqual([
      `missing ${id('a')}`,
    ]);
    expect(await judged([commit], ['mode: auto'], { DCO: 'Developer Certificate of Origin' })).toEqual([
      `missing ${id('a')}`,
    ]);
  });

  it('reads the register of the base, by person, domain and period', async () => {
    const register = 'Li Wei <li.wei@example.com>\n@corp.example 2020-01-01..2026-01-01 # corporate\nnonsense\n';
    const cla = ['mode: cla', 'register: cla.txt'];
    const base = { 'cla.txt': register };
    const of = (email: string, authored = '2025-06-01T00:00:00Z'): Given => ({
      author: { name: 'X', email },
      authored,
      message: 'x',
    });
    expect(await judged([of('LI.WEI@example.com')], cla, base)).toEqual([]);
    expect(await judged([of('b@corp.example')], cla, base)).toEqual([]);
    expect(await judged([of('b@corp.example', '2026-02-01T00:00:00Z')], cla, base)).toEqual([
      'not-registered b@corp.example',
    ]);
    expect(await judged([of('b@notcorp.example')], cla, base)).toEqual(['not-registered b@notcorp.example']);
    expect(await judged([of('b@corp.example')], cla)).toEqual(['no-register cla.txt']);
  });

  it('does not believe a register that the change itself brings', async () => {
    const found = await findingsOf(signOff, {
      base: { 'cla.txt': '# nobody\n' },
      head: { 'cla.txt': 'evil@example.net\n' },
      commits: [{ author: { name: 'E', email: 'evil@example.net' }, message: 'x' }],
      settings: 'policies:\n  sign-off:\n    mode: cla\n    register: cla.txt\n',
    });
    expect(found.map(({ rule }) => rule)).toEqual(['not-registered']);
  });

  it('takes either a sign-off or the register', async () => {
    const either = ['mode: either', 'register: cla.txt'];
    const base = { 'cla.txt': 'li.wei@example.com\n' };
    expect(await judged([{ author: li, message: 'x' }], either, base)).toEqual([]);
    expect(await judged([{ author: ann, message: `x\n\n${signed(ann)}` }], either, base)).toEqual([]);
    expect(await judged([{ id: id('a'), author: ann, message: 'x' }], either, base)).toEqual([`missing ${id('a')}`]);
    expect(await judged([{ id: id('a'), author: ann, message: 'x' }], either)).toEqual([`missing ${id('a')}`]);
  });

  it('gives commands that can be pasted whatever people are called', async () => {
    const author = { name: `O'Neil $(touch /tmp/x) \`id\``, email: 'o@example.com' };
    const [finding] = await findingsOf(signOff, {
      base: { 'a.txt': 'a' },
      head: { 'a.txt': 'b' },
      commits: [{ id: id('a'), author, message: 'x' }],
      settings: 'policies:\n  sign-off:\n    mode: dco\n',
    });
    const command =
      /To leave history as it is: git commit --allow-empty -s (.*)$/u.exec(finding?.fix?.en ?? '')?.[1] ?? '';
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' });
    expect(words).toBe(
      `-m\nDCO Remediation Commit for ${author.name} <o@example.com>\n-m\nI, ${author.name} <o@example.com>, hereby add my Signed-off-by to this commit: ${id('a')}\n`,
    );
    const hostile = { name: 'a\u001B[2J', email: 'o@example.com' };
    const [plain] = await findingsOf(signOff, {
      base: { 'a.txt': 'a' },
      head: { 'a.txt': 'b' },
      commits: [{ author: hostile, message: 'x' }],
      settings: 'policies:\n  sign-off:\n    mode: dco\n',
    });
    expect(plain?.fix?.en).toBe(
      'Run on this branch: git commit --amend --no-edit --signoff, then push with --force-with-lease.',
    );
  });

  it('reads a hostile message in bounded time', async () => {
    const message = `${'Signed-off-by: '.repeat(20_000)}\n${'I, '.repeat(100_000)}\n${'a <'.repeat(100_000)}\n${' \n'.repeat(100_000)}`;
    const start = threadTime();
    expect(await judged([{ id: id('a'), author: li, message }])).toEqual([`missing ${id('a')}`]);
    expect(threadTime() - start).toBeLessThan(2000);
  });
});
