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
import { namesPreRelease, namesVersion } from './final-version.ts';

/** What a release is, as cards quote it. */
export const releaseRule: Text = {
  zh: '发布有两种来源：名称含“数字.数字”（分隔符也可以是下划线或连字符）的标签，和平台上已公开、不是草稿也不是预发布的发布；标签带 alpha、beta、rc、dev、pre、preview、snapshot、nightly、milestone 字样的都不算。同一标签、或指向同一提交的多个标签算一次；时间取其中最早的：标签时间（轻量标签取提交时间）或发布时间；时间不可信的不计。',
  en: 'A release is a tag whose name has number-dot-number (or underscore, or hyphen), or a release published on the platform that is no draft and no pre-release; whose tag has none of alpha, beta, rc, dev, pre, preview, snapshot, nightly, milestone. One tag, and several tags of one commit, are one release; its time is the earliest of them: the tag date, for lightweight tags the commit date, or the publication; those without a plausible time are left out.',
};

/** Query for (subject, project, at): one row per release of a repository, project or domain, `at` in UTC. */
export function releaseFacts(): RawBuilder<unknown> {
  return sql`select subject, min(project) as project, min(at) at time zone 'UTC' as at from (
      select s.bucket as subject, s.project, t.tagged_at as at, coalesce(encode(t.commit_sha, 'hex'), t.repository_id || ':' || t.name) as one
      from scoped s join tag t on t.repository_id = s.repository_id
      where t.tagged_at is not null and ${namesVersion('t.name')} and not ${namesPreRelease('t.name')}
      union all
      select s.bucket, s.project, r.published_at, coalesce(encode(t.commit_sha, 'hex'), r.repository_id || ':' || r.tag)
      from scoped s join release r on r.repository_id = s.repository_id
        left join tag t on t.repository_id = r.repository_id and t.name = r.tag
      where r.published_at is not null and r.gone_at is null and r.draft is not true and r.prerelease is not true
        and not ${namesPreRelease('r.tag')}
    ) found group by subject, one`;
}
