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

import { defineCheck, fail, notApplicable, pass, unknown } from '../check.ts';
import { licenceEvidence } from '../reading/licence-evidence.ts';

/** Declared and detected licence agree. */
export const licenceConsistent = defineCheck({
  id: 'licence-consistent',
  name: { zh: '许可证声明与文本一致', en: 'Licence declared as it is' },
  question: {
    zh: '清单和标签声明的许可证与许可证文本是否一致？',
    en: 'Do manifests and tags declare the licence that the text is?',
  },
  why: {
    zh: '下游的合规工具多半只看清单；两处说法不同，用户就不知道该信哪一个。',
    en: 'Most tools downstream read only the manifest; where the two differ, users cannot know which one holds.',
  },
  fix: {
    zh: '把清单（package.json、Cargo.toml、pyproject.toml、oh-package.json5 等）的 license 字段改成与 LICENSE 一致的 SPDX 表达式。',
    en: 'Set the licence field of the manifest (package.json, Cargo.toml, pyproject.toml …) to the SPDX expression of LICENSE.',
  },
  category: 'compliance',
  weight: 3,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#license-spdx-id',
  aliases: [],
  gates: {},
  needs: ['licence'],
  run({ licence }) {
    const parts = { evidence: licenceEvidence(licence) };
    if (licence.agreement === 'agree') return pass(licence.explanation, parts);
    if (licence.agreement === 'conflict') return fail(licence.explanation, parts);
    if (licence.agreement === 'only-declared') return unknown(licence.explanation, parts);
    return notApplicable(
      {
        zh: '清单和标签没有声明许可证，没有可比的。',
        en: 'No manifest or tag declares a licence, so there is nothing to compare.',
      },
      parts,
    );
  },
});
