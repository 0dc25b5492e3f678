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

import type { Text } from '#store/facts.ts';
import { type CheckEvidence, defineCheck, fail, partial, pass, unknown } from '../check.ts';
import { findDocument } from '../reading/document.ts';
import { contentOf } from '../reading/document-content.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { findPhrases } from '../reading/phrase.ts';
import { absence } from '../reading/presence.ts';

interface Topic {
  readonly name: Text;
  readonly pattern: RegExp;
}

const topics: readonly Topic[] = [
  {
    name: { zh: '怎样做决定', en: 'how decisions are made' },
    pattern:
      /\b(?:decisions?|decide[sd]?|consensus|votes?|voting|majority|quorum)\b|决策|决定|决议|投票|表决|共识|多数/i,
  },
  {
    name: { zh: '怎样产生和更换维护者', en: 'how maintainers are chosen and replaced' },
    pattern:
      /\b(?:elect(?:ed|ion|ions)?|nominat\w{0,9}|appoint\w{0,9}|becom\w{1,4} an? (?:maintainer|committer)|(?:adding|removing|new|stepping down|step down)\b.{0,30}\b(?:maintainers?|committers?|members?)|term of office)\b|选举|改选|提名|任命|任期|晋升|成为维护者|新增维护者|退出机制|卸任/i,
  },
  {
    name: { zh: '利益冲突怎样处理', en: 'how conflicts of interest are handled' },
    pattern: /\bconflicts?[- ]of[- ]interests?\b|\brecus\w{0,6}\b|利益冲突|利害关系|回避/i,
  },
];

/** Gate GOV-03: the governance document tells of decisions, elections and conflicts of interest; whether it is lived, staff judge. */
export const governanceContent = defineCheck({
  id: 'governance-content',
  name: { zh: '治理规则完整', en: 'Governance rules complete' },
  question: {
    zh: '治理文档是否写明决策、选举和利益冲突三件事？',
    en: 'Does the governance document cover decisions, elections and conflicts of interest?',
  },
  why: {
    zh: '争议出现时，这三件事没有写明就只能由最强势的一方说了算。',
    en: 'When there is a dispute and these three are not written down, the strongest party decides.',
  },
  fix: {
    zh: '在 GOVERNANCE.md 补齐三节：\n\n## 决策\n一般事项懒惰共识，72 小时无人反对即通过；重大事项由维护者投票，三分之二同意。\n## 维护者的产生与退出\n由一名维护者提名，其他维护者过半数同意；12 个月不活跃转为荣誉维护者。\n## 利益冲突\n与议题有利害关系的人应说明并回避表决。',
    en: 'Complete GOVERNANCE.md with three sections:\n\n## Decisions\nLazy consensus: 72 hours without objection; weighty matters by a two-thirds vote of the maintainers.\n## Becoming and ceasing to be a maintainer\nNominated by a maintainer, elected by a majority; emeritus after 12 months without activity.\n## Conflicts of interest\nWhoever has an interest in a matter says so and does not vote on it.',
  },
  category: 'governance',
  weight: 3,
  revision: 1,
  source: 'https://community.apache.org/apache-way/apache-project-maturity-model.html',
  aliases: ['gate:GOV-03'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const search = findDocument(files, documentKinds.governance);
    if (search.found === null) return absence(search, documentKinds.governance);
    const { outlines, outside } = contentOf(files, search.found, documentKinds.governance);
    const first = (topic: Topic) => outlines.flatMap((outline) => findPhrases(outline, topic.pattern, 1))[0];
    const evidence: CheckEvidence[] = topics.flatMap((topic) => first(topic) ?? []);
    const missing = topics.filter((topic) => first(topic) === undefined);
    if (missing.length === 0) {
      return pass(
        {
          zh: '三件事都写到了，是否照此执行由人工评审。',
          en: 'All three are covered; staff judge whether they are lived.',
        },
        { evidence, searched: search.searched },
      );
    }
    const message = {
      zh: `治理文档没有写${missing.map(({ name }) => name.zh).join('、')}。`,
      en: `The governance document does not tell ${missing.map(({ name }) => name.en).join(', nor ')}.`,
    };
    const parts = { evidence: evidence.length > 0 ? evidence : search.evidence, searched: search.searched };
    if (outside) {
      return unknown(
        {
          zh: `${message.zh}文档还链接到站外，那里的内容看不到。`,
          en: `${message.en} It also links to pages outside the repository, which are not seen.`,
        },
        parts,
      );
    }
    return missing.length === topics.length
      ? fail(message, parts)
      : partial(1 - missing.length / topics.length, message, parts);
  },
});
