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

import { z } from '@hono/zod-openapi';
import { individual } from '#store/facts.ts';
import { figurePlace, yearOf } from '../figure.ts';
import { ownPlace, percent, units } from '../finding.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';

const source = 'metric:organisations';
const sharesSchema = z.array(
  z.object({ organisation: z.string().nullable(), commits: z.number(), share: z.number().nullable() }),
);
const mostShown = 10;
const fix = {
  zh: '邀请其他单位的贡献者成为维护者，把评审和模块分给他们；补上成员的单位归属。',
  en: 'Invite contributors of other organisations to maintain, give them reviews and modules, and complete the affiliations of members.',
};

export const organisationShare = defineGatherer({
  id: 'organisation-share',
  summary: {
    zh: '最近 12 个月里提交最多的单位所占的比例，单位不明的单列',
    en: 'Share of the organisation with most commits in the newest twelve months, those of unknown affiliation apart',
  },
  thresholds: { share: { name: { zh: '一家最多占', en: 'share of one at most' }, otherwise: 0.75 } },
  gather(facts, { thresholds: { share: most } }): Finding {
    const year = facts.shares;
    const parsed = sharesSchema.safeParse(year?.detail);
    const shares = parsed.success ? parsed.data : [];
    const commits = shares.reduce((sum, one) => sum + one.commits, 0);
    if (year === null || commits === 0) {
      const known = yearOf(facts, 'organisations');
      const none = { zh: '这 12 个月没有提交。', en: 'There were no commits in these twelve months.' };
      return { status: 'unknown', reason: known.value === null ? known.why : none, coverage: 0, fix, source };
    }
    // Everybody who acts on their own behalf is one of their own, so that together they are no organisation.
    const known = shares.filter(({ organisation }) => organisation !== null && organisation !== individual);
    const blank = shares.filter(({ organisation }) => organisation === null).reduce((sum, one) => sum + one.commits, 0);
    const top = Math.max(0, ...known.map((one) => one.commits)) / commits;
    const unknown = blank / commits;
    const status = top > most ? 'fail' : top + unknown <= most + 1e-9 ? 'pass' : 'unknown';
    return {
      status,
      reason: {
        zh: `已知单位里最多的一家占 ${percent(top)} %，单位不明的占 ${percent(unknown)} %${status === 'unknown' ? '；不明的部分若同属一家就会超过上限，请补全归属。' : '。'}`,
        en: `The largest known organisation made ${percent(top)} % of the commits; ${percent(unknown)} % are of unknown affiliation${status === 'unknown' ? ', which could put one above the limit: complete the affiliations.' : '.'}`,
      },
      measured: { value: percent(top), unit: units.percent, threshold: percent(most) },
      places: [
        figurePlace(year),
        ...known.slice(0, mostShown).map((one) => ownPlace(`${one.organisation ?? ''}: ${one.commits}`, null)),
      ],
      coverage: year.coverage * (1 - unknown),
      fix,
      source,
    };
  },
});
