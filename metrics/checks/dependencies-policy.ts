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

import { readYaml, type Yaml } from '#licenses/workflows/yaml-file.ts';
import { type CheckEvidence, defineCheck, type FileIndex, pass, unknown } from '../check.ts';
import { findDocument } from '../reading/document.ts';
import { absence, whereFound } from '../reading/presence.ts';
import { insightsFiles } from '../reading/security-insights-file.ts';
import { cleanQuote } from '../reading/substance.ts';

const kind = {
  title: { zh: '依赖策略', en: 'dependencies policy' },
  file: 'DEPENDENCIES_POLICY',
  names: [
    'dependenciespolicy',
    'dependencypolicy',
    'dependencymanagement',
    'dependencymanagementpolicy',
    'dependenciesmanagement',
    'thirdpartypolicy',
    '依赖策略',
    '依赖管理',
    '依赖管理策略',
    '第三方依赖管理',
    '第三方软件管理',
  ],
  words:
    /\bdependenc(?:y|ies) (?:management|polic(?:y|ies)|updates?(?: policy)?)\b|\bthird[- ]party (?:software|code|dependency) polic(?:y|ies)\b|依赖(?:管理|策略|更新|引入)|第三方(?:依赖|软件|组件)(?:管理|引入|策略)/i,
};

/** Where versions 1 and 2 of the Security Insights name the policy. */
const fields = [
  ['dependencies', 'env-dependencies-policy'],
  ['dependencies', 'dependencies-lifecycle'],
  ['repository', 'documentation', 'dependency-management-policy'],
] as const;

/** What a field says: a text, or the first text below it. */
function valueOf(yaml: Yaml, root: unknown, field: readonly string[]): string | null {
  const node = field.reduce((at, key) => yaml.child(at, key), root);
  const below = yaml.pairs(node).flatMap((pair) => yaml.scalar(pair.value) ?? []);
  return [yaml.scalar(node), ...below].find((text) => text !== null && text.trim() !== '') ?? null;
}

function inInsights(files: FileIndex): CheckEvidence | null {
  for (const { path } of insightsFiles(files)) {
    const yaml = readYaml(files.text(path) ?? '');
    const [root = null] = yaml.roots;
    for (const field of fields) {
      const text = valueOf(yaml, root, field);
      const node = field.reduce((at, key) => yaml.child(at, key), root as unknown);
      if (text !== null) return { path, line: yaml.lineOf(node), text: cleanQuote(text) };
    }
  }
  return null;
}

/** A written rule for taking and updating dependencies. */
export const dependenciesPolicy = defineCheck({
  id: 'dependencies-policy',
  name: { zh: '依赖策略', en: 'Dependencies policy' },
  question: {
    zh: '写明了怎样引入和更新依赖吗？',
    en: 'Is there a written policy for taking and updating dependencies?',
  },
  why: {
    zh: '引入依赖就是信任别人的代码，需要有规则可循。',
    en: 'Taking a dependency is trusting someone else’s code; it needs a rule.',
  },
  fix: {
    zh: '加入 docs/dependency-policy.md：怎样评估、谁批准、多久更新；再在 security-insights.yml 写明它的网址：\n\nrepository:\n  documentation:\n    dependency-management-policy: https://…/dependency-policy.md',
    en: 'Add docs/dependency-policy.md: how they are judged, who approves, how often they are updated; and name its address in security-insights.yml:\n\nrepository:\n  documentation:\n    dependency-management-policy: https://…/dependency-policy.md',
  },
  category: 'security',
  weight: 2,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#dependencies-policy',
  aliases: ['clomonitor:dependencies_policy'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const declared = inInsights(files);
    if (declared !== null) {
      return pass(
        { zh: '安全信息清单里写明了依赖策略。', en: 'The security insights name a dependencies policy.' },
        { evidence: [declared] },
      );
    }
    const search = findDocument(files, kind);
    if (search.found !== null) return pass(whereFound(search.found, kind), search);
    const unread = insightsFiles(files).find(({ path, size }) => size !== 0 && files.text(path) === null);
    if (unread !== undefined) {
      return unknown(
        { zh: `${unread.path} 的内容没有读到。`, en: `The content of ${unread.path} was not read.` },
        { evidence: [{ path: unread.path, line: null, text: null }], searched: search.searched },
      );
    }
    return absence(
      { ...search, searched: [...search.searched, 'SECURITY-INSIGHTS.yml: env-dependencies-policy'] },
      kind,
    );
  },
});
