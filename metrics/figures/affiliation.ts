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

import { type Kysely, sql } from 'kysely';
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import { freeMailDomains } from './free-mail.ts';

/** The rule in words, as cards quote it. */
export const affiliationRule: Text = {
  zh: '单位按行为发生之日确定：先看生效的归属声明，其次看所用邮箱域名在登记表中的有效期（取最长匹配的域名），再看此人其他邮箱；公共邮箱和平台 noreply 邮箱一律算“未知”，未知单独成一份，以个人名义的（~）也单独成一份。',
  en: 'Organisations are those of the day of the act: by the standing claims of affiliation, else by the domain of the address used in the dated table of domains (longest match first), else by other addresses of the person; free-mail and no-reply addresses are unknown. The unknown are a part of their own, and so are those who act on their own behalf (~).',
};

/**
 * Makes the temporary table `affiliation` (domain, organisation, range, specificity): which organisations each e-mail
 * domain that occurs may stand for. Free-mail domains never do.
 */
export async function createAffiliation(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table affiliation on commit drop as
    select d.domain, o.organisation, o.valid_from, o.valid_to, length(o.domain) as specificity
    from (select distinct domain from identity where domain is not null) d
    join organisation_domain o
      on d.domain = o.domain or right(d.domain, length(o.domain) + 1) = '.' || o.domain
    where not exists (
      select 1 from unnest(${[...freeMailDomains]}::text[]) free
      where d.domain = free or right(d.domain, length(free) + 1) = '.' || free
    )`.execute(session);
  await sql`create index on affiliation (domain)`.execute(session);
  await sql`analyze affiliation`.execute(session);
}

/** The organisation of an e-mail domain at an instant, as a scalar subquery over `affiliation`; null = unknown. */
export function organisationAt(domain: string, at: string) {
  return sql`(select f.organisation from affiliation f
    where f.domain = ${sql.ref(domain)}
      and (f.valid_from is null or ${sql.ref(at)} >= f.valid_from)
      and (f.valid_to is null or ${sql.ref(at)} < f.valid_to)
    order by f.specificity desc limit 1)`;
}
