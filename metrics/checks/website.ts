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

import { defineCheck, fail, partial, pass } from '../check.ts';
import { findReadmes } from '../reading/readme.ts';
import { cleanQuote } from '../reading/substance.ts';
import { isRealUrl } from '../reading/target.ts';

const words = /\b(?:web ?site|home ?page|official site)\b|官网|官方网站|主页|网站/i;
const repositoryPage =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|gitcode\.com|atomgit\.com)\/[^/]+\/[^/]+\/?$/i;

/** CLOMonitor's website check, answered from what the registry declares, since the platform's field is not in a clone. */
export const website = defineCheck({
  id: 'website',
  name: { zh: '项目主页', en: 'Website' },
  question: { zh: '项目是否登记了主页？', en: 'Is a website declared for the project?' },
  why: {
    zh: '使用者从主页找到文档、下载和社区。',
    en: 'Users find documents, downloads and the community from the website.',
  },
  fix: {
    zh: '在登记文件中填写 homepage: https://<项目主页>，并在代码托管平台的仓库主页栏填写同一地址。',
    en: 'Fill in homepage: https://<website> in the registry file, and the same address in the website field of the repository on its platform.',
  },
  category: 'documentation',
  weight: 4,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#website',
  aliases: ['clomonitor:website'],
  gates: {},
  needs: ['files', 'declared'],
  run({ files, declared }) {
    const { homepage } = declared;
    const searched = ['registry: homepage'];
    if (homepage !== null && isRealUrl(homepage)) {
      const shown = cleanQuote(homepage);
      if (!repositoryPage.test(homepage))
        return pass({ zh: `登记的主页是 ${shown}。`, en: `The declared website is ${shown}.` }, { searched });
      return partial(
        0.5,
        {
          zh: `登记的主页 ${shown} 只是代码仓页面。`,
          en: `The declared website ${shown} is only the page of the repository.`,
        },
        { searched },
      );
    }
    const message =
      homepage === null
        ? { zh: '没有登记主页。', en: 'No website is declared.' }
        : {
            zh: `登记的主页“${cleanQuote(homepage)}”不是真实的网址。`,
            en: `The declared website “${cleanQuote(homepage)}” is no real address.`,
          };
    for (const { path, links } of findReadmes(files)) {
      const link = links.find(({ text, target }) => words.test(text) && isRealUrl(target));
      if (link === undefined) continue;
      const shown = cleanQuote(link.target, 120);
      return fail(message, {
        searched: [...searched, path],
        nearestMiss: {
          path,
          why: {
            zh: `第 ${link.line} 行链接到主页 ${shown}，但登记文件里没有。`,
            en: `Line ${link.line} links to the website ${shown}, but the registry does not have it.`,
          },
        },
      });
    }
    return fail(message, { searched });
  },
});
