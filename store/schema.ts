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

import type { BlobTable } from './tables/blob.ts';
import type { CheckResultTable } from './tables/check-result.ts';
import type { CommitTable } from './tables/commit.ts';
import type { CommitTrailerTable } from './tables/commit-trailer.ts';
import type { CrawlRunTable } from './tables/crawl-run.ts';
import type { GitRefTable } from './tables/git-ref.ts';
import type { IdentityTable } from './tables/identity.ts';
import type { IdentitySuggestionTable } from './tables/identity-suggestion.ts';
import type { LicenceFactTable } from './tables/licence-fact.ts';
import type { MetricValueTable } from './tables/metric-value.ts';
import type { OrganisationTable } from './tables/organisation.ts';
import type { OrganisationDomainTable } from './tables/organisation-domain.ts';
import type { ProjectTable } from './tables/project.ts';
import type { ProjectRepositoryTable } from './tables/project-repository.ts';
import type { ProjectStageTable } from './tables/project-stage.ts';
import type { RankingTable } from './tables/ranking.ts';
import type { RepositoryTable } from './tables/repository.ts';
import type { RepositoryNameTable } from './tables/repository-name.ts';
import type { ScoreTable } from './tables/score.ts';
import type { TagTable } from './tables/tag.ts';
import type { TreeFileTable } from './tables/tree-file.ts';

/** All tables, for Kysely. `bigint` columns are text on this side; `date` columns are `YYYY-MM-DD`. */
export interface Database {
  blob: BlobTable;
  check_result: CheckResultTable;
  commit: CommitTable;
  commit_trailer: CommitTrailerTable;
  crawl_run: CrawlRunTable;
  git_ref: GitRefTable;
  identity: IdentityTable;
  identity_suggestion: IdentitySuggestionTable;
  licence_fact: LicenceFactTable;
  metric_value: MetricValueTable;
  organisation: OrganisationTable;
  organisation_domain: OrganisationDomainTable;
  project: ProjectTable;
  project_repository: ProjectRepositoryTable;
  project_stage: ProjectStageTable;
  ranking: RankingTable;
  repository: RepositoryTable;
  repository_name: RepositoryNameTable;
  score: ScoreTable;
  tag: TagTable;
  tree_file: TreeFileTable;
}
