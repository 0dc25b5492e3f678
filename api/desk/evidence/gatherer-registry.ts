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

// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { AnyGatherer } from './gatherer.ts';
import { activeContributors } from './gatherers/active-contributors.ts';
import { adaptation } from './gatherers/adaptation.ts';
import { adopters } from './gatherers/adopters.ts';
import { agreementDocument } from './gatherers/agreement-document.ts';
import { binaryArtifacts } from './gatherers/binary-artifacts.ts';
import { branchProtection } from './gatherers/branch-protection.ts';
import { buildAndUserDocs } from './gatherers/build-and-user-docs.ts';
import { buildRun } from './gatherers/build-run.ts';
import { ciTests } from './gatherers/ci-tests.ts';
import { contributionDocuments } from './gatherers/contribution-documents.ts';
import { governanceDocument } from './gatherers/governance-document.ts';
import { headerCoverage } from './gatherers/header-coverage.ts';
import { issueResponse } from './gatherers/issue-response.ts';
import { knownVulnerabilities } from './gatherers/known-vulnerabilities.ts';
import { licenceConflicts } from './gatherers/licence-conflicts.ts';
import { licenceIdentified } from './gatherers/licence-identified.ts';
import { lifecycleStatement } from './gatherers/lifecycle-statement.ts';
import { maintainerOrganisations } from './gatherers/maintainer-organisations.ts';
import { maintainers } from './gatherers/maintainers.ts';
import { newcomers } from './gatherers/newcomers.ts';
import { organisationShare } from './gatherers/organisation-share.ts';
import { ownership } from './gatherers/ownership.ts';
import { patentDocument } from './gatherers/patent-document.ts';
import { privateReporting } from './gatherers/private-reporting.ts';
import { publicChannels } from './gatherers/public-channels.ts';
import { readme } from './gatherers/readme.ts';
import { releases } from './gatherers/releases.ts';
import { reviewedBeforeMerge } from './gatherers/reviewed-before-merge.ts';
import { roadmap } from './gatherers/roadmap.ts';
import { scenarioRecord } from './gatherers/scenario-record.ts';
import { securityAssessment } from './gatherers/security-assessment.ts';
import { signOff } from './gatherers/sign-off.ts';
import { signedReleases } from './gatherers/signed-releases.ts';
import { testCoverage } from './gatherers/test-coverage.ts';
import { thirdPartyNotices } from './gatherers/third-party-notices.ts';
import { upstreamNotices } from './gatherers/upstream-notices.ts';
import { workflowHygiene } from './gatherers/workflow-hygiene.ts';

/** All ways to look for evidence by id. */
export const gatherers: ReadonlyMap<string, AnyGatherer> = new Map<string, AnyGatherer>([
  ['active-contributors', activeContributors],
  ['adaptation', adaptation],
  ['adopters', adopters],
  ['agreement-document', agreementDocument],
  ['binary-artifacts', binaryArtifacts],
  ['branch-protection', branchProtection],
  ['build-and-user-docs', buildAndUserDocs],
  ['build-run', buildRun],
  ['ci-tests', ciTests],
  ['contribution-documents', contributionDocuments],
  ['governance-document', governanceDocument],
  ['header-coverage', headerCoverage],
  ['issue-response', issueResponse],
  ['known-vulnerabilities', knownVulnerabilities],
  ['licence-conflicts', licenceConflicts],
  ['licence-identified', licenceIdentified],
  ['lifecycle-statement', lifecycleStatement],
  ['maintainer-organisations', maintainerOrganisations],
  ['maintainers', maintainers],
  ['newcomers', newcomers],
  ['organisation-share', organisationShare],
  ['ownership', ownership],
  ['patent-document', patentDocument],
  ['private-reporting', privateReporting],
  ['public-channels', publicChannels],
  ['readme', readme],
  ['releases', releases],
  ['reviewed-before-merge', reviewedBeforeMerge],
  ['roadmap', roadmap],
  ['scenario-record', scenarioRecord],
  ['security-assessment', securityAssessment],
  ['sign-off', signOff],
  ['signed-releases', signedReleases],
  ['test-coverage', testCoverage],
  ['third-party-notices', thirdPartyNotices],
  ['upstream-notices', upstreamNotices],
  ['workflow-hygiene', workflowHygiene],
]);
