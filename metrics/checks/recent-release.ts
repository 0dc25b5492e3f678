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

import { defineCheck, fail, pass, unknown } from '../check.ts';
import { cleanQuote } from '../reading/substance.ts';
import { versionTags } from '../reading/version-tag.ts';

const year = 365 * 86_400_000;

/** A version tag within a year, read from the tag's own date; the platform's release pages are not asked. */
export const recentRelease = defineCheck({
  id: 'recent-release',
  name: { zh: '近期发布', en: 'Recent release' },
  question: { zh: '最近一年发布过版本吗？', en: 'Was a version released within the last year?' },
  why: {
    zh: '使用者拿到的是版本，不是主干；长期不发布，修复就到不了用户。',
    en: 'Users get releases, not the main branch; without them fixes do not arrive.',
  },
  fix: {
    zh: '打附注标签、写发布说明并推送：git tag -s v1.2.0 && git push origin v1.2.0。',
    en: 'Make an annotated tag with release notes and push it: git tag -s v1.2.0 && git push origin v1.2.0.',
  },
  category: 'release',
  weight: 3,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#recent-release',
  aliases: ['clomonitor:recent_release'],
  gates: {},
  needs: ['tags'],
  run({ tags, asOf }) {
    const searched = ['refs/tags/*'];
    if (tags.length === 0) return fail({ zh: '没有任何标签。', en: 'There are no tags.' }, { searched });
    const versions = versionTags(tags);
    const [other] = tags;
    if (versions.length === 0) {
      return unknown(
        {
          zh: `有 ${tags.length} 个标签，但名称都不像版本号，看不出哪些是发布。`,
          en: `The names of all ${tags.length} tags say no version, so which of them are releases cannot be told.`,
        },
        { evidence: [{ path: `refs/tags/${cleanQuote(other?.name ?? '')}`, line: null, text: null }], searched },
      );
    }
    const newest = versions.find((tag) => tag.at !== null && tag.at <= asOf);
    if (!newest?.at) {
      return unknown({ zh: '版本标签没有可用的日期。', en: 'The version tags have no usable dates.' }, { searched });
    }
    const on = newest.at.toISOString().slice(0, 10);
    const name = cleanQuote(newest.name, 80);
    const evidence = [{ path: `refs/tags/${name}`, line: null, text: on }];
    const message = { zh: `最近的版本 ${name} 发布于 ${on}。`, en: `The newest version, ${name}, is of ${on}.` };
    return asOf.getTime() - newest.at.getTime() < year
      ? pass(message, { evidence })
      : fail(message, { evidence, searched });
  },
});
