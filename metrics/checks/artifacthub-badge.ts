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

import { defineCheck, notApplicable } from '../check.ts';
import { type Badge, badgeOutcome } from '../reading/badge.ts';

const badge: Badge = {
  name: { zh: 'Artifact Hub 徽章', en: 'Artifact Hub badge' },
  urls: [
    /^https:\/\/artifacthub\.io\/(?:packages\/[a-z-]{1,40}\/[\w.-]{1,100}|badge\/repository\/[\w.-]{1,100})/i,
    /^https:\/\/img\.shields\.io\/endpoint\?url=https(?::|%3A)(?:\/|%2F){2}artifacthub\.io(?:\/|%2F)badge(?:\/|%2F)repository(?:\/|%2F)[\w.-]{1,100}/i,
  ],
  near: /^https:\/\/artifacthub\.io/i,
};

/** Files that say the repository publishes packages of a kind that Artifact Hub lists. */
const packages = /(?:^|\/)(?:Chart\.yaml|artifacthub-(?:repo|pkg)\.ya?ml)$/;

/** CLOMonitor's Artifact Hub badge check; not asked of repositories without such packages. */
export const artifacthubBadge = defineCheck({
  id: 'artifacthub-badge',
  name: { zh: 'Artifact Hub 徽章', en: 'Artifact Hub badge' },
  question: {
    zh: '发布 Helm Chart 等制品的项目，README 是否有 Artifact Hub 徽章？',
    en: 'Does a project that publishes Helm charts or the like show its Artifact Hub badge?',
  },
  why: {
    zh: '登记到 Artifact Hub，使用者能找到制品、版本和签名信息。',
    en: 'Listed on Artifact Hub, its packages, versions and signatures can be found.',
  },
  fix: {
    zh: '在 https://artifacthub.io 登记制品仓库，然后在 README 加：\n\n[![Artifact Hub](https://img.shields.io/endpoint?url=https://artifacthub.io/badge/repository/<名称>)](https://artifacthub.io/packages/search?repo=<名称>)',
    en: 'List the package repository on https://artifacthub.io, then add to the README:\n\n[![Artifact Hub](https://img.shields.io/endpoint?url=https://artifacthub.io/badge/repository/<name>)](https://artifacthub.io/packages/search?repo=<name>)',
  },
  category: 'engineering',
  weight: 1,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#artifact-hub-badge',
  aliases: ['clomonitor:artifacthub_badge'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const outcome = badgeOutcome(files, badge);
    if (outcome.status === 'pass') return outcome;
    if (files.match(packages).some(({ path }) => !/(?:^|\/)(?:vendor|third_party|testdata|tests?)\//i.test(path)))
      return outcome;
    return notApplicable(
      {
        zh: '仓库里没有 Helm Chart 等 Artifact Hub 收录的制品。',
        en: 'The repository has no Helm chart or other package that Artifact Hub lists.',
      },
      { searched: ['**/Chart.yaml', '**/artifacthub-repo.yml', '**/artifacthub-pkg.yml', ...outcome.searched] },
    );
  },
});
