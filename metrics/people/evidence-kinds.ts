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

import { sql } from 'kysely';
import type { EvidenceKind } from './evidence-kind.ts';
import { reservedNames } from './reserved-names.ts';

/** More people than this with one name: the name says nothing. */
const commonName = 8;

const noreplyId: EvidenceKind = {
  id: 'noreply-id',
  name: { zh: 'noreply 邮箱里的账号编号', en: 'Account id in a no-reply address' },
  reason: {
    zh: '托管平台发的 noreply 邮箱里写着这个账号的编号；编号不会换人。',
    en: "The platform's no-reply address carries the id of this account; ids never pass to somebody else.",
  },
  strength: 0.99,
  proof: true,
  find: sql`
    select e.id as a, a.id as b, e.account_host as source, 0.99 as strength, '{}'::jsonb as detail
    from (select e.id from touched t join identity e on e.id = t.id where e.account_hash is not null
      union select e.id from touched t join identity a on a.id = t.id and a.kind = 'account'
        join identity e on e.account_hash = a.value_hash) near
    join identity e on e.id = near.id
    join identity a on a.kind = 'account' and a.value_hash = e.account_hash`,
};

const sameAccountId: EvidenceKind = {
  id: 'same-account-id',
  name: { zh: '两个 noreply 邮箱是同一账号编号', en: 'One account id in two no-reply addresses' },
  reason: {
    zh: '两个 noreply 邮箱写着同一个账号编号，只是账号改过名。',
    en: 'Two no-reply addresses carry the same account id: the account was renamed.',
  },
  strength: 0.99,
  proof: true,
  find: sql`
    select m.first as a, m.id as b, g.source, 0.99 as strength, '{}'::jsonb as detail
    from touched_group g cross join lateral (
      select e.id, first_value(e.id) over (order by e.value_hash) as first from identity e
      where e.account_hash = decode(g.source, 'hex')) m
    where g.kind = 'same-account-id' and m.id <> m.first
      and not exists (select from identity a where a.kind = 'account' and a.value_hash = decode(g.source, 'hex'))`,
};

const platformLink: EvidenceKind = {
  id: 'platform-link',
  name: { zh: '平台把邮箱关联到账号', en: 'Platform links the address to the account' },
  reason: {
    zh: '托管平台自己说，用这个邮箱的提交属于这个账号（账号主人验证过该邮箱）。',
    en: 'The platform itself says that commits with this address are by this account, whose owner has verified it.',
  },
  strength: 0.98,
  proof: true,
  find: sql`
    select l.identity_id as a, l.account_id as b, l.host as source, 0.98 as strength, '{}'::jsonb as detail
    from email_account l
    left join account c on c.identity_id = l.account_id
    where l.account_id is not null and coalesce(c.kind, 'unknown') <> 'mannequin'
      and (exists (select from touched t where t.id = l.identity_id) or exists (select from touched t where t.id = l.account_id))`,
};

const loginForm: EvidenceKind = {
  id: 'login-form',
  name: { zh: '同一平台上的同一登录名', en: 'Same login on the platform' },
  reason: {
    zh: '平台有时只给登录名、不给编号；同名账号多半是同一个，但登录名可能换过主人。',
    en: 'The platform gave the login without an id; an account of that login is probably meant, but logins are re-used.',
  },
  strength: 0.9,
  proof: false,
  find: sql`
    select l.identity_id as a, i.identity_id as b, l.host as source, 0.9 as strength, '{}'::jsonb as detail
    from (select c.identity_id, c.host, c.login from touched t join account c on c.identity_id = t.id) n
    join account l on l.host = n.host and lower(l.login) = lower(n.login) and l.platform_id is null and l.kind <> 'mannequin'
    join account i on i.host = n.host and lower(i.login) = lower(n.login) and i.platform_id is not null and i.kind <> 'mannequin'`,
};

const sharedAddress: EvidenceKind = {
  id: 'shared-address',
  name: { zh: '两个平台的账号关联同一邮箱', en: 'One address linked on two platforms' },
  reason: {
    zh: '两个平台都把同一个邮箱关联到各自的账号。',
    en: 'Two platforms link the same address to an account of theirs.',
  },
  strength: 0.9,
  proof: false,
  find: sql`
    select x.account_id as a, y.account_id as b, x.host || ' ' || y.host as source, 0.9 as strength, '{}'::jsonb as detail
    from email_account x join email_account y on y.identity_id = x.identity_id and x.host collate "C" < y.host collate "C"
    where x.account_id is not null and y.account_id is not null
      and exists (select from touched t where t.id in (x.identity_id, x.account_id, y.account_id))`,
};

const noreplyLogin: EvidenceKind = {
  id: 'noreply-login',
  name: { zh: 'noreply 邮箱里的登录名', en: 'Login in a no-reply address' },
  reason: {
    zh: '旧式 noreply 邮箱只写登录名；登录名可以被别人重新注册，所以只作提示。',
    en: 'The old form of no-reply addresses carries a login only; logins can be taken by somebody else.',
  },
  strength: 0.8,
  proof: false,
  find: sql`
    select e.id as a, c.identity_id as b, c.host as source, 0.8 as strength, '{}'::jsonb as detail
    from (select c.identity_id from touched t join account c on c.identity_id = t.id
      union select c.identity_id from touched t join identity e on e.id = t.id and e.kind = 'email' and e.domain is null
        join account c on noreply_hash(c.host, c.login) = e.value_hash
      union select c.identity_id from touched t join identity e on e.id = t.id and e.kind = 'email' and e.domain like 'noreply.%'
        join account c on noreply_hash(c.host, c.login) = e.value_hash) near
    join account c on c.identity_id = near.identity_id and c.kind <> 'mannequin'
    join identity e on e.kind = 'email' and e.value_hash = noreply_hash(c.host, c.login)`,
};

const mailmap: EvidenceKind = {
  id: 'mailmap',
  name: { zh: '代码仓的 .mailmap', en: '.mailmap of a repository' },
  reason: {
    zh: '代码仓的 .mailmap 把两个邮箱写成同一人；文件谁都能改，所以只作提示。',
    en: 'The .mailmap of a repository joins the two addresses; whoever can change the file can say so.',
  },
  strength: 0.7,
  proof: false,
  find: sql`
    select s.identity_id as a, s.same_as_id as b, 'repository:' || s.repository_id as source, 0.7 as strength,
      jsonb_build_object('line', s.line) as detail
    from identity_suggestion s
    where exists (select from touched t where t.id = s.identity_id) or exists (select from touched t where t.id = s.same_as_id)`,
};

const importedFile: EvidenceKind = {
  id: 'file',
  name: { zh: '导入的文件', en: 'Imported file' },
  reason: {
    zh: '工作人员导入的文件把两者写成同一人。',
    en: 'A file that staff imported says that the two are one.',
  },
  strength: 0.85,
  proof: false,
  find: null,
};

const sameName: EvidenceKind = {
  id: 'same-name',
  name: { zh: '姓名相同', en: 'Same full name' },
  reason: {
    zh: '姓名完全相同；同名的人很多，只作提示，从不自动合并。',
    en: 'The full names are equal; many people share a name, so this never joins anybody by itself.',
  },
  strength: 0.4,
  proof: false,
  // Humans whose name is full enough to tell somebody: two words, or three or four Han characters. What the planner cannot
  // see into (case) it takes to hold for half: told of each pattern, it expects one row and joins everybody in loops.
  find: sql`
    select x.id as a, y.id as b, n.source, (case when x.host = y.host then 0.2 else 0.4 end) as strength, '{}'::jsonb as detail
    from (
      select g.source, array_agg(i.id order by i.id) as ids, array_agg(c.host order by i.id) as hosts
      from touched_group g join identity i on lower(i.name) = g.name
      left join account c on c.identity_id = i.id
      left join identity_class_override o on o.identity_id = i.id
      where g.kind = 'same-name' and coalesce(o.class, i.class) = 'human' and case when g.name !~ '[@<>\\[\\]]'
        then g.name <> all(${[...reservedNames]}::text[])
          and (g.name ~ '^[[:alpha:]][^ ]+ (.* )?[[:alpha:]][^ ]+$' or g.name ~ '^[一-鿿]{3,4}$') end
      group by g.source having count(*) between 2 and ${commonName}) n
    cross join lateral unnest(n.ids, n.hosts) with ordinality x(id, host, place)
    cross join lateral unnest(n.ids, n.hosts) with ordinality y(id, host, place)
    where x.place < y.place`,
};

/** Every kind of evidence, strongest first. */
export const evidenceKinds: ReadonlyMap<string, EvidenceKind> = new Map(
  [noreplyId, sameAccountId, platformLink, loginForm, sharedAddress, importedFile, noreplyLogin, mailmap, sameName].map(
    (kind) => [kind.id, kind],
  ),
);

/** Ids of the kinds that join by themselves. */
export const proofKinds: readonly string[] = [...evidenceKinds.values()].flatMap(({ id, proof }) =>
  proof ? [id] : [],
);
