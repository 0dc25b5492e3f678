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

const badge: Badge = {
  name: { zh: 'OpenSSF 最佳实践徽章', en: 'OpenSSF Best Practices badge' },
  urls: [
    /^https:\/\/(?:www\.)?bestpractices\.dev\/(?:[a-z]{2}(?:-[A-Z]{2})?\/)?projects\/\d{1,9}(?!\d)/i,
    /^https:\/\/bestpractices\.coreinfrastructure\.org\/(?:[a-z]{2}(?:-[A-Z]{2})?\/)?projects\/\d{1,9}(?!\d)/i,
  ],
  near: /^https:\/\/(?:www\.bestpractices\.dev|bestpractices\.(?:dev|coreinfrastructure\.org))/i,
};

/** CLOMonitor's OpenSSF badge check; whether the badge is passing, silver or gold is not in a clone. */
export const openssfBadge = defineCheck({
  id: 'openssf-badge',
  name: { zh: 'OpenSSF 最佳实践徽章', en: 'OpenSSF Best Practices badge' },
  question: {
    zh: 'README 是否有 OpenSSF 最佳实践徽章？',
    en: 'Does the README show the OpenSSF Best Practices badge?',
  },
  why: {
    zh: '徽章背后是一份逐条自评的清单，各基金会在孵化和毕业时都看它。',
    en: 'Behind the badge stands a self-assessment, criterion by criterion, that foundations look at for every stage.',
  },
  fix: {
    zh: '在 https://www.bestpractices.dev/zh-CN 登记项目并填写自评，然后在 README 加（换成自己的编号）：\n\n[![OpenSSF Best Practices](https://www.bestpractices.dev/projects/<编号>/badge)](https://www.bestpractices.dev/projects/<编号>)',
    en: 'Register the project on https://www.bestpractices.dev, answer the criteria, then add to the README with your own number:\n\n[![OpenSSF Best Practices](https://www.bestpractices.dev/projects/<number>/badge)](https://www.bestpractices.dev/projects/<number>)',
  },
  category: 'engineering',
  weight: 5,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#openssf-badge',
  aliases: ['clomonitor:openssf_badge', 'scorecard:CII-Best-Practices'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => badgeOutcome(files, badge),
});
