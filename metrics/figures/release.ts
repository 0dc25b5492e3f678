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

/** Which tags are releases, as cards quote it. */
export const releaseRule: Text = {
  zh: '名称含“数字.数字”（分隔符也可以是下划线或连字符）且不带 alpha、beta、rc、dev、pre、preview、snapshot、nightly、milestone 字样的标签算发布；指向同一提交的多个标签算一次；时间取标签时间，轻量标签取提交时间；时间不可信的不计。',
  en: 'A release is a tag whose name has number-dot-number (or underscore, or hyphen) and none of alpha, beta, rc, dev, pre, preview, snapshot, nightly, milestone; several tags of one commit are one release; its time is the tag date, for lightweight tags the commit date; tags without a plausible time are left out.',
};

const version = String.raw`[0-9]+[._-][0-9]+`;
const preRelease = String.raw`(^|[^a-z])(alpha|beta|a|b|rc|cr|dev|pre|preview|snapshot|nightly|m|milestone|canary|test)([^a-z]|$)`;

/** Whether a tag's name is that of a final version. */
export function finalVersion(name: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(name)} ~ ${version} and ${sql.ref(name)} !~* ${preRelease})`;
}

/** Query for (subject, at): one row per release of a repository or project, `at` in UTC. */
export function releaseFacts(): RawBuilder<unknown> {
  return sql`select s.bucket as subject, min(t.tagged_at at time zone 'UTC') as at
    from scoped s join tag t on t.repository_id = s.repository_id
    where t.tagged_at is not null and ${finalVersion('t.name')}
    group by s.bucket, coalesce(encode(t.commit_sha, 'hex'), t.repository_id || ':' || t.name)`;
}
