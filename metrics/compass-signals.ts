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
import type { ModelInput } from './model.ts';

/** A measured thing that Compass models share. */
export interface CompassSignal {
  readonly id: string;
  readonly name: Text;
  readonly aliases: readonly string[];
  readonly note?: Text;
  readonly reads?: ModelInput['reads'];
}

/** What the inputs of Compass models are called here and in Compass, and how ours differ. */
export const compassSignals = {
  contributors: {
    id: 'active-people',
    name: { zh: '贡献者数', en: 'Contributors' },
    aliases: ['contributor_count'],
    note: {
      zh: '12 个月里有任何贡献的人；原模型取 90 天',
      en: 'People with any contribution in 12 months; the source takes 90 days',
    },
  },
  codeContributors: {
    id: 'code-contributors',
    name: { zh: '代码贡献者数', en: 'Code contributors' },
    aliases: ['code_contributor_count'],
    note: {
      zh: '取 12 个月，原模型取 90 天',
      en: 'Over 12 months, the source takes 90 days',
    },
  },
  commitFrequency: {
    id: 'commit-frequency',
    name: { zh: '每周提交数', en: 'Commits per week' },
    aliases: ['commit_frequency'],
    note: { zh: '取 12 个月，原模型取 90 天', en: 'Over 12 months, the source takes 90 days' },
  },
  isMaintained: {
    id: 'is-maintained',
    name: { zh: '有提交的周占比', en: 'Share of weeks with a commit' },
    aliases: ['is_maintained'],
  },
  commitLinked: {
    id: 'commit-change-link-ratio',
    name: { zh: '提交关联变更的比率', en: 'Share of commits that came by a change' },
    aliases: ['git_pr_linked_ratio', 'commit_pr_linked_ratio'],
    note: { zh: '取 12 个月，原模型取 90 天', en: 'Over 12 months, the source takes 90 days' },
  },
  changeLinked: {
    id: 'change-issue-link-ratio',
    name: { zh: '变更关联议题的比率', en: 'Share of changes that name an issue' },
    aliases: ['pr_issue_linked_ratio'],
    note: { zh: '取 12 个月，原模型取 90 天', en: 'Over 12 months, the source takes 90 days' },
  },
  reviewRatio: {
    id: 'review-ratio',
    name: { zh: '评审比率', en: 'Share of changes reviewed' },
    aliases: ['code_review_ratio'],
    note: {
      zh: '取 12 个月，原模型取 90 天',
      en: 'Over 12 months, the source takes 90 days',
    },
  },
  mergeRatio: {
    id: 'non-author-merge-ratio',
    name: { zh: '非作者合入的比率', en: 'Share merged by somebody else' },
    aliases: ['code_merge_ratio'],
    note: { zh: '取 12 个月，原模型取 90 天', en: 'Over 12 months, the source takes 90 days' },
  },
  lines: {
    id: 'lines-per-week',
    name: { zh: '每周代码行数', en: 'Lines per week' },
    aliases: ['lines_of_code_frequency'],
    note: { zh: '取 12 个月，原模型取 90 天', en: 'Over 12 months, the source takes 90 days' },
  },
  commentFrequency: {
    id: 'comment-frequency',
    name: { zh: '每个议题的评论数', en: 'Comments per issue' },
    aliases: ['comment_frequency'],
  },
  reviewCount: {
    id: 'review-depth',
    name: { zh: '每个变更的评审意见数', en: 'Review comments per change' },
    aliases: ['code_review_count'],
    note: { zh: '取 12 个月，原模型取 90 天', en: 'Over 12 months, the source takes 90 days' },
  },
  updatedIssues: {
    id: 'recent-issues-updated',
    name: { zh: '更新的议题数', en: 'Issues updated' },
    aliases: ['updated_issues_count'],
  },
  closedChanges: {
    id: 'recent-changes-closed',
    name: { zh: '关闭的变更数', en: 'Changes closed' },
    aliases: ['close_pr_count', 'closed_prs_count'],
  },
  closedIssues: {
    id: 'recent-issues-closed',
    name: { zh: '关闭的议题数', en: 'Issues closed' },
    aliases: ['closed_issues_count'],
  },
  updatedSince: {
    id: 'months-since-update',
    name: { zh: '更新至今（月）', en: 'Months since the last update' },
    aliases: ['updated_since'],
  },
  organisations: {
    id: 'organisations',
    name: { zh: '单位数', en: 'Organisations' },
    aliases: ['org_count'],
    note: { zh: '取 12 个月，原模型取 90 天', en: 'Over 12 months, the source takes 90 days' },
  },
  organisationContributors: {
    id: 'organisation-contributors',
    name: { zh: '有单位的贡献者数', en: 'Contributors with an organisation' },
    aliases: ['org_contributor_count', 'activity_organization_contributor_count'],
  },
  organisationCommits: {
    id: 'organisation-commit-frequency',
    name: { zh: '单位的每周提交数', en: 'Commits per week by organisations' },
    aliases: ['org_commit_frequency'],
    note: { zh: '取 12 个月，原模型取 90 天', en: 'Over 12 months, the source takes 90 days' },
  },
  organisationWeeks: {
    id: 'organisation-weeks',
    name: { zh: '单位的贡献周数', en: 'Weeks of contribution by organisations' },
    aliases: ['org_contribution_last'],
  },
  releases: {
    id: 'releases',
    name: { zh: '一年内的发布次数', en: 'Releases of a year' },
    aliases: ['recent_releases_count'],
  },
  absence: {
    id: 'bus-factor-strict',
    name: { zh: '贡献者缺席系数', en: 'Contributor absence factor' },
    aliases: ['bus_factor'],
  },
  closureRatio: {
    id: 'change-closure-ratio',
    name: { zh: '变更关闭比率', en: 'Change request closure ratio' },
    aliases: ['change_request_closure_ratio'],
  },
  closureRatioRecent: {
    id: 'change-closure-ratio-recent',
    name: { zh: '近期变更关闭比率', en: 'Recent change request closure ratio' },
    aliases: ['change_request_closure_ratio_recently_period'],
    reads: { metric: 'change-closure-ratio', per: 1 },
    note: {
      zh: '取 12 个月；原模型只看近期打开的变更',
      en: 'Over 12 months; the source looks at changes opened recently only',
    },
  },
  organisationHead: {
    id: 'contributions-per-organisation-contributor',
    name: { zh: '有单位者的人均贡献次数', en: 'Contributions per contributor with an organisation' },
    aliases: ['activity_organization_contribution_per_person'],
  },
  individuals: {
    id: 'individual-contributors',
    name: { zh: '个人贡献者数', en: 'Individual contributors' },
    aliases: ['activity_individual_contributor_count'],
    note: {
      zh: '没有已知单位的人；原模型按邮箱域名判断',
      en: 'People without a known organisation; the source goes by e-mail domains',
    },
  },
  individualHead: {
    id: 'contributions-per-individual',
    name: { zh: '个人的人均贡献次数', en: 'Contributions per individual' },
    aliases: ['activity_individual_contribution_per_person'],
  },
  core: {
    id: 'core-contributors',
    name: { zh: '核心贡献者数', en: 'Core contributors' },
    aliases: ['activity_core_contributor_count'],
  },
  coreHead: {
    id: 'contributions-per-core-contributor',
    name: { zh: '核心的人均贡献次数', en: 'Contributions per core contributor' },
    aliases: ['activity_core_contribution_per_person'],
  },
  regular: {
    id: 'regular-contributors',
    name: { zh: '常客数', en: 'Regular contributors' },
    aliases: ['activity_regular_contributor_count'],
  },
  regularHead: {
    id: 'contributions-per-regular-contributor',
    name: { zh: '常客的人均贡献次数', en: 'Contributions per regular contributor' },
    aliases: ['activity_regular_contribution_per_person'],
  },
  casual: {
    id: 'casual-contributors',
    name: { zh: '访客数', en: 'Casual contributors' },
    aliases: ['activity_casual_contributor_count'],
  },
  casualHead: {
    id: 'contributions-per-casual-contributor',
    name: { zh: '访客的人均贡献次数', en: 'Contributions per casual contributor' },
    aliases: ['activity_casual_contribution_per_person'],
  },
  code: {
    id: 'code-contributors',
    name: { zh: '代码贡献者数', en: 'Code contributors' },
    aliases: ['activity_code_contributor_count'],
  },
  codeHead: {
    id: 'contributions-per-code-contributor',
    name: { zh: '代码人均贡献次数', en: 'Contributions per code contributor' },
    aliases: ['activity_code_contribution_per_person'],
  },
  issue: {
    id: 'issue-contributors',
    name: { zh: '议题贡献者数', en: 'Issue contributors' },
    aliases: ['activity_issue_contributor_count'],
  },
  issueHead: {
    id: 'contributions-per-issue-contributor',
    name: { zh: '议题人均贡献次数', en: 'Contributions per issue contributor' },
    aliases: ['activity_issue_contribution_per_person'],
  },
  observer: {
    id: 'd0-users',
    name: { zh: '观察者数', en: 'Observers' },
    aliases: ['activity_observation_contributor_count'],
    note: { zh: '加星标或派生的人；平台不提供关注者', en: 'People who starred or forked; watchers are not told' },
  },
  observerHead: {
    id: 'observations-per-observer',
    name: { zh: '观察者人均次数', en: 'Observations per observer' },
    aliases: ['activity_observation_contribution_per_person'],
  },
} as const satisfies Record<string, CompassSignal>;
