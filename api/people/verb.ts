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
import { nearest } from '#licenses/nearest.ts';
import { readOrganisationNames } from '#metrics/people/organisation-names.ts';
import { refreshPeople } from '#metrics/people/refresh-people.ts';
import { individual, type Text } from '#store/facts.ts';
import { findIdentity, readIdentityName } from '#store/queries/people/find.ts';
import type { Decider } from '#store/queries/people/log.ts';
import { organisationNames } from '#store/queries/registry.ts';
import type { CommandContext, ExitCode } from '../command.ts';
import type { Session } from '../session.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';

/** What a form of `tongming people` is given. */
export interface VerbContext extends CommandContext {
  readonly session: Session;
}

/** One form of `tongming people`. */
export interface Verb {
  readonly id: string;
  readonly usage: string;
  readonly summary: Text;
  /** Arguments after the verb, inclusive. */
  readonly args: readonly [min: number, max: number];
  readonly run: (context: VerbContext) => Promise<ExitCode>;
}

/** The text in the language of the terminal. */
export function say({ locale }: CommandContext, zh: string, en: string): string {
  return locale === 'zh' ? zh : en;
}

/** Value of an option that takes one; null when it was not given. */
export function option({ options }: CommandContext, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

/** `--limit`, at most ten thousand. */
export function limitOf(context: CommandContext, otherwise: number): number {
  const text = option(context, 'limit');
  if (text === null) return otherwise;
  const limit = Number(text);
  if (/^\d{1,5}$/.test(text) && limit >= 1 && limit <= 10_000) return limit;
  throw new UsageError({
    zh: '--limit 须是 1 到 10000 的整数。',
    en: '--limit must be a whole number from 1 to 10000.',
  });
}

/** A day given by an option; null when it was not given. */
export function dayOf(context: CommandContext, name: string): string | null {
  const text = option(context, name);
  if (text === null) return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text) return text;
  throw new UsageError({ zh: `--${name} 写作 2026-01-31 这样。`, en: `--${name} is written as 2026-01-31.` });
}

const noControl = /[\p{Cc}\u2028\u2029]/u;

function plain(text: string, name: string, most: number): string {
  if (text.trim() !== '' && text.length <= most && !noControl.test(text)) return text.trim();
  throw new UsageError({
    zh: `--${name} 须是一行、不超过 ${most} 个字符的文字。`,
    en: `--${name} must be one line of at most ${most} characters.`,
  });
}

function login(): string {
  try {
    return userInfo().username;
  } catch (error) {
    // The user of a container may have no name.
    if (error instanceof Error && 'code' in error) return 'unknown';
    throw error;
  }
}

/** Who decides, and why; a reason must be given where there is none to fall back on. */
export function deciderOf(context: CommandContext, reason: string | null): Decider {
  const given = option(context, 'reason') ?? reason;
  if (given === null) throw new UsageError({ zh: '请用 --reason 写明理由。', en: 'Say why with --reason.' });
  return { actor: plain(option(context, 'actor') ?? login(), 'actor', 100), reason: plain(given, 'reason', 500) };
}

/** The identity that an argument names: an id, `host:login`, `host:id`, an address or its hash. */
export async function identityOf({ session }: VerbContext, text: string): Promise<string> {
  const name = readIdentityName(text);
  if (name === null)
    throw new UsageError({
      zh: '账号身份写作编号、host:登录名（如 github.com:octocat）、host:编号、邮箱或 sha256:十六进制。',
      en: 'An identity is written as its number, host:login (as github.com:octocat), host:id, an address, or sha256:HEX.',
    });
  const id = await findIdentity(session.store.db, name);
  if (id !== null) return id;
  // An address that was given is not repeated.
  const shown = name.kind === 'hash' ? '' : ` ${text}`;
  throw new UsageError({
    zh: `没有账号身份${shown}：也许还没有采集到。`,
    en: `There is no identity${shown}; it may not have been crawled yet.`,
  });
}

/** The organisation that an argument names, by id, name or alias; `~` = on their own behalf. */
export async function organisationOf({ session }: VerbContext, text: string): Promise<string> {
  const id = (await readOrganisationNames(session.store.db))(text);
  if (id !== null) return id;
  const close = nearest(text.toLowerCase(), [...(await organisationNames(session.store.db)).keys()]);
  throw new UsageError({
    zh: `没有单位 ${text}${close === null ? '' : `，是否想写 ${close}`}。单位在登记目录 organisations/ 中登记；代表本人写作 ${individual}。`,
    en: `There is no organisation ${text}${close === null ? '.' : `; did you mean ${close}?`} Organisations are registered in organisations/ of the registry; on their own behalf is ${individual}.`,
  });
}

/** Works out people after a decision and says what follows of it. */
export async function settle(context: VerbContext, done: Text, result: object = {}): Promise<ExitCode> {
  const report = await refreshPeople(context.session.store, { signal: context.signal });
  if (context.options['json'] === true) context.terminal.out(jsonText({ ...result, ...report }));
  else {
    const { changedProjects } = report;
    const next = say(
      context,
      `有 ${changedProjects} 个项目的数字要重新计算：tongming compute。`,
      `Figures of ${changedProjects} projects are out of date: run tongming compute.`,
    );
    context.terminal.out(`${done[context.locale]}${changedProjects > 0 ? `\n${next}` : ''}`);
  }
  return 0;
}

/** Says that nothing was changed, and why; exit code 1. */
export function refuse(context: VerbContext, text: Text): ExitCode {
  if (context.options['json'] === true) context.terminal.out(jsonText({ refused: text }));
  else context.terminal.err(text[context.locale]);
  return 1;
}
