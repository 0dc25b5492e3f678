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

import { defineCheck } from '../check.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { presenceOutcome } from '../reading/presence.ts';

/** A place that tells how to report a vulnerability. */
export const securityPolicy = defineCheck({
  id: 'security-policy',
  name: { zh: '安全策略', en: 'Security policy' },
  question: { zh: '项目说明了怎样报告漏洞吗？', en: 'Does the project say how to report a vulnerability?' },
  why: {
    zh: '没有说明，发现者只能公开提问题，漏洞会先被攻击者看到。',
    en: 'Without it a finder can only open a public issue, and attackers read it first.',
  },
  fix: {
    zh: '加入 SECURITY.md（根目录、.github、.gitee 或 docs）：私密报告渠道、答复期限、支持的版本。',
    en: 'Add SECURITY.md (root, .github, .gitee or docs): a private channel, a time to answer, supported versions.',
  },
  category: 'security',
  weight: 5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#security-policy',
  aliases: ['clomonitor:security_policy', 'scorecard:Security-Policy'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => presenceOutcome(files, documentKinds.security),
});
