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
import type { AnyCheck } from './check.ts';
import { adopters } from './checks/adopters.ts';
import { artifacthubBadge } from './checks/artifacthub-badge.ts';
import { binaryArtifacts } from './checks/binary-artifacts.ts';
import { buildAndUserDocs } from './checks/build-and-user-docs.ts';
import { changeTemplate } from './checks/change-template.ts';
import { changelog } from './checks/changelog.ts';
import { ciTests } from './checks/ci-tests.ts';
import { codeOfConduct } from './checks/code-of-conduct.ts';
import { communityMeeting } from './checks/community-meeting.ts';
import { contributing } from './checks/contributing.ts';
import { contributionDocuments } from './checks/contribution-documents.ts';
import { dangerousWorkflow } from './checks/dangerous-workflow.ts';
import { dco } from './checks/dco.ts';
import { dependenciesPolicy } from './checks/dependencies-policy.ts';
import { dependencyUpdateTool } from './checks/dependency-update-tool.ts';
import { fuzzing } from './checks/fuzzing.ts';
import { governance } from './checks/governance.ts';
import { governanceContent } from './checks/governance-content.ts';
import { headerCoverage } from './checks/header-coverage.ts';
import { issueTemplate } from './checks/issue-template.ts';
import { licenceConsistent } from './checks/licence-consistent.ts';
import { licenceIdentified } from './checks/licence-identified.ts';
import { licenseApproved } from './checks/license-approved.ts';
import { licenseScanning } from './checks/license-scanning.ts';
import { licenseSpdxId } from './checks/license-spdx-id.ts';
import { lifecycleStatement } from './checks/lifecycle-statement.ts';
import { maintained } from './checks/maintained.ts';
import { maintainerOrganisations } from './checks/maintainer-organisations.ts';
import { maintainers } from './checks/maintainers.ts';
import { maintainersListed } from './checks/maintainers-listed.ts';
import { openssfBadge } from './checks/openssf-badge.ts';
import { openssfScorecardBadge } from './checks/openssf-scorecard-badge.ts';
import { ownershipCurrent } from './checks/ownership-current.ts';
import { packaging } from './checks/packaging.ts';
import { pinnedDependencies } from './checks/pinned-dependencies.ts';
import { privateReporting } from './checks/private-reporting.ts';
import { readme } from './checks/readme.ts';
import { readmeIncubationStatus } from './checks/readme-incubation-status.ts';
import { recentRelease } from './checks/recent-release.ts';
import { releaseCadence } from './checks/release-cadence.ts';
import { roadmap } from './checks/roadmap.ts';
import { roadmapDated } from './checks/roadmap-dated.ts';
import { sast } from './checks/sast.ts';
import { sbom } from './checks/sbom.ts';
import { securityInsights } from './checks/security-insights.ts';
import { securityPolicy } from './checks/security-policy.ts';
import { signOffComplete } from './checks/sign-off-complete.ts';
import { signedReleases } from './checks/signed-releases.ts';
import { slackPresence } from './checks/slack-presence.ts';
import { supportChannels } from './checks/support-channels.ts';
import { thirdPartyNotices } from './checks/third-party-notices.ts';
import { tokenPermissions } from './checks/token-permissions.ts';
import { upstreamNoticesKept } from './checks/upstream-notices-kept.ts';
import { website } from './checks/website.ts';
import { workflowHygiene } from './checks/workflow-hygiene.ts';

/** All checks by id. */
export const checks: ReadonlyMap<string, AnyCheck> = new Map<string, AnyCheck>([
  ['adopters', adopters],
  ['artifacthub-badge', artifacthubBadge],
  ['binary-artifacts', binaryArtifacts],
  ['build-and-user-docs', buildAndUserDocs],
  ['change-template', changeTemplate],
  ['changelog', changelog],
  ['ci-tests', ciTests],
  ['code-of-conduct', codeOfConduct],
  ['community-meeting', communityMeeting],
  ['contributing', contributing],
  ['contribution-documents', contributionDocuments],
  ['dangerous-workflow', dangerousWorkflow],
  ['dco', dco],
  ['dependencies-policy', dependenciesPolicy],
  ['dependency-update-tool', dependencyUpdateTool],
  ['fuzzing', fuzzing],
  ['governance', governance],
  ['governance-content', governanceContent],
  ['header-coverage', headerCoverage],
  ['issue-template', issueTemplate],
  ['licence-consistent', licenceConsistent],
  ['licence-identified', licenceIdentified],
  ['license-approved', licenseApproved],
  ['license-scanning', licenseScanning],
  ['license-spdx-id', licenseSpdxId],
  ['lifecycle-statement', lifecycleStatement],
  ['maintained', maintained],
  ['maintainer-organisations', maintainerOrganisations],
  ['maintainers', maintainers],
  ['maintainers-listed', maintainersListed],
  ['openssf-badge', openssfBadge],
  ['openssf-scorecard-badge', openssfScorecardBadge],
  ['ownership-current', ownershipCurrent],
  ['packaging', packaging],
  ['pinned-dependencies', pinnedDependencies],
  ['private-reporting', privateReporting],
  ['readme', readme],
  ['readme-incubation-status', readmeIncubationStatus],
  ['recent-release', recentRelease],
  ['release-cadence', releaseCadence],
  ['roadmap', roadmap],
  ['roadmap-dated', roadmapDated],
  ['sast', sast],
  ['sbom', sbom],
  ['security-insights', securityInsights],
  ['security-policy', securityPolicy],
  ['sign-off-complete', signOffComplete],
  ['signed-releases', signedReleases],
  ['slack-presence', slackPresence],
  ['support-channels', supportChannels],
  ['third-party-notices', thirdPartyNotices],
  ['token-permissions', tokenPermissions],
  ['upstream-notices-kept', upstreamNoticesKept],
  ['website', website],
  ['workflow-hygiene', workflowHygiene],
]);
