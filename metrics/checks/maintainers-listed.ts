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

import { type CheckOutcome, defineCheck, fail, type HistoryFacts, partial, pass, unknown } from '../check.ts';
import { matchActivity } from '../reading/activity-match.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import type { Maintainer } from '../reading/maintainer.ts';
import { findMaintainers, type MaintainerList } from '../reading/maintainer-list.ts';
import { absence } from '../reading/presence.ts';
import { cleanQuote } from '../reading/substance.ts';
import { byStage } from '../reading/threshold.ts';

/** People that gate GOV-01 asks for. */
const needed = { sandbox: 1, incubating: 3, graduated: 5 };

/** Gate GOV-01: maintainers with login and organisation, enough of them active in the last 12 months. */
export const maintainersListed = defineCheck({
  id: 'maintainers-listed',
  name: { zh: '维护者信息完整且活跃', en: 'Maintainers named and active' },
  question: {
    zh: '维护者名单是否写明账号和单位，并有足够的人近 12 个月活跃（沙箱 1、孵化 3、毕业 5）？',
    en: 'Does the list name maintainers with login and organisation, and are enough of them active in the last 12 months (sandbox 1, incubating 3, graduated 5)?',
  },
  why: {
    zh: '有账号才能核对权限，有单位才能看出独立性，近期活跃才说明真有人维护。',
    en: 'The login lets rights be checked, the organisation shows independence, recent work shows that somebody really maintains.',
  },
  fix: {
    zh: '在 MAINTAINERS.md 用表格列出每个人的账号和单位（个人开发者写“个人”），离任者移到“荣誉维护者”一节：\n\n| 姓名 | 账号 | 单位 |\n|---|---|---|\n| 张三 | @zhangsan | 某某研究所 |',
    en: 'List everyone in a table in MAINTAINERS.md with login and organisation (“individual” where there is none), and move those who left to a section “Emeritus”:\n\n| Name | ID | Organisation |\n|---|---|---|\n| Zhang San | @zhangsan | Some Institute |',
  },
  category: 'governance',
  weight: 3,
  revision: 1,
  source: 'https://github.com/cncf/toc/blob/main/.github/ISSUE_TEMPLATE/template-incubation-application.md',
  aliases: ['gate:GOV-01'],
  gates: { sandbox: 'required', incubating: 'required', graduated: 'required' },
  needs: ['files', 'history', 'declared'],
  run({ files, history, declared }) {
    const list = findMaintainers(files);
    if (list.search.found === null) return absence(list.search, documentKinds.maintainers);
    return judge(list, history, byStage(declared.stage, needed));
  },
});

function judge(list: MaintainerList, history: HistoryFacts, need: number): CheckOutcome {
  const complete = list.people.filter(
    (person) => person.id !== null && (person.organisation !== null || person.independent),
  );
  const incomplete = list.people.find((person) => !complete.includes(person));
  const parts = {
    evidence: complete.length > 0 ? complete.slice(0, 5).map(toEvidence) : list.search.evidence,
    searched: list.search.searched,
    nearestMiss: incomplete === undefined ? null : missOf(incomplete),
  };
  if (complete.length < need) return tooFew(list, complete.length, need, parts);
  const match = matchActivity(complete, history.authors365);
  const counted = {
    zh: `名单中账号和单位齐全的有 ${complete.length} 人，其中 ${match.active.length} 人按姓名核对近 12 个月有提交，需要 ${need} 人。`,
    en: `${complete.length} people are listed with login and organisation; by name, ${match.active.length} of them committed in the last 12 months; ${need} are needed.`,
  };
  if (match.active.length >= need) return pass(counted, parts);
  if (match.most >= need) {
    return unknown(
      {
        zh: `${counted.zh}其余的人可能用别的名字提交，无法判断。`,
        en: `${counted.en} The others may commit under other names, so this cannot be decided.`,
      },
      parts,
    );
  }
  return match.most === 0 ? fail(counted, parts) : partial(match.most / (need + 1), counted, parts);
}

function tooFew(list: MaintainerList, complete: number, need: number, parts: Parameters<typeof pass>[1]): CheckOutcome {
  const message = {
    zh: `名单中共 ${list.people.length} 人，账号和单位齐全的有 ${complete} 人，需要 ${need} 人。`,
    en: `${list.people.length} people are listed, ${complete} of them with login and organisation; ${need} are needed.`,
  };
  if (list.outside) {
    return unknown(
      {
        zh: `${message.zh}名单的一部分在站外或是平台上的团队，克隆里看不到。`,
        en: `${message.en} Part of the list is on another page or a team of the platform, which a clone does not have.`,
      },
      parts,
    );
  }
  return complete === 0 ? fail(message, parts) : partial(complete / (need + 1), message, parts);
}

function toEvidence(person: Maintainer): { path: string; line: number; text: string } {
  const who = [
    person.name,
    person.id === null ? null : `@${person.id}`,
    person.organisation ?? (person.independent ? '个人 individual' : null),
  ];
  return { path: person.path, line: person.line, text: cleanQuote(who.filter((part) => part !== null).join(', ')) };
}

function missOf(person: Maintainer): NonNullable<CheckOutcome['nearestMiss']> {
  const lacks = person.id === null ? { zh: '账号', en: 'login' } : { zh: '单位', en: 'organisation' };
  const who = person.name ?? person.id ?? '';
  return {
    path: person.path,
    why: {
      zh: `第 ${person.line} 行的“${who}”没有写${lacks.zh}。`,
      en: `“${who}” on line ${person.line} has no ${lacks.en}.`,
    },
  };
}
