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

const gitea = 'https://docs.gitea.com/api/1.25/';
const usage = 'https://docs.gitea.com/development/api-usage';
const forgejo = 'https://forgejo.org/docs/latest/user/api-usage/';

function full(source: string, zh?: string, en?: string): Capability {
  const note = zh === undefined || en === undefined ? null : { zh, en };
  return { support: 'full', anonymous: 'full', note, source };
}

function partial(source: string, zh: string, en: string, anonymous: Capability['anonymous'] = 'full'): Capability {
  return { support: 'partial', anonymous, note: { zh, en }, source };
}

/** What servers of Gitea and Forgejo tell; each was read in their source, from 1.20 to 1.25 and from 7 on. */
export const capabilities: Readonly<Record<Stream, Capability>> = {
  repository: partial(
    gitea,
    '没有最近推送时间；所有者是个人还是组织也不说明；1.23 之前没有许可证。',
    'No time of the last push, and not whether the owner is a person or an organisation; no licence before 1.23.',
  ),
  issues: partial(
    gitea,
    '不说明是谁关闭的，也没有关闭原因。从别处导入的议题，作者记为原平台上的登录名。',
    'Not who closed an issue, and not why. Issues imported from elsewhere have the login of that place as their author.',
  ),
  changes: partial(
    gitea,
    '没有提交数（由 git 得出）；增删行数和合并人要看版本：Gitea 1.23、Forgejo 9 起的列表不含合并人，须逐个询问，每次最多 500 个。导入的合并请求，作者显示为执行导入的账号。',
    'No number of commits (git tells); changed lines and who merged depend on the version: lists of Gitea from 1.23 and Forgejo from 9 leave the merger out, so that merged changes are asked one by one, 500 at most in a run. Imported changes are shown under the account that imported them.',
  ),
  comments: full(
    gitea,
    '整个代码仓一起读取；系统自动写的记录属于事件，不算评论。',
    'Read for the whole repository at once; what the server notes itself is an event, not a comment.',
  ),
  reviews: full(
    gitea,
    '每个合并请求一次请求；较新的版本会给出评审数，没有评审的就不再询问。',
    'One request a change; newer versions count the reviews, and changes without any are not asked about.',
  ),
  'review-comments': partial(
    gitea,
    '每份带行内评论的评审一次请求；不说明回复的是哪一条。',
    'One request for each review with line comments; not which comment another one answers.',
  ),
  events: partial(
    gitea,
    '只能逐个读取时间线：每次读取最新的 1000 个，其余留到以后；增量时读取有变动的议题和合并请求。',
    'Timelines are read one by one: the newest 1,000 in a run, the others in later ones; after that those of issues and changes that something happened to.',
  ),
  releases: partial(
    gitea,
    '没有文件类型和校验值；草稿只给有发布权限的人看。',
    'No media types and digests of files; drafts are told only to those who may publish.',
  ),
  labels: full(gitea, '包括所属组织的标签。', 'With the labels of the organisation.'),
  milestones: full(gitea),
  stars: partial(
    gitea,
    '只知道是谁，不知道时间；管理员可以关闭此功能。',
    'Who, not when; operators can switch stars off.',
  ),
  forks: partial(gitea, '只有调用者看得到的派生仓。', 'Only forks that the caller may see.'),
  ci: partial(
    gitea,
    'Actions 任务从 Gitea 1.23 和 Forgejo 8 起可读，每次最多 40 页；其他系统的状态只读默认分支和最近 50 个未合并请求的最新提交。',
    'Tasks of actions from Gitea 1.23 and Forgejo 8 on, 40 pages at most in a run; what other systems reported only on the tip of the default branch and of the 50 open changes updated last.',
  ),
  protection: partial(
    gitea,
    '完整规则只有管理员可见；其他人只能看到默认分支是否受保护、需要几个批准、哪些检查。',
    'All rules for administrators only; others see whether the default branch is protected, how many approvals it needs and which checks.',
    'partial',
  ),
  contributors: {
    support: 'unsupported',
    anonymous: 'none',
    note: {
      zh: '接口没有贡献者列表，由 git 历史得出。',
      en: 'The API has no list of contributors; they come from the git history.',
    },
    source: forgejo,
  },
  emails: full(
    usage,
    '每个新邮箱查询一个提交；一次最多 1000 个，增量时 200 个。',
    'One commit for each new address; 1,000 at most in a full run, 200 in a delta.',
  ),
};
