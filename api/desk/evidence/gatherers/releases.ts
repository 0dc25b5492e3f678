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

import type { TagFact } from '#metrics/check.ts';
import { releaseCadence as check } from '#metrics/checks/release-cadence.ts';
import { isPreRelease, versionTags } from '#metrics/reading/version-tag.ts';
import { against, commitPlace, fromCheck, joined, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'check:release-cadence';
const month = 30.4375 * 86_400_000;
const semantic = /(?:^|[^\d])v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/i;
const mostShown = 10;

/** The modules of one release are tagged one after the other: a day counts once. */
function daysOf(tags: readonly TagFact[]): string[] {
  return [...new Set(tags.flatMap(({ at }) => at?.toISOString().slice(0, 10) ?? []))];
}

/** The first tag of each day, newest day first. */
function onePerDay(tags: readonly TagFact[]): TagFact[] {
  return daysOf(tags).flatMap((day) => tags.find(({ at }) => at?.toISOString().startsWith(day) === true) ?? []);
}

export const releases = defineGatherer({
  id: 'releases',
  summary: {
    zh: '按版本命名的标签，预发布不算，同一天的算一次',
    en: 'Tags named as versions, pre-releases left out, those of one day counted once',
  },
  thresholds: {
    releases: { name: { zh: '至少几次', en: 'releases at least' }, otherwise: 1 },
    months: { name: { zh: '最近几个月内', en: 'within the last months' }, otherwise: 12 },
  },
  gather: (facts, { thresholds: { releases: needed, months } }) =>
    withCode(facts, source, (code) => {
      const { tags, asOf, files } = code.facts;
      const full = versionTags(tags).filter((tag) => !isPreRelease(tag));
      if (tags.length > 0 && full.every(({ at }) => at === null)) return fromCheck(facts, check);
      const recent = full.filter(
        ({ at }) => at !== null && at <= asOf && asOf.getTime() - at.getTime() <= months * month,
      );
      const days = daysOf(recent);
      const odd = recent.filter(({ name }) => !semantic.test(name)).length;
      const notes = files.match(
        /^(?:docs?\/|changelogs?\/)?(?:change[-_]?log|changes|release[-_]?notes?|history|news|更新日志|变更日志|发布说明)[^/]*$/,
      );
      return {
        status: against(days.length, needed),
        reason: joined(
          {
            zh: `近 ${months} 个月有 ${days.length} 次正式发布，历史上共 ${daysOf(full).length} 次。`,
            en: `Releases within ${months} months: ${days.length}; in all history: ${daysOf(full).length}.`,
          },
          odd > 0 ? { zh: `${odd} 个标签不是语义化版本号。`, en: `${odd} tags are no semantic versions.` } : null,
          notes.length === 0
            ? { zh: '代码仓里没有更新日志文件。', en: 'There is no changelog in the repository.' }
            : null,
        ),
        measured: { value: days.length, unit: units.releases, threshold: needed },
        places: [
          ...onePerDay(full)
            .slice(0, mostShown)
            .map(({ name, at }) => ({
              ...commitPlace(code, code.head, at?.toISOString() ?? null),
              commit: null,
              path: `refs/tags/${name}`,
            })),
          ...notes.slice(0, 1).map(({ path }) => placeIn(code, { path, line: null, text: null })),
        ],
        fix: check.fix,
        source,
      };
    }),
});
