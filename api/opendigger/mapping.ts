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

/** A file of OpenDigger and the metric it is made of. */
export interface OpendiggerFile {
  /** Name without `.json`. */
  readonly file: string;
  /** Metric id; null = not made. */
  readonly metric: string | null;
  /** `number` = one value a period; `duration` = mean, levels and quantiles; the others are lists. */
  readonly shape: 'number' | 'duration' | 'hours' | 'names' | 'pairs';
  /** Where ours differs; null = nowhere that we know of. */
  readonly differs: Text | null;
}

function number(file: string, metric: string, zh = '', en = ''): OpendiggerFile {
  return { file, metric, shape: 'number', differs: zh === '' ? null : { zh, en } };
}

function duration(file: string, metric: string, zh = '', en = ''): OpendiggerFile {
  return { ...number(file, metric, zh, en), shape: 'duration' };
}

function absent(file: string, zh: string, en: string): OpendiggerFile {
  return { file, metric: null, shape: 'number', differs: { zh, en } };
}

const human: Text = { zh: '不计机器人', en: 'bots are left out' };

/** Every file that OpenDigger has for a repository. */
export const opendiggerFiles: readonly OpendiggerFile[] = [
  number(
    'openrank',
    'openrank',
    '解到不动点，只含本站的项目',
    'solved to the fixed point, over the projects of this hub',
  ),
  number(
    'community_openrank',
    'community-openrank',
    '解到不动点，逐月继承',
    'solved to the fixed point, months inherited',
  ),
  number('activity', 'activity-2023', human.zh, human.en),
  {
    file: 'activity_details',
    metric: 'activity-2023',
    shape: 'pairs',
    differs: {
      zh: '只列有平台账号、未要求隐去的人，每期最多 100 人',
      en: 'people with an account there who may be named, at most 100 a period',
    },
  },
  number('stars', 'stars', '平台只给出仍在的收藏', 'platforms tell only stars that still stand'),
  number('technical_fork', 'forks'),
  number('attention', 'attention'),
  {
    file: 'active_dates_and_times',
    metric: 'active-dates-and-times',
    shape: 'hours',
    differs: { zh: '含提交，按 UTC', en: 'with commits; UTC' },
  },
  number('new_contributors', 'new-change-contributors', human.zh, human.en),
  {
    file: 'new_contributors_detail',
    metric: 'new-change-contributors',
    shape: 'names',
    differs: { zh: '同 contributors_detail', en: 'as contributors_detail' },
  },
  number('contributors', 'change-contributors', human.zh, human.en),
  {
    file: 'contributors_detail',
    metric: 'change-contributors',
    shape: 'names',
    differs: {
      zh: '只列有平台账号、未要求隐去的人，可能少于 contributors',
      en: 'people with an account there who may be named: may be fewer than contributors',
    },
  },
  number('inactive_contributors', 'inactive-contributors', '按代码贡献者（提交）计', 'counts authors of commits'),
  number('participants', 'participants', human.zh, human.en),
  number('bus_factor', 'bus-factor'),
  {
    file: 'bus_factor_detail',
    metric: 'bus-factor',
    shape: 'pairs',
    differs: { zh: '同 activity_details，权重向上取整', en: 'as activity_details, weights rounded up' },
  },
  absent('contributor_email_suffixes', '不提供：邮箱域名不公开', 'not made: domains of addresses are not published'),
  number('issues_new', 'issues-opened-or-reopened', '重开几次数几次', 'every reopening counts'),
  number('issues_closed', 'issues-closed'),
  number('issue_comments', 'comments', human.zh, human.en),
  duration('issue_response_time', 'issue-response-time-capped'),
  duration('issue_resolution_duration', 'issue-resolution-duration-by-opening'),
  duration('issue_age', 'issue-age'),
  absent('issues_and_change_request_active', '不提供：本站没有这一指标', 'not made: no metric of ours counts it'),
  number('change_requests', 'changes-opened', human.zh, human.en),
  number('change_requests_accepted', 'changes-merged', human.zh, human.en),
  absent(
    'change_requests_reviews',
    '不提供：本站评审与评论分开计',
    'not made: we count reviews and comments on lines apart',
  ),
  duration('change_request_response_time', 'change-response-time-capped'),
  duration('change_request_resolution_duration', 'change-resolution-duration-by-opening'),
  duration('change_request_age', 'change-age'),
  number('code_change_lines_add', 'change-lines-added', '只数合并的变更，每个一次', 'merged changes only, each once'),
  number(
    'code_change_lines_remove',
    'change-lines-removed',
    '只数合并的变更，每个一次',
    'merged changes only, each once',
  ),
  number('code_change_lines_sum', 'change-lines-sum', '只数合并的变更，每个一次', 'merged changes only, each once'),
];
