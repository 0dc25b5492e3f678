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

import { type RawBuilder, sql } from 'kysely';
import type { Text } from '#store/facts.ts';
import { freeMailDomains } from './free-mail.ts';

/** The rule in words, as cards quote it. */
export const affiliationRule: Text = {
  zh: '单位按行为发生之日确定：先看生效的归属声明，其次看所用邮箱域名在登记表中的有效期（取最长匹配的域名），再看此人其他邮箱；公共邮箱和平台 noreply 邮箱一律算“未知”，未知单独成一份，以个人名义的（~）也单独成一份。',
  en: 'Organisations are those of the day of the act: by the standing claims of affiliation, else by the domain of the address used in the dated table of domains (longest match first), else by other addresses of the person; free-mail and no-reply addresses are unknown. The unknown are a part of their own, and so are those who act on their own behalf (~).',
};

/**
 * Query for (domain, organisation, valid_from, valid_to, size): what the table of organisations says of `domains`, a query
 * for (domain). Of entries that hold on the same day the one of the largest size counts; free-mail domains have none.
 */
export function fittingDomains(domains: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select d.domain, o.organisation, o.valid_from, o.valid_to, length(o.domain) as size
    from (${domains}) d join organisation_domain o on d.domain = o.domain or right(d.domain, length(o.domain) + 1) = '.' || o.domain
    where not exists (
      select 1 from unnest(${[...freeMailDomains]}::text[]) free
      where d.domain = free or right(d.domain, length(free) + 1) = '.' || free
    )`;
}
