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
import { findCla } from '../reading/cla.ts';

/** CLOMonitor's DCO check: the newest 20 non-merge commits, and one without sign-off is enough for a no. */
export const dco = defineCheck({
  id: 'dco',
  name: { zh: '近期提交签署 DCO', en: 'Recent commits signed off' },
  question: {
    zh: '最近 20 个非合并提交是否都有 Signed-off-by？',
    en: 'Do the last 20 commits, merges left out, all carry a Signed-off-by?',
  },
  why: {
    zh: '签署表示作者声明有权按项目许可证提交这些代码。',
    en: 'By signing off, an author states the right to submit the code under the licence of the project.',
  },
  fix: {
    zh: '提交时用 git commit -s；补签最近的提交：git rebase --signoff HEAD~20。并在平台上启用 DCO 检查。采用 CLA 的项目请在贡献指南中写明。',
    en: 'Commit with git commit -s; to sign off what is there: git rebase --signoff HEAD~20. Turn on a DCO check on the platform. A project with a CLA should say so in its contributing guide.',
  },
  category: 'compliance',
  weight: 1,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#developer-certificate-of-origin',
  aliases: ['clomonitor:dco'],
  gates: {},
  needs: ['files', 'history'],
  run({ files, history }) {
    const { recent } = history;
    if (recent.length === 0) {
      return unknown({ zh: '没有可以判断的提交。', en: 'There are no commits to judge.' });
    }
    const unsigned = recent.filter((commit) => !commit.signedOff);
    const searched = [`git log --no-merges -n ${recent.length}`];
    const [first] = unsigned;
    if (first === undefined) {
      return pass(
        {
          zh: `最近 ${recent.length} 个非合并提交都已签署。`,
          en: `All of the last ${recent.length} non-merge commits are signed off.`,
        },
        { searched },
      );
    }
    const sha = first.sha.slice(0, 12);
    const message = {
      zh: `最近 ${recent.length} 个非合并提交中有 ${unsigned.length} 个没有签署，最新的是 ${sha}。`,
      en: `${unsigned.length} of the last ${recent.length} non-merge commits are not signed off; the newest is ${sha}.`,
    };
    const cla = findCla(files);
    if (cla === null) return fail(message, { searched });
    return unknown(
      {
        zh: `${message.zh}项目采用 CLA，签署名册不在克隆里，无法核对。`,
        en: `${message.en} The project uses a CLA, whose register is not in a clone.`,
      },
      { searched, evidence: [cla] },
    );
  },
});
