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

import { type CheckOutcome, defineCheck, fail, partial, pass, type TagFact, unknown } from '../check.ts';
import { cleanQuote } from '../reading/substance.ts';
import { isPreRelease, versionTags } from '../reading/version-tag.ts';

const month = 30.4375 * 86_400_000;

/** Days with a release: the modules of one release are tagged one after the other. */
function daysWithin(tags: readonly TagFact[], asOf: Date, months: number): number {
  const dated = tags.flatMap(({ at }) => at ?? []).filter((at) => at <= asOf);
  const recent = dated.filter((at) => asOf.getTime() - at.getTime() <= months * month);
  return new Set(recent.map((at) => at.toISOString().slice(0, 10))).size;
}

function judge(
  ok: boolean,
  share: number,
  message: CheckOutcome['message'],
  newest: TagFact | undefined,
): CheckOutcome {
  const evidence = newest
    ? [
        {
          path: `refs/tags/${cleanQuote(newest.name)}`,
          line: null,
          text: newest.at?.toISOString().slice(0, 10) ?? null,
        },
      ]
    : [];
  if (ok) return pass(message, { evidence });
  return share > 0 ? partial(share, message, { evidence }) : fail(message, { evidence, searched: ['refs/tags/*'] });
}

/** REL-01: one tag, a release within a year, or three in 18 months, by stage; pre-releases do not count as releases. */
export const releaseCadence = defineCheck({
  id: 'release-cadence',
  name: { zh: '发布节奏', en: 'Release cadence' },
  question: {
    zh: '发布次数达到所在阶段的要求吗（沙箱 1 个标签，孵化一年内有发布，毕业 18 个月内至少 3 次）？',
    en: 'Are there as many releases as the stage asks for (sandbox one tag, incubating one within a year, graduated three in 18 months)?',
  },
  why: { zh: '有规律的发布说明项目能把工作交到用户手里。', en: 'Regular releases show that work reaches users.' },
  fix: {
    zh: '按语义化版本打附注标签并写发布说明（git tag -s v1.2.0），至少每半年一次。',
    en: 'Make annotated tags by semantic versioning, with release notes (git tag -s v1.2.0), at least twice a year.',
  },
  category: 'release',
  weight: 4,
  revision: 1,
  source: 'https://community.apache.org/apache-way/apache-project-maturity-model.html#releases',
  aliases: ['gate:REL-01'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['tags', 'declared'],
  run({ tags, declared, asOf }) {
    const versions = versionTags(tags);
    const releases = versions.filter((tag) => !isPreRelease(tag));
    const year = daysWithin(releases, asOf, 12);
    const long = daysWithin(releases, asOf, 18);
    const newest = releases.find(({ at }) => at !== null && at <= asOf) ?? versions[0];
    const message = {
      zh: `共 ${versions.length} 个版本标签；正式发布一年内 ${year} 次，18 个月内 ${long} 次。`,
      en: `Version tags: ${versions.length}; releases within a year: ${year}, within 18 months: ${long}.`,
    };
    if (tags.length > 0 && versions.length === 0) {
      return unknown(
        {
          zh: '有标签，但名称都不像版本号，看不出哪些是发布。',
          en: 'There are tags, but their names say no version, so which are releases cannot be told.',
        },
        { searched: ['refs/tags/*'] },
      );
    }
    const { stage } = declared;
    const dated = stage === 'graduated' || stage === 'incubating';
    if (dated && versions.length > 0 && versions.every(({ at }) => at === null)) {
      return unknown({ zh: '版本标签没有可用的日期。', en: 'The version tags have no usable dates.' });
    }
    if (stage === 'graduated') return judge(long >= 3, Math.min(long, 2) / 3, message, newest);
    if (stage === 'incubating') return judge(year >= 1, versions.length > 0 ? 0.5 : 0, message, newest);
    return judge(versions.length >= 1, 0, message, newest);
  },
});
