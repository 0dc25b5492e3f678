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
import { findCla } from '../reading/cla.ts';

/** Gate LEG-05: every non-merge commit since entry is signed off, or a CLA register covers every author. */
export const signOffComplete = defineCheck({
  id: 'sign-off-complete',
  name: { zh: '入孵以来全部签署', en: 'Sign-off complete since entry' },
  question: {
    zh: '入孵以来的非合并提交是否 100% 由作者签署 DCO？',
    en: 'Are all non-merge commits since entry signed off by their authors?',
  },
  why: {
    zh: '权属清楚是孵化和毕业的硬条件，缺一个提交就有一处来源不明。',
    en: 'Clear ownership is a hard condition for incubating and graduating; each unsigned commit is a piece of unclear origin.',
  },
  fix: {
    zh: '列出未签署的提交：git log --no-merges --invert-grep --grep="^Signed-off-by:" --since=<入孵日期>。请原作者书面补签（如 DCO 补签文件），或登记 CLA 名册；以后提交用 git commit -s，并在平台上强制检查。',
    en: 'List what is unsigned: git log --no-merges --invert-grep --grep="^Signed-off-by:" --since=<entry date>. Ask the authors for a retroactive sign-off (a DCO remediation commit) or keep a CLA register; from now on git commit -s, enforced on the platform.',
  },
  category: 'compliance',
  weight: 3,
  revision: 1,
  source: 'https://developercertificate.org/',
  aliases: ['gate:LEG-05'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files', 'history', 'declared'],
  run({ files, history, declared }) {
    const since = declared.admittedOn;
    const searched = [`git log --no-merges${since === null ? '' : ` --since=${since}`}`];
    const outcome = judge(history, since, searched);
    const cla = outcome.status === 'fail' || outcome.status === 'partial' ? findCla(files) : null;
    if (cla === null) return outcome;
    return unknown(
      {
        zh: `${outcome.message.zh}项目采用 CLA，签署名册不在克隆里，无法核对。`,
        en: `${outcome.message.en} The project uses a CLA, whose register is not in a clone.`,
      },
      { searched, evidence: [cla] },
    );
  },
});

function judge(history: HistoryFacts, since: string | null, searched: readonly string[]): CheckOutcome {
  const { signed, unsigned, firstUnsigned } = history.signOff;
  const total = signed + unsigned;
  const span =
    since === null ? { zh: '全部历史中', en: 'in all history' } : { zh: `${since} 以来`, en: `since ${since}` };
  if (total === 0)
    return unknown(
      { zh: `${span.zh}没有非合并提交。`, en: `There are no non-merge commits ${span.en}.` },
      { searched },
    );
  if (unsigned === 0) {
    return pass(
      {
        zh: `${span.zh}的 ${total} 个非合并提交全部签署。`,
        en: `All ${total} non-merge commits ${span.en} are signed off.`,
      },
      { searched },
    );
  }
  const first =
    firstUnsigned === null
      ? { zh: '', en: '' }
      : { zh: `，例如 ${firstUnsigned.slice(0, 12)}`, en: `, for example ${firstUnsigned.slice(0, 12)}` };
  const message = {
    zh: `${span.zh}的 ${total} 个非合并提交中有 ${unsigned} 个没有作者签署${first.zh}。`,
    en: `${unsigned} of ${total} non-merge commits ${span.en} are not signed off by their author${first.en}.`,
  };
  return signed === 0 ? fail(message, { searched }) : partial(signed / total, message, { searched });
}
