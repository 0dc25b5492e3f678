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

/** How two signatures belong together. */
export type Likeness =
  /** Name and address. */
  | 'same'
  /** One of the addresses is the platform's own for an account of that name or number. */
  | 'noreply'
  /** The address only. */
  | 'other-name'
  | 'other';

interface Noreply {
  readonly host: string;
  /** Number of the account; null where the address has none. */
  readonly number: string | null;
  readonly login: string;
}

/** Stand-in addresses of anybody's GitHub, GitLab or Gitea. */
const noreplyHost = /^(?:users?\.)?noreply\.[a-z0-9.-]{1,200}$/u;
/** Platforms that give such an address to nobody but the account. */
const platforms = new Set([
  'users.noreply.github.com',
  'users.noreply.gitlab.com',
  'user.noreply.gitee.com',
  'noreply.gitee.com',
  'noreply.gitcode.com',
  'users.noreply.gitcode.com',
  'noreply.codeberg.org',
  'noreply.gitea.com',
]);

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Who a platform's stand-in address belongs to; null for people's own addresses. */
function noreplyOf(email: string): Noreply | null {
  const [local = '', host = '', ...rest] = folded(email).split('@');
  if (rest.length > 0 || local === '' || !noreplyHost.test(host)) return null;
  // `12345+login` of GitHub and Gitee, `12345-login` of GitLab.
  const numbered = /^(\d{1,20})[+-](.{1,100})$/u.exec(local);
  return { host, number: numbered?.[1] ?? null, login: numbered?.[2] ?? local };
}

function sameAccount(a: Noreply, b: Noreply): boolean {
  if (a.host !== b.host) return false;
  return a.number !== null && b.number !== null ? a.number === b.number : a.login === b.login;
}

/** Letters and digits only: an account's name has neither spaces nor dots where the person's has. */
function bare(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether two signatures are the same person's, as far as they tell. */
export function likeness(a: Signature, b: Signature): Likeness {
  const sameName = folded(a.name) === folded(b.name);
  if (folded(a.email) === folded(b.email)) return sameName ? 'same' : 'other-name';
  const [mine, theirs] = [noreplyOf(a.email), noreplyOf(b.email)];
  if (mine !== null && theirs !== null && sameAccount(mine, theirs)) return 'noreply';
  if (mine === null && theirs === null) return 'other';
  if (sameName && folded(a.name) !== '') return 'noreply';
  if (!platforms.has((mine ?? theirs)?.host ?? '')) return 'other';
  const account = bare((mine ?? theirs)?.login ?? '');
  const other = mine === null ? a : b;
  const local = bare(other.email.split('@')[0] ?? '');
  return account !== '' && (account === bare(other.name) || account === local) ? 'noreply' : 'other';
}
