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

import type { AccountTable } from './tables/account.ts';
import type { AccountMembershipTable } from './tables/account-membership.ts';
import type { ActTable } from './tables/act.ts';
import type { ActDiscountTable } from './tables/act-discount.ts';
import type { AffiliationTable } from './tables/affiliation.ts';
import type { AffiliationClaimTable } from './tables/affiliation-claim.ts';
import type { ApiBucketTable } from './tables/api-bucket.ts';
import type { ArchiveHourTable } from './tables/archive-hour.ts';
import type { BlobTable } from './tables/blob.ts';
import type { BranchProtectionTable } from './tables/branch-protection.ts';
import type { ChangeTable } from './tables/change.ts';
import type { ChangeCommitTable } from './tables/change-commit.ts';
import type { ChangeHeadTable } from './tables/change-head.ts';
import type { ChangeVerdictTable } from './tables/change-verdict.ts';
import type { CheckHistoryTable } from './tables/check-history.ts';
import type { CheckResultTable } from './tables/check-result.ts';
import type { CiRunTable } from './tables/ci-run.ts';
import type { CommentTable } from './tables/comment.ts';
import type { CommitTable } from './tables/commit.ts';
import type { CommitTrailerTable } from './tables/commit-trailer.ts';
import type { ContributionTable } from './tables/contribution.ts';
import type { ContributorTable } from './tables/contributor.ts';
import type { CrawlLeaseTable } from './tables/crawl-lease.ts';
import type { CrawlPlanTable } from './tables/crawl-plan.ts';
import type { CrawlProgressTable } from './tables/crawl-progress.ts';
import type { CrawlRunTable } from './tables/crawl-run.ts';
import type { EmailAccountTable } from './tables/email-account.ts';
import type { FeedStateTable } from './tables/feed-state.ts';
import type { FigureBasisTable } from './tables/figure-basis.ts';
import type { ForkTable } from './tables/fork.ts';
import type { GitRefTable } from './tables/git-ref.ts';
import type { HookTable } from './tables/hook.ts';
import type { HookDeliveryTable } from './tables/hook-delivery.ts';
import type { IdentityTable } from './tables/identity.ts';
import type { IdentityClassOverrideTable } from './tables/identity-class-override.ts';
import type { IdentityDecisionTable } from './tables/identity-decision.ts';
import type { IdentityEvidenceTable } from './tables/identity-evidence.ts';
import type { IdentitySuggestionTable } from './tables/identity-suggestion.ts';
import type { IssueTable } from './tables/issue.ts';
import type { LabelTable } from './tables/label.ts';
import type { LicenceBlobTable } from './tables/licence-blob.ts';
import type { LicenceDirectoryTable } from './tables/licence-directory.ts';
import type { LicenceFactTable } from './tables/licence-fact.ts';
import type { LicenceFileTable } from './tables/licence-file.ts';
import type { LicenceScanTable } from './tables/licence-scan.ts';
import type { MetricValueTable } from './tables/metric-value.ts';
import type { MilestoneTable } from './tables/milestone.ts';
import type { OpenrankMonthTable } from './tables/openrank-month.ts';
import type { OptOutTable } from './tables/opt-out.ts';
import type { OrganisationTable } from './tables/organisation.ts';
import type { OrganisationAliasTable } from './tables/organisation-alias.ts';
import type { OrganisationDomainTable } from './tables/organisation-domain.ts';
import type { PersonIdentityTable } from './tables/person-identity.ts';
import type { PlatformRepositoryTable } from './tables/platform-repository.ts';
import type { ProjectTable } from './tables/project.ts';
import type { ProjectRepositoryTable } from './tables/project-repository.ts';
import type { ProjectStageTable } from './tables/project-stage.ts';
import type { RankingTable } from './tables/ranking.ts';
import type { RankingDisputeTable } from './tables/ranking-dispute.ts';
import type { RankingEventTable } from './tables/ranking-event.ts';
import type { ReleaseTable } from './tables/release.ts';
import type { RepositoryTable } from './tables/repository.ts';
import type { RepositoryNameTable } from './tables/repository-name.ts';
import type { ReviewTable } from './tables/review.ts';
import type { ScoreTable } from './tables/score.ts';
import type { ScoreSeriesTable } from './tables/score-series.ts';
import type { StarTable } from './tables/star.ts';
import type { StreamStateTable } from './tables/stream-state.ts';
import type { SubjectEventTable } from './tables/subject-event.ts';
import type { TagTable } from './tables/tag.ts';
import type { TreeFileTable } from './tables/tree-file.ts';
import type { WorkItemTable } from './tables/work-item.ts';

/** All tables, for Kysely. `bigint` columns are text on this side; `date` columns are `YYYY-MM-DD`. */
export interface Database {
  account: AccountTable;
  account_membership: AccountMembershipTable;
  act: ActTable;
  act_discount: ActDiscountTable;
  affiliation: AffiliationTable;
  affiliation_claim: AffiliationClaimTable;
  api_bucket: ApiBucketTable;
  archive_hour: ArchiveHourTable;
  blob: BlobTable;
  branch_protection: BranchProtectionTable;
  change: ChangeTable;
  change_commit: ChangeCommitTable;
  change_head: ChangeHeadTable;
  change_verdict: ChangeVerdictTable;
  check_history: CheckHistoryTable;
  check_result: CheckResultTable;
  ci_run: CiRunTable;
  comment: CommentTable;
  commit: CommitTable;
  commit_trailer: CommitTrailerTable;
  contribution: ContributionTable;
  contributor: ContributorTable;
  crawl_lease: CrawlLeaseTable;
  crawl_plan: CrawlPlanTable;
  crawl_progress: CrawlProgressTable;
  crawl_run: CrawlRunTable;
  email_account: EmailAccountTable;
  feed_state: FeedStateTable;
  figure_basis: FigureBasisTable;
  fork: ForkTable;
  git_ref: GitRefTable;
  hook: HookTable;
  hook_delivery: HookDeliveryTable;
  identity: IdentityTable;
  identity_class_override: IdentityClassOverrideTable;
  identity_decision: IdentityDecisionTable;
  identity_evidence: IdentityEvidenceTable;
  identity_suggestion: IdentitySuggestionTable;
  issue: IssueTable;
  label: LabelTable;
  licence_blob: LicenceBlobTable;
  licence_directory: LicenceDirectoryTable;
  licence_fact: LicenceFactTable;
  licence_file: LicenceFileTable;
  licence_scan: LicenceScanTable;
  metric_value: MetricValueTable;
  milestone: MilestoneTable;
  openrank_month: OpenrankMonthTable;
  opt_out: OptOutTable;
  organisation: OrganisationTable;
  organisation_alias: OrganisationAliasTable;
  organisation_domain: OrganisationDomainTable;
  person_identity: PersonIdentityTable;
  platform_repository: PlatformRepositoryTable;
  project: ProjectTable;
  project_repository: ProjectRepositoryTable;
  project_stage: ProjectStageTable;
  ranking: RankingTable;
  ranking_dispute: RankingDisputeTable;
  ranking_event: RankingEventTable;
  release: ReleaseTable;
  repository: RepositoryTable;
  repository_name: RepositoryNameTable;
  review: ReviewTable;
  score: ScoreTable;
  score_series: ScoreSeriesTable;
  star: StarTable;
  stream_state: StreamStateTable;
  subject_event: SubjectEventTable;
  tag: TagTable;
  tree_file: TreeFileTable;
  work_item: WorkItemTable;
}
