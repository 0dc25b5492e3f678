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
import { type Badge, badgeOutcome } from '../reading/badge.ts';

const project = String.raw`(?:github\.com|gitlab\.com)\/[\w.-]{1,100}\/[\w.-]{1,100}`;

const badge: Badge = {
  name: { zh: 'OpenSSF Scorecard 徽章', en: 'OpenSSF Scorecard badge' },
  urls: [
    new RegExp(String.raw`^https:\/\/api\.(?:scorecard\.dev|securityscorecards\.dev)\/projects\/${project}`, 'i'),
    new RegExp(String.raw`^https:\/\/(?:scorecard\.dev|securityscorecards\.dev)\/viewer\/?\?uri=${project}`, 'i'),
  ],
  near: /^https:\/\/(?:api\.)?(?:scorecard\.dev|securityscorecards\.dev)/i,
};

/** CLOMonitor's Scorecard badge check. */
export const openssfScorecardBadge = defineCheck({
  id: 'openssf-scorecard-badge',
  name: { zh: 'OpenSSF Scorecard 徽章', en: 'OpenSSF Scorecard badge' },
  question: { zh: 'README 是否有 OpenSSF Scorecard 徽章？', en: 'Does the README show the OpenSSF Scorecard badge?' },
  why: {
    zh: '徽章说明项目定期公开自己的供应链安全评分。',
    en: 'The badge shows that the project regularly publishes its supply-chain score.',
  },
  fix: {
    zh: '启用 ossf/scorecard-action 并设 publish_results: true，然后在 README 加：\n\n[![OpenSSF Scorecard](https://api.scorecard.dev/projects/github.com/<组织>/<仓库>/badge)](https://scorecard.dev/viewer/?uri=github.com/<组织>/<仓库>)',
    en: 'Run ossf/scorecard-action with publish_results: true, then add to the README:\n\n[![OpenSSF Scorecard](https://api.scorecard.dev/projects/github.com/<owner>/<repository>/badge)](https://scorecard.dev/viewer/?uri=github.com/<owner>/<repository>)',
  },
  category: 'security',
  weight: 5,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#openssf-scorecard-badge',
  aliases: ['clomonitor:openssf_scorecard_badge'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => badgeOutcome(files, badge),
});
