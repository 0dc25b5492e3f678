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

import type { Kysely } from 'kysely';
import { plainOrganisation, readOrganisationNames } from '#metrics/people/organisation-names.ts';
import { addClaim, withdrawClaims } from '#store/queries/people/claim.ts';
import { type DecisionOutcome, decidePair, undoDecision } from '#store/queries/people/decision.ts';
import { findIdentity, identitiesOfPerson, readIdentityName } from '#store/queries/people/find.ts';
import type { Decider } from '#store/queries/people/log.ts';
import { addAlias } from '#store/queries/people/organisation.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { notNow } from '../decide.ts';

/** Somebody of the desk as who decides on people. */
export function deciderOf(actor: Actor, reason: string): Decider {
  return { actor: actor.name, id: actor.id, reason };
}

function bad(parameter: string, zh: string, en: string): ApiError {
  return new ApiError('bad-parameter', { zh, en }, { parameter });
}

/** The identity that a text names: its number, `host:login`, `host:id`, an address or a hash. */
async function identityOf(db: Kysely<Database>, text: string, parameter: string): Promise<string> {
  const name = readIdentityName(text);
  const id = name === null ? null : await findIdentity(db, name);
  if (id !== null) return id;
  throw bad(
    parameter,
    '没有这个账号身份：请写编号、host:登录名（如 github.com:octocat）、邮箱或 sha256:散列值。',
    'There is no such identity: write its number, host:login (as github.com:octocat), an address or sha256:HEX.',
  );
}

async function organisationOf(db: Kysely<Database>, text: string): Promise<string> {
  const id = (await readOrganisationNames(db))(text);
  if (id !== null) return id;
  throw bad(
    'organisation',
    `没有单位 ${text}：单位先在登记目录 organisations/ 中登记；代表本人写作 ~。`,
    `There is no organisation ${text}: register it in organisations/ of the registry first; ~ means on their own behalf.`,
  );
}

function settled(outcome: DecisionOutcome): void {
  if (outcome.kind === 'opposed') {
    throw notNow(
      `${outcome.by} 已作出相反的决定，请先撤销它。`,
      `${outcome.by} has decided the opposite; take that back first.`,
    );
  }
  if (outcome.kind === 'already') throw notNow('已经是这样了。', 'It is so already.');
  if (outcome.kind === 'nothing') throw notNow('这两者之间没有可撤销的决定。', 'No decision stands between the two.');
  if (outcome.kind === 'unlike') {
    throw notNow(
      '人和机器（机器人、智能体、服务账号）从不合并；类别有误时先更正类别。',
      'A human is never joined with a bot, agent or service; correct the class first if it is wrong.',
    );
  }
}

/** Says of two identities that they are one person, are not, or takes that back. */
export async function sayOfIdentities(
  tx: Kysely<Database>,
  said: { readonly one: string; readonly other: string; readonly verdict: 'same' | 'different' | 'undo' },
  decider: Decider,
): Promise<void> {
  const [one, other] = [await identityOf(tx, said.one, 'one'), await identityOf(tx, said.other, 'other')];
  settled(
    said.verdict === 'undo'
      ? await undoDecision(tx, one, other, decider)
      : await decidePair(tx, one, other, said.verdict, decider),
  );
}

/** Says when somebody worked for an organisation; the days are half-open, null = open. */
export async function sayOfWork(
  tx: Kysely<Database>,
  said: {
    readonly identity: string;
    readonly organisation: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly main: boolean;
  },
  decider: Decider,
): Promise<{ organisation: string }> {
  const { from, to, main } = said;
  if (from !== null && to !== null && from >= to) {
    throw bad('to', '结束日期须晚于开始日期。', 'The end must be after the beginning.');
  }
  const identityId = await identityOf(tx, said.identity, 'identity');
  const organisation = await organisationOf(tx, said.organisation);
  await addClaim(tx, { identityId, organisation, from, to, main }, decider);
  return { organisation };
}

/** Withdraws what was claimed of somebody's work, of one organisation or all; how many claims. */
export async function takeBackWork(
  tx: Kysely<Database>,
  said: { readonly identity: string; readonly organisation: string | null },
  decider: Decider,
): Promise<{ withdrawn: number }> {
  const identities = await identitiesOfPerson(tx, await identityOf(tx, said.identity, 'identity'));
  const organisation = said.organisation === null ? null : await organisationOf(tx, said.organisation);
  const withdrawn = await withdrawClaims(tx, identities, organisation, decider);
  if (withdrawn === 0) throw notNow('没有可收回的任职记录。', 'Nothing is claimed that could be withdrawn.');
  return { withdrawn };
}

/** Says which organisation a name stands for. */
export async function sayOfName(
  tx: Kysely<Database>,
  said: { readonly name: string; readonly organisation: string },
  decider: Decider,
): Promise<{ organisation: string }> {
  const plain = plainOrganisation(said.name);
  if (plain === '') throw bad('name', '别名不能是空的。', 'The name must not be empty.');
  const organisation = await organisationOf(tx, said.organisation);
  if (await addAlias(tx, plain, organisation, decider)) return { organisation };
  throw bad('organisation', '“代表本人”没有别名。', '“On their own behalf” takes no aliases.');
}
