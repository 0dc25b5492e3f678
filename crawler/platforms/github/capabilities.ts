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

import type { Stream } from '#store/stream.ts';
import type { Capability } from '../../platform.ts';

const rest = (page: string) => `https://docs.github.com/en/rest/${page}`;
const graphql = 'https://docs.github.com/en/graphql/reference/objects';

/** What GitHub can and cannot tell. */
export const capabilities: Readonly<Record<Stream, Capability>> = {
  repository: {
    support: 'full',
    anonymous: 'full',
    note: {
      zh: '公开议题数与变更数在平台上合在一起，不单独采用，而由各自的列表得出。',
      en: 'The count of open issues includes changes there, so it is taken from the lists instead.',
    },
    source: rest('repos/repos#get-a-repository'),
  },
  issues: {
    support: 'full',
    anonymous: 'partial',
    note: {
      zh: '不带令牌时每小时只有 60 次请求，大仓库要多次访问才能读完，也不知道由谁关闭。',
      en: 'Without a token there are 60 requests an hour: a large repository takes several visits, and who closed an issue is not told.',
    },
    source: rest('issues/issues#list-repository-issues'),
  },
  changes: {
    support: 'full',
    anonymous: 'partial',
    note: {
      zh: '不带令牌时没有合并人和增删行数；提交取自 git。',
      en: 'Without a token who merged and how many lines changed is not told. Commits are read from git.',
    },
    source: graphql,
  },
  comments: {
    support: 'full',
    anonymous: 'partial',
    note: {
      zh: '不带令牌时每小时只有 60 次请求，旧评论分多次读完。',
      en: 'Without a token there are 60 requests an hour: old comments arrive over several visits.',
    },
    source: rest('issues/comments#list-issue-comments-for-a-repository'),
  },
  reviews: {
    support: 'full',
    anonymous: 'none',
    note: {
      zh: '需要令牌：不带令牌时每个变更要单独请求一次，每小时 60 次不够用。',
      en: 'Needs a token: without one each change costs a request of its own, and 60 an hour are not enough.',
    },
    source: graphql,
  },
  'review-comments': {
    support: 'full',
    anonymous: 'partial',
    note: {
      zh: '不带令牌时每小时只有 60 次请求，旧评论分多次读完。',
      en: 'Without a token there are 60 requests an hour: old comments arrive over several visits.',
    },
    source: rest('pulls/comments#list-review-comments-in-a-repository'),
  },
  events: {
    support: 'full',
    anonymous: 'none',
    note: {
      zh: '需要令牌。每次推送不作为事件提供，提交取自 git。',
      en: 'Needs a token. Plain pushes are no events here: commits are read from git.',
    },
    source: 'https://docs.github.com/en/graphql/reference/unions#pullrequesttimelineitems',
  },
  releases: { support: 'full', anonymous: 'full', note: null, source: rest('releases/releases#list-releases') },
  labels: {
    support: 'full',
    anonymous: 'full',
    note: null,
    source: rest('issues/labels#list-labels-for-a-repository'),
  },
  milestones: { support: 'full', anonymous: 'full', note: null, source: rest('issues/milestones#list-milestones') },
  stars: {
    support: 'full',
    anonymous: 'none',
    note: {
      zh: '收回的星标在计数变化时发现；恰好同时有新增时，要等下一次全量读取。',
      en: 'Stars taken back are noticed when the count changes; when as many are added meanwhile, at the next full run.',
    },
    source: graphql,
  },
  forks: {
    support: 'full',
    anonymous: 'none',
    note: {
      zh: '只列出公开的、以及令牌看得到的派生仓库，可能少于平台显示的数目。',
      en: 'Only forks that are public, or that the token may see, are listed: there may be fewer than the count shown.',
    },
    source: rest('repos/forks#list-forks'),
  },
  ci: {
    support: 'partial',
    anonymous: 'none',
    note: {
      zh: '只有 GitHub Actions 的运行，首次读取最近 90 天；其他系统上报的提交状态没有读取。',
      en: 'Runs of GitHub Actions only, 90 days back at first; statuses that other systems report are not read.',
    },
    source: rest('actions/workflow-runs#list-workflow-runs-for-a-repository'),
  },
  protection: {
    support: 'partial',
    anonymous: 'none',
    note: {
      zh: '只看默认分支。规则集人人可读；经典分支保护要管理员权限，读不到的项目记为未知。',
      en: 'The default branch only. Rule sets are readable for all; classic protection needs administration rights, and what can’t be read is unknown.',
    },
    source: rest('repos/rules#get-rules-for-a-branch'),
  },
  contributors: {
    support: 'partial',
    anonymous: 'none',
    note: {
      zh: '平台只把前 500 个作者邮箱对应到账号，其余没有账号；仓库过大时不提供。',
      en: 'Only the first 500 author addresses are linked to accounts there; very large repositories are refused.',
    },
    source: rest('repos/repos#list-repository-contributors'),
  },
  emails: {
    support: 'partial',
    anonymous: 'none',
    note: {
      zh: '每个新邮箱查询一个提交；只认平台已关联账号的邮箱。',
      en: 'One commit is asked about for each new address; only addresses that the platform has linked are known.',
    },
    source: graphql,
  },
};
