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

const page = (operation: string) => `https://gitee.com/api/v5/swagger#/${operation}`;

/** What Gitee can tell. */
export const giteeCapabilities: Readonly<Record<Stream, Capability>> = {
  repository: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '归档按仓库状态“关闭”判断；是否为镜像、模板、被停用，以及打开的合并请求数，接口均不提供。',
      en: 'Archived is read from the status “关闭” (closed); whether it is a mirror, a template or disabled, and how many changes are open, is not told.',
    },
    source: page('getV5ReposOwnerRepo'),
  },
  issues: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '不提供由谁关闭、是否锁定。匿名访问每分钟约 60 次请求。',
      en: 'Who closed an issue and whether it is locked is not told. Anonymous callers have about 60 requests a minute.',
    },
    source: page('getV5ReposOwnerRepoIssues'),
  },
  changes: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '合并人只能逐个从操作日志读取；未合并而关闭的，不知由谁关闭；列表通常不含增删行数。',
      en: 'Who merged is only in the operation log, one request for each merged change; who closed an unmerged one, and mostly the lines changed, is not told.',
    },
    source: page('getV5ReposOwnerRepoPulls'),
  },
  comments: {
    support: 'full',
    anonymous: 'full',
    note: {
      zh: '未指明所属议题或合并请求的评论会记为缺失。',
      en: 'Comments that do not name their issue or change are counted as missing.',
    },
    source: page('getV5ReposOwnerRepoIssuesComments'),
  },
  reviews: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '仅有审查人是否通过；通过的时间只在已合并的合并请求的操作日志中。测试人的结论不计入。',
      en: 'Only whether each reviewer accepted; when is told in the operation logs of merged changes alone. Verdicts of testers are left out.',
    },
    source: page('getV5ReposOwnerRepoPullsNumberOperateLogs'),
  },
  'review-comments': {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '有文件与提交，通常没有文件行号：接口给的是差异中的相对行。',
      en: 'With file and commit, mostly without the line of the file: the platform counts lines of the diff.',
    },
    source: page('getV5ReposOwnerRepoPullsComments'),
  },
  events: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '只读取已合并的合并请求的操作日志；议题和其他合并请求的日志要逐个请求，不采集。看不懂的日志类型记为缺失。',
      en: 'From the operation logs of merged changes; those of issues and other changes would cost one request each and are not read. Entries of an unknown type are counted as missing.',
    },
    source: page('getV5ReposOwnerRepoPullsNumberOperateLogs'),
  },
  releases: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '附件只有名称和地址，没有大小、下载量和摘要。',
      en: 'Files come with name and address only: no size, downloads or digest.',
    },
    source: page('getV5ReposOwnerRepoReleases'),
  },
  labels: {
    support: 'partial',
    anonymous: 'full',
    note: { zh: '标签没有说明文字。', en: 'Labels have no description.' },
    source: page('getV5ReposOwnerRepoLabels'),
  },
  milestones: {
    support: 'partial',
    anonymous: 'full',
    note: { zh: '不提供关闭时间。', en: 'When a milestone was closed is not told.' },
    source: page('getV5ReposOwnerRepoMilestones'),
  },
  stars: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '文档没有写明标星时间，给出时才有日期；仅在标星数变化后重新读取。',
      en: 'The documentation promises no dates: they are kept where they come. Read again only after the number changed.',
    },
    source: page('getV5ReposOwnerRepoStargazers'),
  },
  forks: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '看不到他人的私有派生仓；仅在派生数变化后重新读取。',
      en: 'Private forks of others are not shown. Read again only after the number changed.',
    },
    source: page('getV5ReposOwnerRepoForks'),
  },
  ci: {
    support: 'unsupported',
    anonymous: 'none',
    note: {
      zh: '流水线（Gitee Go）没有公开的查询接口。',
      en: 'The pipelines of Gitee Go have no public API.',
    },
    source: 'https://gitee.com/api/v5/swagger',
  },
  protection: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '只知道哪些分支受保护；具体规则要仓库管理员才能读取。',
      en: 'Only which branches are protected; the rules are for administrators of the repository.',
    },
    source: page('getV5ReposOwnerRepoBranches'),
  },
  contributors: {
    support: 'partial',
    anonymous: 'full',
    note: {
      zh: '只有姓名与邮箱，没有账号；邮箱只以散列形式保存。',
      en: 'By name and address, without the account; addresses are kept as hashes only.',
    },
    source: page('getV5ReposOwnerRepoContributors'),
  },
  emails: {
    support: 'partial',
    anonymous: 'none',
    note: {
      zh: '每个新邮箱查询一个提交的作者账号，首次最多 300 个，之后每次最多 50 个。',
      en: 'One commit of each new address is asked for its author’s account, at most 300 in the first run and 50 in later ones.',
    },
    source: page('getV5ReposOwnerRepoCommitsSha'),
  },
};
