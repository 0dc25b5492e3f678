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

/** A case of DevStats' own test, by its place in the file, and which of our metrics it states. */
export interface DevStatsCase {
  readonly number: number;
  readonly metric: string;
  /** Ids of the metrics that reproduce it; none = it states no metric of ours, and `note` says why. */
  readonly ours: readonly string[];
  /** What of it is compared, where that is not all. */
  readonly note: string | null;
}

/** Every case of `tests.yaml` of cncf/devstats at 194c6ce2 (Apache-2.0). */
export const cases: readonly DevStatsCase[] = [
  { number: 1, metric: 'events', ours: [], note: 'raw events of the feed, of no kind that is an act' },
  {
    number: 2,
    metric: 'reviewers',
    ours: [],
    note: 'commands in comments (/lgtm, /approve, …) of one bot: what people write is not read for figures',
  },
  { number: 3, metric: 'sig_mentions', ours: [], note: 'mentions of team names in texts: texts are not kept' },
  { number: 4, metric: 'sig_mentions', ours: [], note: 'mentions of team names in texts: texts are not kept' },
  {
    number: 5,
    metric: 'labels_sig',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 6,
    metric: 'labels_kind',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 7,
    metric: 'labels_sig_kind',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  { number: 8, metric: 'prs_merged', ours: ['changes-opened', 'changes-merged', 'changes-declined'], note: null },
  { number: 9, metric: 'prs_merged', ours: ['changes-opened', 'changes-merged', 'changes-declined'], note: null },
  { number: 10, metric: 'prs_merged', ours: ['changes-opened', 'changes-merged', 'changes-declined'], note: null },
  { number: 11, metric: 'prs_merged_groups', ours: ['changes-merged'], note: null },
  { number: 12, metric: 'prs_merged_groups', ours: ['changes-merged'], note: null },
  { number: 13, metric: 'all_prs_merged', ours: ['changes-merged'], note: null },
  { number: 14, metric: 'all_prs_merged', ours: ['changes-merged'], note: null },
  { number: 15, metric: 'new_prs', ours: ['changes-opened'], note: null },
  { number: 16, metric: 'new_prs', ours: ['changes-opened'], note: null },
  { number: 17, metric: 'prs_authors', ours: ['change-authors'], note: null },
  { number: 18, metric: 'prs_authors', ours: ['change-authors'], note: null },
  {
    number: 19,
    metric: 'prs_age',
    ours: ['changes-opened'],
    note: 'its counts; its ages are not ours: a change that is still open counts as ending now, so that the figure grows by the day; see change-resolution-duration-by-opening and change-age',
  },
  {
    number: 20,
    metric: 'prs_age',
    ours: ['changes-opened'],
    note: 'its counts; its ages are not ours: a change that is still open counts as ending now, so that the figure grows by the day; see change-resolution-duration-by-opening and change-age',
  },
  { number: 21, metric: 'repo_comments', ours: ['comments'], note: null },
  { number: 22, metric: 'repo_comments', ours: ['comments'], note: null },
  { number: 23, metric: 'repo_commenters', ours: ['commenters'], note: null },
  { number: 24, metric: 'repo_commenters', ours: ['commenters'], note: null },
  {
    number: 25,
    metric: 'labels_sig_kind_closed',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  { number: 26, metric: 'issues_opened', ours: ['issues-opened', 'changes-opened'], note: null },
  { number: 27, metric: 'issues_closed', ours: ['issues-closed', 'changes-closed'], note: null },
  {
    number: 28,
    metric: 'num_stats',
    ours: ['participants', 'organisations'],
    note: 'developers, and those of unknown organisation; of the companies one has nobody left once overlapping affiliations are split',
  },
  {
    number: 29,
    metric: 'user_activity',
    ours: ['issues-opened', 'changes-opened', 'commits', 'comments', 'commenters'],
    note: 'rows as the test program of DevStats makes them',
  },
  {
    number: 30,
    metric: 'user_activity_commits',
    ours: ['commits'],
    note: 'all repositories; rows as the test program of DevStats makes them, whose split over repositories is not in the file',
  },
  {
    number: 31,
    metric: 'company_activity',
    ours: ['issues-opened', 'changes-opened', 'commits', 'comments', 'change-authors'],
    note: 'its organisations double count where affiliations overlap; ours sum to the project, by the split rule stated in the test',
  },
  {
    number: 32,
    metric: 'company_activity_commits',
    ours: [],
    note: 'counts whoever authored, committed or pushed a commit, over rows that the test program of DevStats makes and the file does not hold',
  },
  {
    number: 33,
    metric: 'bot_commands',
    ours: [],
    note: 'commands in comments (/lgtm, /approve, …) of one bot: what people write is not read for figures',
  },
  {
    number: 34,
    metric: 'bot_commands',
    ours: [],
    note: 'commands in comments (/lgtm, /approve, …) of one bot: what people write is not read for figures',
  },
  {
    number: 35,
    metric: 'prs_labels',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 36,
    metric: 'prs_labels_by_sig',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  { number: 37, metric: 'opened_to_merged', ours: ['change-resolution-duration-by-opening'], note: null },
  {
    number: 38,
    metric: 'time_metrics',
    ours: [],
    note: 'times between the labels lgtm and approved: of an item only the labels it has now are kept, not when each came and went',
  },
  { number: 39, metric: 'issues_age', ours: ['issue-resolution-duration-by-opening'], note: 'all labels together' },
  {
    number: 40,
    metric: 'prs_state',
    ours: [],
    note: 'commands in comments (/lgtm, /approve, …) of one bot: what people write is not read for figures',
  },
  {
    number: 41,
    metric: 'prs_blocked',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 42,
    metric: 'pr_comments',
    ours: [],
    note: 'quantiles of the number of comments, the author’s own included: ours is a mean of those by others (change-comment-frequency)',
  },
  {
    number: 43,
    metric: 'watchers',
    ours: [],
    note: 'running totals that payloads of the feed carry; ours count dated stars and forks',
  },
  {
    number: 44,
    metric: 'first_non_author_activity',
    ours: ['change-time-to-first-response'],
    note: 'its total leaves out repositories without a group',
  },
  {
    number: 45,
    metric: 'project_stats',
    ours: ['commits', 'contributors', 'comments', 'commenters', 'issues-opened', 'changes-opened', 'stars', 'forks'],
    note: 'the other rows count raw events',
  },
  {
    number: 46,
    metric: 'project_company_stats',
    ours: ['commits', 'comments', 'issues-opened', 'changes-opened'],
    note: 'organisations; the other rows count raw events',
  },
  {
    number: 47,
    metric: 'project_developer_stats',
    ours: ['commits', 'comments', 'issues-opened', 'changes-opened'],
    note: 'people; the other rows count raw events',
  },
  {
    number: 48,
    metric: 'activity_repo_groups',
    ours: [],
    note: 'groups by the files that a commit touches, and raw events: our subjects are repositories and projects',
  },
  {
    number: 49,
    metric: 'commits_repo_groups',
    ours: [],
    note: 'groups by the files that a commit touches, and raw events: our subjects are repositories and projects',
  },
  { number: 50, metric: 'new_contributors', ours: ['new-change-authors', 'changes-by-new-authors'], note: null },
  {
    number: 51,
    metric: 'episodic_contributors',
    ours: ['episodic-change-authors', 'changes-by-episodic-authors'],
    note: 'the test program sets the limit of 12 to 3, and so do we',
  },
  { number: 52, metric: 'new_issues', ours: ['new-issue-authors', 'issues-by-new-authors'], note: null },
  {
    number: 53,
    metric: 'episodic_issues',
    ours: ['episodic-issue-authors', 'issues-by-episodic-authors'],
    note: 'the test program sets the limit of 12 to 3, and so do we',
  },
  {
    number: 54,
    metric: 'pr_workload',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 55,
    metric: 'pr_workload_table',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 56,
    metric: 'prs_open_by_sig',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 57,
    metric: 'awaiting_prs_by_sig',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 58,
    metric: 'inactive_prs_by_sig',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 59,
    metric: 'inactive_issues_by_sig',
    ours: [],
    note: 'figures by SIG, kind or priority labels: of an item only the labels it has now are kept, not when each came and went',
  },
  {
    number: 60,
    metric: 'reviews_per_user',
    ours: [],
    note: 'commands in comments (/lgtm, /approve, …) of one bot: what people write is not read for figures',
  },
  {
    number: 61,
    metric: 'open_issues_sigs_milestones',
    ours: ['issues-open'],
    note: 'all labels and milestones together; histories of reopening',
  },
  {
    number: 62,
    metric: 'open_prs_sigs_milestones',
    ours: ['changes-open'],
    note: 'all labels and milestones together; histories of reopening',
  },
  {
    number: 63,
    metric: 'hist_reviewers',
    ours: [],
    note: 'commands in comments (/lgtm, /approve, …) of one bot: what people write is not read for figures',
  },
  {
    number: 64,
    metric: 'hist_approvers',
    ours: [],
    note: 'commands in comments (/lgtm, /approve, …) of one bot: what people write is not read for figures',
  },
  {
    number: 65,
    metric: 'hist_pr_authors',
    ours: ['changes-opened'],
    note: 'people; rows dated “now” stand in June 2018',
  },
  {
    number: 66,
    metric: 'hist_pr_companies',
    ours: ['changes-opened'],
    note: 'organisations; rows dated “now” stand in June 2018',
  },
  { number: 67, metric: 'hist_commenters', ours: ['comments'], note: 'people; rows dated “now” stand in June 2018' },
  { number: 68, metric: 'countries', ours: [], note: 'countries and genders of people are not collected' },
  { number: 69, metric: 'countries_cum', ours: [], note: 'countries and genders of people are not collected' },
  {
    number: 70,
    metric: 'new_contributors_data',
    ours: ['new-change-authors'],
    note: 'their number; the list itself is not a metric',
  },
];
