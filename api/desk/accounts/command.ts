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

import { userInfo } from 'node:os';
import { z } from 'zod';
import { findMember, listMembers, type MemberRow } from '#store/queries/desk/members.ts';
import type { CommandContext, ExitCode } from '../../command.ts';
import { textOf } from '../../option-values.ts';
import { openSession, type Session } from '../../session.ts';
import { runSubcommand, type Subcommand } from '../../subcommand.ts';
import { table } from '../../table.ts';
import { jsonText, terminalLine } from '../../terminal.ts';
import { UsageError } from '../../usage.ts';
import { type Actor, commandActor, type StaffRole, staffRoles } from '../actor.ts';
import { commandDesk } from '../command-desk.ts';
import type { DeskContext } from '../context.ts';
import { type Change, decide } from '../decide.ts';
import { invite } from './invites.ts';
import { type MemberAct, resetSecondFactor, setRoles, setState } from './members.ts';
import { newSecret } from './secrets.ts';

interface Run {
  readonly context: CommandContext;
  readonly session: Session;
  readonly desk: DeskContext;
  readonly actor: Actor;
}

async function withDesk(context: CommandContext, work: (run: Run) => Promise<ExitCode>): Promise<ExitCode> {
  // The arguments are addresses of people: the session would read hosts out of them.
  const session = await openSession({ ...context, args: [] }, 'admin');
  try {
    const actor = commandActor(userInfo().username);
    return await work({ context, session, desk: commandDesk(session, context.log), actor });
  } finally {
    await session.close();
  }
}

function emailOf({ args }: CommandContext): string {
  const email = (args[1] ?? '').trim().toLowerCase();
  if (z.email().max(254).safeParse(email).success) return email;
  throw new UsageError({
    zh: '请给出邮件地址，例如 tongming admin invite li@example.org。',
    en: 'Give an address, as tongming admin invite li@example.org.',
  });
}

function rolesOf(context: CommandContext, unless: readonly StaffRole[]): readonly StaffRole[] {
  const text = textOf(context.options, 'role');
  if (text === null) return unless;
  const roles = text.split(',').map((one) => one.trim());
  const odd = roles.find((one) => !(staffRoles as readonly string[]).includes(one));
  if (odd === undefined) return roles as StaffRole[];
  throw new UsageError({
    zh: `没有 ${odd} 这个角色；有：${staffRoles.join('、')}（可用逗号写几个）。`,
    en: `There is no role ${odd}; there are ${staffRoles.join(', ')}, several with commas.`,
  });
}

function say({ context }: Run, zh: string, en: string): void {
  context.terminal.out(terminalLine(context.locale === 'zh' ? zh : en));
}

async function linkFor(run: Run, purpose: 'join' | 'password', roles: readonly StaffRole[]): Promise<ExitCode> {
  const { context, desk, actor } = run;
  const email = emailOf(context);
  const name = textOf(context.options, 'name');
  const organisation = textOf(context.options, 'organisation');
  const act = { actor, action: 'invite.manage', request: null };
  const { answer } = await decide(desk, act, async (tx, now) => {
    const made = await invite(tx, actor, { purpose, email, name, roles, organisation }, now);
    return { answer: made, audit: made.changes };
  });
  const link = `${desk.baseUrl}/${context.locale}/invite/${answer.token}/`;
  const until = answer.expiresAt.toISOString();
  if (context.options['json'] === true) context.terminal.out(jsonText({ email, roles, link, expires: until }));
  else
    say(
      run,
      `${link}（只能用一次，${until} 前有效；请通过可信的渠道交给本人）`,
      `${link} (good once, until ${until}; hand it over by a channel you trust)`,
    );
  return 0;
}

/** Changes the member of an address; `nothing` is said when all was so already. */
async function change(
  run: Run,
  work: (act: MemberAct, member: MemberRow) => Promise<Change | null>,
): Promise<ExitCode> {
  const { context, desk, actor } = run;
  const email = emailOf(context);
  const act = { actor, action: 'member.manage', request: null };
  const { audit } = await decide(desk, act, async (tx) => {
    const member = await findMember(tx, email);
    if (member === null) {
      throw new UsageError({ zh: `没有用 ${email} 登录的成员。`, en: `No member signs in with ${email}.` });
    }
    const reason = textOf(context.options, 'reason');
    const made = await work({ tx, actor, userId: member.userId, version: null, reason }, member);
    return { answer: null, audit: made === null ? 'unchanged' : [made] };
  });
  if (audit === 'unchanged') say(run, '本来就是这样，没有改动。', 'It was so already; nothing was changed.');
  else say(run, '已改动，并写入审计日志。', 'Done, and recorded in the audit log.');
  return 0;
}

async function list({ context, desk }: Run): Promise<ExitCode> {
  const members = await listMembers(desk.db, 10_000);
  if (context.options['json'] === true) {
    context.terminal.out(jsonText(members));
    return 0;
  }
  const zh = context.locale === 'zh';
  const heads = zh
    ? ['姓名', '邮箱', '角色', '单位', '状态', '第二重验证']
    : ['NAME', 'ADDRESS', 'ROLES', 'ORGANISATION', 'STATE', '2ND FACTOR'];
  const rows = members.map(({ name, email, roles, organisation, state, enrolled }) => [
    name,
    email ?? '',
    roles.join(', '),
    organisation ?? '',
    state,
    enrolled ? (zh ? '有' : 'yes') : zh ? '无' : 'no',
  ]);
  context.terminal.out(
    table(
      heads.map((head) => ({ head })),
      rows,
    ),
  );
  return 0;
}

const granting = ['data', 'json', 'role', 'name', 'organisation'];
const changing = ['data', 'reason'];

function verb(options: readonly string[], work: (run: Run) => Promise<ExitCode>): Subcommand {
  return { options, run: (context) => withDesk(context, work) };
}

const verbs: Readonly<Record<string, Subcommand>> = {
  // Whoever is invited without a role becomes an administrator: so the first one comes.
  invite: verb(granting, (run) => linkFor(run, 'join', rolesOf(run.context, ['administrator']))),
  'reset-password': verb(['data', 'json'], (run) => linkFor(run, 'password', [])),
  list: verb(['data', 'json'], list),
  grant: verb([...changing, 'role'], (run) =>
    change(run, (act, { roles }) => setRoles(act, [...(roles as StaffRole[]), ...rolesOf(run.context, [])])),
  ),
  revoke: verb([...changing, 'role'], (run) => {
    const taken = rolesOf(run.context, staffRoles);
    return change(run, (act, { roles }) =>
      setRoles(
        act,
        (roles as StaffRole[]).filter((one) => !taken.includes(one)),
      ),
    );
  }),
  suspend: verb(changing, (run) => change(run, (act) => setState(act, 'suspended'))),
  restore: verb(changing, (run) => change(run, (act) => setState(act, 'active'))),
  'reset-second-factor': verb(changing, (run) => change(run, resetSecondFactor)),
  'new-secret': verb(['data'], async (run) => {
    const version = await newSecret(run.session.config.dataDir, run.session.config.authSecrets);
    say(
      run,
      `已换成第 ${version} 版密钥；重新启动后生效，所有人需要重新登录。`,
      `Secret ${version} is in place; it counts after a restart, and everybody signs in again.`,
    );
    return 0;
  }),
};

/** Members from the command line, where the first administrator comes from. */
export function adminCommand(context: CommandContext): Promise<ExitCode> {
  return runSubcommand('tongming admin', verbs, context);
}
