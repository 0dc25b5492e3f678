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

import { type CheckOutcome, defineCheck, fail, partial, pass, unknown } from '../check.ts';
import { type ActivityMatch, matchActivity } from '../reading/activity-match.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { findMaintainers, type MaintainerList } from '../reading/maintainer-list.ts';
import { organisationOf, organisationsOf } from '../reading/maintainer-organisation.ts';
import { absence } from '../reading/presence.ts';
import { byStage } from '../reading/threshold.ts';

/** Organisations that gate GOV-02 asks for. */
const needed = { sandbox: 1, incubating: 2, graduated: 3 };

/** Gate GOV-02: maintainers come from several organisations, spellings of one name merged. */
export const maintainerOrganisations = defineCheck({
  id: 'maintainer-organisations',
  name: { zh: '维护者来自多家单位', en: 'Maintainers of several organisations' },
  question: {
    zh: '维护者来自几家单位（沙箱 1、孵化 2、毕业 3）？',
    en: 'From how many organisations do the maintainers come (sandbox 1, incubating 2, graduated 3)?',
  },
  why: {
    zh: '只有一家单位维护的项目，会随这家单位的决定而停止。',
    en: 'A project kept by one organisation ends when that organisation decides so.',
  },
  fix: {
    zh: '在 MAINTAINERS.md 写明每位维护者的单位，并按治理规则从其他单位的活跃贡献者中提名新的维护者。',
    en: 'Write the organisation of each maintainer in MAINTAINERS.md, and nominate active contributors of other organisations by the rules of your governance.',
  },
  category: 'governance',
  weight: 3,
  revision: 1,
  source: 'https://github.com/cncf/toc/blob/main/.github/ISSUE_TEMPLATE/template-graduation-application.md',
  aliases: ['gate:GOV-02'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files', 'history', 'declared'],
  run({ files, history, declared }) {
    const list = findMaintainers(files);
    if (list.search.found === null) return absence(list.search, documentKinds.maintainers);
    return judge(list, matchActivity(list.people, history.authors365), byStage(declared.stage, needed));
  },
});

function judge(list: MaintainerList, match: ActivityMatch, need: number): CheckOutcome {
  const named = organisationsOf(list.people, match);
  const blank = list.people.filter((person) => organisationOf(person, match) === null && !person.independent);
  const names = [...named.values()].map(({ name }) => name);
  const shown = { zh: names.slice(0, 8).join('、'), en: names.slice(0, 8).join(', ') };
  const message = {
    zh: `维护者来自 ${named.size} 家单位${named.size === 0 ? '' : `（${shown.zh}）`}，需要 ${need} 家。`,
    en: `The maintainers come from ${named.size} organisations${named.size === 0 ? '' : ` (${shown.en})`}; ${need} are needed.`,
  };
  const evidence = [...named.values()]
    .slice(0, 8)
    .map(({ name, person }) => ({ path: person.path, line: person.line, text: name }));
  const parts = { evidence: evidence.length > 0 ? evidence : list.search.evidence, searched: list.search.searched };
  if (named.size >= need) return pass(message, parts);
  if (list.outside || named.size + blank.length >= need) {
    return unknown(
      {
        zh: `${message.zh}${list.outside ? '名单的一部分不在克隆里。' : `有 ${blank.length} 人没有写单位。`}`,
        en: `${message.en} ${list.outside ? 'Part of the list is not in the clone.' : `${blank.length} people have no organisation.`}`,
      },
      parts,
    );
  }
  return named.size === 0 ? fail(message, parts) : partial(named.size / need, message, parts);
}
