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

const docs = (page: string) => `https://docs.gitcode.com/en/docs/apis/${page}`;

function partial(page: string, zh: string, en: string): Capability {
  return { support: 'partial', anonymous: 'none', note: { zh, en }, source: docs(page) };
}

/** What GitCode's documentation promises. */
export const gitcodeCapabilities: Readonly<Record<Stream, Capability>> = {
  repository: {
    ...partial(
      'get-api-v-5-repos-owner-repo',
      '文档没有说明归档、镜像、模板和停用状态；同一人的账号编号在不同接口可能不同。',
      'Archived, mirror, template and disabled are not documented; one person can have different ids in different lists.',
    ),
    anonymous: 'partial',
  },
  issues: partial(
    'get-api-v-5-repos-owner-repo-issues',
    '不提供由谁关闭、是否锁定。',
    'Who closed an issue and whether it is locked is not told.',
  ),
  changes: partial(
    'get-api-v-5-repos-owner-repo-pulls',
    '合并人从操作日志逐个读取；未合并而关闭的，不知由谁关闭。',
    'Who merged is read from the operation log, one request for each merged change; who closed an unmerged one is not told.',
  ),
  comments: partial(
    'get-api-v-5-repos-owner-repo-pulls-number-comments',
    '合并请求的评论没有全仓列表，逐个请求读取；评论有变而合并请求的更新时间不变时会漏到下次全量采集。',
    'No list has the comments of all changes: they are read one change at a time, and come with the next full crawl where a comment does not move its change’s time.',
  ),
  reviews: partial(
    'get-api-v-5-repos-owner-repo-pulls',
    '仅有审查人是否通过；通过的时间只在已合并的合并请求的操作日志中。',
    'Only whether each reviewer accepted; when is told in the operation logs of merged changes alone.',
  ),
  'review-comments': partial(
    'get-api-v-5-repos-owner-repo-pulls-number-comments',
    '文档没有写明文件、行号和提交，给出时才有。',
    'File, line and commit are not documented: they are kept where they come.',
  ),
  events: partial(
    'get-api-v-5-repos-owner-repo-pulls-number-operate-logs',
    '只读取已合并的合并请求的操作日志；没有写明有哪些动作，看不懂的记为缺失。',
    'From the operation logs of merged changes; the actions are not documented, and unknown ones are counted as missing.',
  ),
  releases: partial(
    'get-api-v-5-repos-owner-repo-releases',
    '发布没有编号，以标签名代替；附件没有大小和摘要。',
    'Releases have no id: the tag stands for it. Files come without size or digest.',
  ),
  labels: partial('get-api-v-5-repos-owner-repo-labels', '标签没有说明文字。', 'Labels have no description.'),
  milestones: partial(
    'get-api-v-5-repos-owner-repo-milestones',
    '不提供关闭时间。',
    'When a milestone was closed is not told.',
  ),
  stars: partial(
    'get-api-v-5-repos-owner-repo-stargazers',
    '有标星时间；仅在标星数变化后重新读取。',
    'With dates. Read again only after the number changed.',
  ),
  forks: partial(
    'get-api-v-5-repos-owner-repo-forks',
    '看不到他人的私有派生仓；仅在派生数变化后重新读取。',
    'Private forks of others are not shown. Read again only after the number changed.',
  ),
  ci: {
    support: 'unsupported',
    anonymous: 'none',
    note: { zh: '文档中没有流水线运行的列表。', en: 'The documentation has no list of pipeline runs.' },
    source: docs(''),
  },
  protection: partial(
    'get-api-v-5-repos-owner-repo-protect-branches',
    '只记录哪些分支受保护，不解释谁可以推送与合并。',
    'Only which branches are protected is kept, not who may push and merge.',
  ),
  contributors: partial(
    'get-api-v-5-repos-owner-repo-contributors',
    '只有姓名与邮箱，没有账号；邮箱只以散列形式保存。',
    'By name and address, without the account; addresses are kept as hashes only.',
  ),
  emails: {
    support: 'unsupported',
    anonymous: 'none',
    note: { zh: '提交接口不给出作者账号。', en: 'Commits do not tell the account of their author.' },
    source: docs('get-api-v-5-repos-owner-repo-commits-sha'),
  },
};
