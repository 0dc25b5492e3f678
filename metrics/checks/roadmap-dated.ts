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

import { type CheckOutcome, defineCheck, fail, pass, unknown } from '../check.ts';
import { type DocumentSearch, findDocument } from '../reading/document.ts';
import { contentOf } from '../reading/document-content.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import type { Outline } from '../reading/heading.ts';
import { absence, whereFound } from '../reading/presence.ts';
import { newestDate } from '../reading/roadmap-date.ts';

/** Gate DOC-04: the roadmap names a date that is at most 12 months before the crawl. */
export const roadmapDated = defineCheck({
  id: 'roadmap-dated',
  name: { zh: '路线图在有效期内', en: 'Roadmap is current' },
  question: {
    zh: '路线图里最新的日期是否在 12 个月以内？',
    en: 'Is the latest date in the roadmap at most 12 months old?',
  },
  why: {
    zh: '没有日期或多年没更新的路线图，说明不了项目现在的方向。',
    en: 'A roadmap without dates, or years old, tells nothing of where the project goes now.',
  },
  fix: {
    zh: '给路线图的每个阶段写上日期，每年至少更新一次：\n\n## 2026 年第三季度\n- 支持 …\n\n最后更新：2026-05-01',
    en: 'Put dates to the steps of the roadmap and update it at least once a year:\n\n## 2026 Q3\n- Support …\n\nLast updated: 2026-05-01',
  },
  category: 'governance',
  weight: 2,
  revision: 1,
  source: 'https://github.com/cncf/toc/blob/main/.github/ISSUE_TEMPLATE/template-incubation-application.md',
  aliases: ['gate:DOC-04'],
  gates: { sandbox: 'advisory', incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files, asOf }) {
    const search = findDocument(files, documentKinds.roadmap);
    if (search.found === null) return absence(search, documentKinds.roadmap);
    const content = contentOf(files, search.found, documentKinds.roadmap);
    const outcome = judge(search, content.outlines, asOf);
    if (outcome.status === 'pass' || !content.outside) return outcome;
    const where = whereFound(search.found, documentKinds.roadmap);
    return unknown(
      {
        zh: `${where.zh}路线图的内容在站外，看不到日期。`,
        en: `${where.en} What it says is outside the repository, so its dates are not seen.`,
      },
      { evidence: search.evidence, searched: search.searched },
    );
  },
});

function judge(search: DocumentSearch, outlines: readonly Outline[], asOf: Date): CheckOutcome {
  const limit = Date.UTC(asOf.getUTCFullYear() - 1, asOf.getUTCMonth(), asOf.getUTCDate());
  const path = search.found?.path ?? '';
  const { searched } = search;
  const newest = newestDate(outlines, asOf);
  if (newest === null) {
    return fail(
      { zh: '路线图里没有日期。', en: 'The roadmap has no dates.' },
      {
        searched,
        nearestMiss: {
          path,
          why: {
            zh: '有路线图，但没有写年份、季度或日期。',
            en: 'There is a roadmap, but it names no year, quarter or date.',
          },
        },
      },
    );
  }
  const day = new Date(newest.end.getTime() - 1).toISOString().slice(0, 10);
  if (newest.end.getTime() > limit) {
    return pass(
      { zh: `路线图里最新的日期到 ${day} 为止。`, en: `The latest date in the roadmap ends on ${day}.` },
      { evidence: [newest.evidence], searched },
    );
  }
  return fail(
    {
      zh: `路线图里最新的日期止于 ${day}，已超过 12 个月。`,
      en: `The latest date in the roadmap ended on ${day}, more than 12 months ago.`,
    },
    {
      evidence: [newest.evidence],
      searched,
      nearestMiss: {
        path: newest.evidence.path,
        why: {
          zh: `第 ${newest.evidence.line ?? 1} 行是最新的日期。`,
          en: `Line ${newest.evidence.line ?? 1} has the latest date.`,
        },
      },
    },
  );
}
