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

import type { Text } from '#store/facts.ts';
import type { Stream } from '#store/stream.ts';

/** Streams in words. */
export const streamNames: Readonly<Record<Stream, Text>> = {
  repository: { zh: '代码仓信息', en: 'repository' },
  issues: { zh: '议题', en: 'issues' },
  changes: { zh: '变更', en: 'changes' },
  comments: { zh: '评论', en: 'comments' },
  reviews: { zh: '评审', en: 'reviews' },
  'review-comments': { zh: '行内评论', en: 'review comments' },
  events: { zh: '事件', en: 'events' },
  releases: { zh: '发行版', en: 'releases' },
  labels: { zh: '标签（议题）', en: 'labels' },
  milestones: { zh: '里程碑', en: 'milestones' },
  stars: { zh: '收藏', en: 'stars' },
  forks: { zh: '派生', en: 'forks' },
  ci: { zh: '持续集成', en: 'continuous integration' },
  protection: { zh: '分支保护', en: 'branch protection' },
  contributors: { zh: '贡献者与组织', en: 'contributors and organisations' },
  emails: { zh: '邮箱与账号的对应', en: 'e-mail to account' },
};
