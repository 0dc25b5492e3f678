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

import { type AccountRow, mergeAccounts } from '#store/queries/platform/account.ts';
import type { Session } from '#store/session.ts';
import type { AccountFact } from '../fact.ts';
import { accountHash, classifyAccount } from '../identity.ts';
import { exactOrNull, instant, shown, shownOrNull } from './values.ts';

/** Collects the accounts that a page names, each once, and knows their rows once they are stored. */
export interface Accounts {
  /** Notes an account; `profile` = all there is was read of it. */
  note(account: AccountFact | null, profile?: boolean): void;
  /** Writes them; then their identities can be asked for. */
  store(session: Session, seenAt: Date): Promise<void>;
  /** The identity of a noted account; null stays null. */
  id(account: AccountFact | null): string | null;
}

function keyOf({ id, login }: AccountFact): string {
  return id === null ? `login:${login.toLowerCase()}` : `id:${id}`;
}

/** What several facts of one page say of an account, joined: each knows some of it. */
function joined(one: AccountFact, other: AccountFact): AccountFact {
  return {
    ...one,
    name: one.name ?? other.name,
    kind: one.kind === 'unknown' ? other.kind : one.kind,
    company: one.company ?? other.company,
    createdAt: one.createdAt ?? other.createdAt,
  };
}

/** The row of an account of a host. */
export function accountRow(host: string, account: AccountFact, profile: boolean): AccountRow {
  const verdict = classifyAccount(host, account);
  return {
    hash: accountHash(host, account),
    class: verdict?.[0] ?? null,
    classReason: verdict?.[1] ?? null,
    platformId: exactOrNull(account.id),
    login: shown(account.login),
    name: shownOrNull(account.name),
    kind: account.kind,
    company: shownOrNull(account.company),
    createdAt: instant(account.createdAt),
    profile,
  };
}

/** Makes an empty collection for a host. */
export function createAccounts(host: string): Accounts {
  const numbers = new Map<string, number>();
  const noted: { account: AccountFact; profile: boolean }[] = [];
  let ids: readonly string[] = [];
  return {
    note(account, profile = false) {
      if (account === null) return;
      const key = keyOf(account);
      const known = numbers.get(key);
      const before = known === undefined ? undefined : noted[known];
      if (known === undefined || before === undefined) numbers.set(key, noted.push({ account, profile }) - 1);
      else noted[known] = { account: joined(before.account, account), profile: before.profile || profile };
    },
    async store(session, seenAt) {
      const rows = noted.map(({ account, profile }) => accountRow(host, account, profile));
      ids = await mergeAccounts(session, host, rows, seenAt);
    },
    id: (account) => (account === null ? null : (ids[numbers.get(keyOf(account)) ?? -1] ?? null)),
  };
}
