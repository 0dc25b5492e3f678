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

import { defineCheck, fail, partial, pass, unknown } from '../check.ts';
import { matchActivity } from '../reading/activity-match.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { findMaintainers } from '../reading/maintainer-list.ts';
import { absence } from '../reading/presence.ts';

/** Share of the people listed who must have committed in the last 12 months. */
const share = 2 / 3;

/** Gate GOV-04: the ownership files name people who still commit. */
export const ownershipCurrent = defineCheck({
  id: 'ownership-current',
  name: { zh: '负责人名单与实际相符', en: 'Ownership is current' },
  question: {
    zh: 'MAINTAINERS、OWNERS、CODEOWNERS 里的人，是否至少三分之二近 12 个月有提交？',
    en: 'Have at least two thirds of the people in MAINTAINERS, OWNERS and CODEOWNERS committed in the last 12 months?',
  },
  why: {
    zh: '名单上的人已经离开，评审就没人做，权限却还在。',
    en: 'When those listed have left, nobody reviews, and their rights are still there.',
  },
  fix: {
    zh: '把 12 个月没有提交的人移到“荣誉维护者”一节并收回权限，把实际在做评审和合入的人补进名单。提交用的姓名与名单不同的，在名单里写上账号。',
    en: 'Move those without commits for 12 months to a section “Emeritus”, withdraw their rights, and add those who really review and merge. Where commit name and list differ, write the login into the list.',
  },
  category: 'governance',
  weight: 2,
  revision: 1,
  source: 'https://github.com/cncf/toc/blob/main/.github/ISSUE_TEMPLATE/template-incubation-application.md',
  aliases: ['gate:GOV-04'],
  gates: { incubating: 'advisory', graduated: 'required' },
  needs: ['files', 'history'],
  run({ files, history }) {
    const { search, people, outside } = findMaintainers(files);
    if (search.found === null) return absence(search, documentKinds.maintainers);
    const parts = { evidence: search.evidence, searched: search.searched };
    if (people.length === 0) {
      return unknown(
        outside
          ? {
              zh: '名单在站外，或只写了平台上的团队，看不到具体的人。',
              en: 'The list is on another page or names only teams of the platform, so nobody can be compared.',
            }
          : { zh: '名单里没有认出具体的人。', en: 'No people were recognised in the list.' },
        parts,
      );
    }
    const { active, most, unmatched } = matchActivity(people, history.authors365);
    const message = {
      zh: `名单上 ${people.length} 人，按姓名核对有 ${active.length} 人近 12 个月有提交。`,
      en: `Of ${people.length} people listed, ${active.length} committed in the last 12 months, going by name.`,
    };
    if (active.length >= share * people.length) return pass(message, parts);
    const first = unmatched[0];
    const missed = {
      ...parts,
      nearestMiss:
        first === undefined
          ? null
          : {
              path: first.path,
              why: {
                zh: `第 ${first.line} 行的“${first.name ?? first.id}”在近 12 个月的提交作者里没有对应的名字。`,
                en: `“${first.name ?? first.id}” on line ${first.line} is not the name of any author of the last 12 months.`,
              },
            },
    };
    if (most >= share * people.length) {
      return unknown(
        {
          zh: `${message.zh}其余的人可能用别的名字提交，无法判断。`,
          en: `${message.en} The others may commit under other names, so this cannot be decided.`,
        },
        missed,
      );
    }
    return most === 0 ? fail(message, missed) : partial(most / people.length, message, missed);
  },
});
