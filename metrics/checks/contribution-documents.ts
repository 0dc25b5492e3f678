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
import { findDocument } from '../reading/document.ts';
import { documentKinds } from '../reading/document-kinds.ts';

const asked = [documentKinds.contributing, documentKinds.codeOfConduct, documentKinds.security];

/** Gate DOC-02: contributing guide, code of conduct and security policy, all three. */
export const contributionDocuments = defineCheck({
  id: 'contribution-documents',
  name: { zh: '贡献三件套', en: 'Contribution documents' },
  question: {
    zh: '贡献指南、行为准则、安全策略是否齐全？',
    en: 'Are the contributing guide, the code of conduct and the security policy all there?',
  },
  why: {
    zh: '三份文档分别回答怎么参与、怎么相处、漏洞报给谁，是进入沙箱的最低要求。',
    en: 'The three tell how to take part, how to get on, and whom to tell of a vulnerability; the sandbox asks for all of them.',
  },
  fix: {
    zh: '在根目录（或 .gitee/、.github/、docs/）补齐 CONTRIBUTING.md、CODE_OF_CONDUCT.md、SECURITY.md，中文文件名（贡献指南.md、行为准则.md、安全策略.md）也可以；每份都要有正文。',
    en: 'Add what is missing of CONTRIBUTING.md, CODE_OF_CONDUCT.md and SECURITY.md at the root (or .gitee/, .github/, docs/); each must say something.',
  },
  category: 'governance',
  weight: 3,
  revision: 1,
  source:
    'https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions/about-community-profiles-for-public-repositories',
  aliases: ['gate:DOC-02'],
  gates: { sandbox: 'required', incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const searches = asked.map((kind) => ({ kind, ...findDocument(files, kind) }));
    const found = searches.filter((search) => search.found !== null);
    const missing = searches.filter((search) => search.found === null);
    const parts = {
      evidence: found.flatMap(({ evidence }) => evidence),
      searched: missing.flatMap(({ searched }) => searched),
      nearestMiss: missing.find(({ nearestMiss }) => nearestMiss !== null)?.nearestMiss ?? null,
    };
    if (missing.length === 0) return pass({ zh: '三份文档齐全。', en: 'All three documents are there.' }, parts);
    const names = {
      zh: missing.map(({ kind }) => kind.title.zh).join('、'),
      en: missing.map(({ kind }) => kind.title.en).join(', '),
    };
    if (missing.every(({ undecided }) => undecided)) {
      return unknown(
        {
          zh: `相关文件没有读到，无法判断有没有${names.zh}。`,
          en: `Files were not read, so it is not known whether there is: ${names.en}.`,
        },
        parts,
      );
    }
    const message = { zh: `缺少${names.zh}。`, en: `Missing: ${names.en}.` };
    return found.length === 0 ? fail(message, parts) : partial(found.length / asked.length, message, parts);
  },
});
