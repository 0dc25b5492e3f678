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

import { createHash } from 'node:crypto';
import type { IdentityClass } from '#store/facts.ts';
import bots from './bots.json' with { type: 'json' };
import { decodeText, displayName } from './git/text.ts';
import knownBots from './known-bots.json' with { type: 'json' };

/** What is kept of somebody named in a commit; the address itself is not. */
export interface IdentityFacts {
  readonly kind: 'email' | 'name';
  /** SHA-256 of the lower-case value. */
  readonly valueHash: Buffer;
  readonly name: string | null;
  /** Lower-case; null for names, malformed addresses and the no-reply domains of platforms, which tell no organisation. */
  readonly domain: string | null;
  readonly class: IdentityClass;
  readonly classReason: string | null;
  /** The account whose id a no-reply address carries; null for everything else. */
  readonly account: { readonly host: string; readonly hash: Buffer } | null;
}

/** An address that a platform gives out instead of a person's own. */
export interface NoReply {
  readonly platform: 'github' | 'gitlab' | 'gitee' | 'gitcode';
  /** Numeric account id; null in addresses of the old form. */
  readonly id: string | null;
  readonly login: string;
}

const noReplyForms: readonly (readonly [string, NoReply['platform'], '+' | '-'])[] = [
  ['users.noreply.github.com', 'github', '+'],
  ['users.noreply.gitlab.com', 'gitlab', '-'],
  ['user.noreply.gitee.com', 'gitee', '+'],
  ['users.noreply.gitee.com', 'gitee', '+'],
  ['noreply.gitcode.com', 'gitcode', '+'],
];

/** Recognises `ID+login@users.noreply.github.com` and its like on other platforms; null for every other address. */
export function parseNoReply(email: string): NoReply | null {
  const at = email.lastIndexOf('@');
  const form = noReplyForms.find(([domain]) => email.slice(at + 1) === domain);
  if (at < 1 || form === undefined) return null;
  const [, platform, separator] = form;
  const local = email.slice(0, at);
  const cut = local.indexOf(separator);
  const id = cut > 0 && /^\d+$/u.test(local.slice(0, cut)) ? local.slice(0, cut) : null;
  return { platform, id, login: id === null ? local : local.slice(cut + 1) };
}

/** Addresses that are not people, exactly as written in commits; more bots are in `known-bots.json`. */
const addresses: ReadonlyMap<string, readonly [IdentityClass, string]> = new Map([
  ...knownBots.addresses.map(({ address, bot }) => [address, ['bot', bot]] as const),
  ...Object.entries<readonly [IdentityClass, string]>({
    'noreply@github.com': ['service', 'github-web-flow'],
    'noreply@gitee.com': ['service', 'gitee-web'],
    'noreply@gitlab.com': ['service', 'gitlab-web'],
    'actions@github.com': ['bot', 'github-actions'],
    'action@github.com': ['bot', 'github-actions'],
    'github-actions@github.com': ['bot', 'github-actions'],
    'support@dependabot.com': ['bot', 'dependabot'],
    'bot@renovateapp.com': ['bot', 'renovate'],
    'support@greenkeeper.io': ['bot', 'greenkeeper'],
    'badger@gitter.im': ['bot', 'gitter-badger'],
    'snyk-bot@snyk.io': ['bot', 'snyk'],
    'bot@stepsecurity.io': ['bot', 'stepsecurity'],
    'noreply@weblate.org': ['bot', 'weblate'],
    'hosted@weblate.org': ['bot', 'weblate'],
    'noreply@anthropic.com': ['agent', 'claude'],
    'cursoragent@cursor.com': ['agent', 'cursor'],
    'codex@openai.com': ['agent', 'codex'],
    'noreply@openai.com': ['agent', 'codex'],
    'noreply@aider.chat': ['agent', 'aider'],
    'openhands@all-hands.dev': ['agent', 'openhands'],
    'qwen-coder@alibabacloud.com': ['agent', 'qwen-code'],
    'noreply@opencode.ai': ['agent', 'opencode'],
    'amp@ampcode.com': ['agent', 'amp'],
    'agent@warp.dev': ['agent', 'warp'],
  }),
]);

/** Bots that use the address of somebody else. */
const pairs: ReadonlyMap<string, string> = new Map(knownBots.pairs.map(({ sha256, bot }) => [sha256, bot]));

/** Logins of AI agents, which the platform shows as bots or as ordinary accounts. */
const agentLogins: ReadonlySet<string> = new Set([
  'claude',
  'claude[bot]',
  'codegen-sh[bot]',
  'copilot',
  'copilot-swe-agent[bot]',
  'cursor[bot]',
  'cursoragent',
  'devin-ai-integration[bot]',
  'factory-droid[bot]',
  'gemini-code-assist[bot]',
  'google-labs-jules[bot]',
  'gpt-engineer-app[bot]',
  'lovable-dev[bot]',
  'openhands-agent',
  'sweep-ai[bot]',
  'chatgpt-codex-connector[bot]',
]);

interface BotList {
  readonly logins: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

const listed: Readonly<Record<NoReply['platform'], BotList>> = {
  github: readList([...bots.github, ...knownBots.accounts.github]),
  gitlab: readList([]),
  gitee: readList(bots.gitee),
  gitcode: readList(knownBots.accounts.gitcode),
};

function readList(rows: readonly string[]): BotList {
  const accounts = rows.map((row) => row.split(' '));
  return {
    logins: new Set(accounts.map(([login = '']) => login)),
    ids: new Set(accounts.flatMap(([, id]) => id ?? [])),
  };
}

/** A login can pass to somebody else, a numeric id cannot: where there is an id, it alone decides. */
function isListed({ platform, id, login }: NoReply): boolean {
  return id === null ? listed[platform].logins.has(login) : listed[platform].ids.has(id);
}

type Verdict = readonly [IdentityClass, string | null];

/** The class of an address (lower case) by exact rules; what only looks like a bot stays human. */
export function classifyEmail(email: string): Verdict {
  const exact = addresses.get(email);
  if (exact !== undefined) return exact;
  const account = parseNoReply(email);
  if (account === null) return email.split('@', 1)[0]?.endsWith('[bot]') ? ['bot', 'suffix'] : ['human', null];
  if (agentLogins.has(account.login)) return ['agent', 'login'];
  if (account.login.endsWith('[bot]')) return ['bot', 'suffix'];
  if (account.platform === 'github' && account.login === 'web-flow') return ['service', 'github-web-flow'];
  if (/^(?:project|group)_\d+_bot(?:_[0-9a-f]+)?$/u.test(account.login)) return ['bot', 'gitlab-token'];
  return isListed(account) ? ['bot', 'list'] : ['human', null];
}

function classifyName(name: string): Verdict {
  if (agentLogins.has(name)) return ['agent', 'login'];
  return name.endsWith('[bot]') ? ['bot', 'suffix'] : ['human', null];
}

function domainOf(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const wellFormed = /^[^\s<>@]+@(?=.{3,253}$)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+$/u.test(email);
  return wellFormed && parseNoReply(email) === null ? domain : null;
}

function hash(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** Where the accounts of no-reply addresses are. */
const hosts: Readonly<Record<NoReply['platform'], string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  gitee: 'gitee.com',
  gitcode: 'gitcode.com',
};

function accountIn(address: string): IdentityFacts['account'] {
  const account = parseNoReply(address);
  if (account === null || account.id === null) return null;
  const host = hosts[account.platform];
  return { host, hash: accountHash(host, account) };
}

/** What names an account in the store: its id, or its login where the platform tells no more. */
export function accountHash(host: string, account: { readonly id: string | null; readonly login: string }): Buffer {
  return hash(account.id === null ? `${host}:login:${account.login.toLowerCase()}` : `${host}:${account.id}`);
}

/**
 * The class of an account by the lists and by what its platform says; null = nothing speaks for another one than is
 * known. Lists hold for the public hosts: the same id elsewhere is somebody else.
 */
export function classifyAccount(
  host: string,
  account: { readonly id: string | null; readonly login: string; readonly kind: string },
): Verdict | null {
  const login = account.login.toLowerCase();
  const platform = (Object.keys(hosts) as NoReply['platform'][]).find((name) => hosts[name] === host) ?? null;
  const bot = account.kind === 'bot';
  const agent = agentLogins.has(login) || (bot && agentLogins.has(`${login}[bot]`));
  if (agent && (bot || platform === 'github' || login.endsWith('[bot]'))) return ['agent', 'login'];
  if (platform === 'github' && login === 'web-flow') return ['service', 'github-web-flow'];
  if (bot) return ['bot', 'platform'];
  if (login.endsWith('[bot]')) return ['bot', 'suffix'];
  if (/^(?:project|group)_\d+_bot(?:_[0-9a-f]+)?$/u.test(login)) return ['bot', 'gitlab-token'];
  if (platform !== null && isListed({ platform, id: account.id, login })) return ['bot', 'list'];
  return account.kind === 'unknown' ? null : ['human', null];
}

/** A known bot at the address of a person: an identity of its own, so that the person's commits stay the person's. */
function botAtAddress(name: string | null, address: string): IdentityFacts | null {
  if (name === null) return null;
  const valueHash = hash(`${name.toLowerCase()} <${address}>`);
  const bot = pairs.get(valueHash.toString('hex'));
  return bot === undefined
    ? null
    : { kind: 'name', valueHash, name, domain: null, class: 'bot', classReason: bot, account: null };
}

/**
 * The identity behind a name and address as recorded (one character a byte): by address when there is one, else by
 * name, null when there is neither.
 */
export function identityOf(name: string, email: string, encoding: string | null): IdentityFacts | null {
  const shown = displayName(decodeText(name, encoding));
  const address = decodeText(email, encoding).trim().normalize('NFC').toLowerCase();
  if (address !== '') {
    const known = botAtAddress(shown, address);
    if (known !== null) return known;
    const [kind, reason] = classifyEmail(address);
    return {
      kind: 'email',
      valueHash: hash(address),
      name: shown,
      domain: domainOf(address),
      class: kind,
      classReason: reason,
      account: accountIn(address),
    };
  }
  if (shown === null) return null;
  const value = shown.toLowerCase();
  const [kind, reason] = classifyName(value);
  return {
    kind: 'name',
    valueHash: hash(value),
    name: shown,
    domain: null,
    class: kind,
    classReason: reason,
    account: null,
  };
}
