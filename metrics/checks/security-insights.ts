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

import { readYaml } from '#licenses/workflows/yaml-file.ts';
import { defineCheck, fail, pass, unknown } from '../check.ts';
import { isRegular } from '../reading/place.ts';
import { insightsFiles } from '../reading/security-insights-file.ts';

const notInsights = {
  zh: '文件名对，但不是带 header 的 YAML。',
  en: 'The name is right, but it is not YAML with a header.',
};

/** Machine-readable security facts of the project. */
export const securityInsights = defineCheck({
  id: 'security-insights',
  name: { zh: '安全信息清单', en: 'Security insights' },
  question: {
    zh: '有机器可读的 SECURITY-INSIGHTS.yml 吗？',
    en: 'Is there a machine-readable SECURITY-INSIGHTS.yml?',
  },
  why: {
    zh: '使用者的工具可以直接读到联系人、支持期限和安全实践。',
    en: 'Users’ tools can read contacts, support periods and practices from it.',
  },
  fix: {
    zh: '在根目录或 .github 加入 security-insights.yml，最少写：\n\nheader:\n  schema-version: 2.0.0\n  last-updated: 2026-01-01\n  last-reviewed: 2026-01-01\n  url: https://…/security-insights.yml',
    en: 'Add security-insights.yml to the root or .github, beginning with:\n\nheader:\n  schema-version: 2.0.0\n  last-updated: 2026-01-01\n  last-reviewed: 2026-01-01\n  url: https://…/security-insights.yml',
  },
  category: 'security',
  weight: 1,
  revision: 1,
  source: 'https://github.com/ossf/security-insights-spec',
  aliases: ['clomonitor:security_insights'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const found = insightsFiles(files);
    for (const { path } of found) {
      const text = files.text(path);
      const yaml = text === null ? null : readYaml(text);
      const [root = null] = yaml?.roots ?? [];
      if (yaml !== null && yaml.child(root, 'header') !== null) {
        const evidence = [
          { path, line: null, text: yaml.scalar(yaml.child(yaml.child(root, 'header'), 'schema-version')) },
        ];
        return pass({ zh: `安全信息清单是 ${path}。`, en: `The security insights are in ${path}.` }, { evidence });
      }
    }
    const searched = ['SECURITY-INSIGHTS.yml', '.github/security-insights.yml', '.gitlab/security-insights.yml'];
    const unread = found.find((file) => (!isRegular(file) || files.text(file.path) === null) && file.size !== 0);
    if (unread !== undefined) {
      return unknown(
        { zh: `${unread.path} 的内容没有读到。`, en: `The content of ${unread.path} was not read.` },
        { evidence: [{ path: unread.path, line: null, text: null }], searched },
      );
    }
    const [near] = found;
    return fail(
      { zh: '没有找到写好的 SECURITY-INSIGHTS.yml。', en: 'No filled-in SECURITY-INSIGHTS.yml was found.' },
      { searched, nearestMiss: near === undefined ? null : { path: near.path, why: notInsights } },
    );
  },
});
