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

import { activeDatesAndTimes } from './definitions/active-dates-and-times.ts';
import { activeMonths } from './definitions/active-months.ts';
import { activePeople } from './definitions/active-people.ts';
import { activeWeeks } from './definitions/active-weeks.ts';
import { activity } from './definitions/activity.ts';
import { activity2020 } from './definitions/activity-2020.ts';
import { activity2023 } from './definitions/activity-2023.ts';
import { attention } from './definitions/attention.ts';
import { backlogManagementIndex } from './definitions/backlog-management-index.ts';
import { bugResolutionDuration } from './definitions/bug-resolution-duration.ts';
import { busFactor } from './definitions/bus-factor.ts';
import { busFactorStrict } from './definitions/bus-factor-strict.ts';
import { casualContributors } from './definitions/casual-contributors.ts';
import { changeAcceptanceRatio } from './definitions/change-acceptance-ratio.ts';
import { changeAge } from './definitions/change-age.ts';
import { changeAgeMean } from './definitions/change-age-mean.ts';
import { changeAuthors } from './definitions/change-authors.ts';
import { changeClosureRatio } from './definitions/change-closure-ratio.ts';
import { changeCodingTime } from './definitions/change-coding-time.ts';
import { changeCommentFrequency } from './definitions/change-comment-frequency.ts';
import { changeContributors } from './definitions/change-contributors.ts';
import { changeCycleTime } from './definitions/change-cycle-time.ts';
import { changeDeployTime } from './definitions/change-deploy-time.ts';
import { changeIssueLinkRatio } from './definitions/change-issue-link-ratio.ts';
import { changeLinesAdded } from './definitions/change-lines-added.ts';
import { changeLinesRemoved } from './definitions/change-lines-removed.ts';
import { changeLinesSum } from './definitions/change-lines-sum.ts';
import { changePickupTime } from './definitions/change-pickup-time.ts';
import { changeResolutionDuration } from './definitions/change-resolution-duration.ts';
import { changeResolutionDurationByOpening } from './definitions/change-resolution-duration-by-opening.ts';
import { changeResponseTimeCapped } from './definitions/change-response-time-capped.ts';
import { changeReviewTime } from './definitions/change-review-time.ts';
import { changeTimeToFirstResponse } from './definitions/change-time-to-first-response.ts';
import { changeTimeToFirstResponseMean } from './definitions/change-time-to-first-response-mean.ts';
import { changesByEpisodicAuthors } from './definitions/changes-by-episodic-authors.ts';
import { changesByNewAuthors } from './definitions/changes-by-new-authors.ts';
import { changesClosed } from './definitions/changes-closed.ts';
import { changesDeclined } from './definitions/changes-declined.ts';
import { changesMerged } from './definitions/changes-merged.ts';
import { changesOpen } from './definitions/changes-open.ts';
import { changesOpened } from './definitions/changes-opened.ts';
import { codeChangeLinesAdded } from './definitions/code-change-lines-added.ts';
import { codeChangeLinesRemoved } from './definitions/code-change-lines-removed.ts';
import { codeContributors } from './definitions/code-contributors.ts';
import { commentFrequency } from './definitions/comment-frequency.ts';
import { commenters } from './definitions/commenters.ts';
import { comments } from './definitions/comments.ts';
import { commitChangeLinkRatio } from './definitions/commit-change-link-ratio.ts';
import { commitFrequency } from './definitions/commit-frequency.ts';
import { commits } from './definitions/commits.ts';
import { communityOpenrank } from './definitions/community-openrank.ts';
import { communityOpenrankShare } from './definitions/community-openrank-share.ts';
import { contributionsPerCasualContributor } from './definitions/contributions-per-casual-contributor.ts';
import { contributionsPerCodeContributor } from './definitions/contributions-per-code-contributor.ts';
import { contributionsPerCoreContributor } from './definitions/contributions-per-core-contributor.ts';
import { contributionsPerIndividual } from './definitions/contributions-per-individual.ts';
import { contributionsPerIssueContributor } from './definitions/contributions-per-issue-contributor.ts';
import { contributionsPerOrganisationContributor } from './definitions/contributions-per-organisation-contributor.ts';
import { contributionsPerRegularContributor } from './definitions/contributions-per-regular-contributor.ts';
import { contributorAbsenceFactor } from './definitions/contributor-absence-factor.ts';
import { contributors } from './definitions/contributors.ts';
import { conversionD0D1 } from './definitions/conversion-d0-d1.ts';
import { conversionD1D2 } from './definitions/conversion-d1-d2.ts';
import { coreContributors } from './definitions/core-contributors.ts';
import { d0Users } from './definitions/d0-users.ts';
import { d1Users } from './definitions/d1-users.ts';
import { d2Contributors } from './definitions/d2-contributors.ts';
import { elephantFactor } from './definitions/elephant-factor.ts';
import { episodicChangeAuthors } from './definitions/episodic-change-authors.ts';
import { episodicIssueAuthors } from './definitions/episodic-issue-authors.ts';
import { forks } from './definitions/forks.ts';
import { inactiveContributors } from './definitions/inactive-contributors.ts';
import { individualContributors } from './definitions/individual-contributors.ts';
import { interactionsPerChange } from './definitions/interactions-per-change.ts';
import { isMaintained } from './definitions/is-maintained.ts';
import { issueAge } from './definitions/issue-age.ts';
import { issueAgeMean } from './definitions/issue-age-mean.ts';
import { issueAuthors } from './definitions/issue-authors.ts';
import { issueClosureRatio } from './definitions/issue-closure-ratio.ts';
import { issueContributors } from './definitions/issue-contributors.ts';
import { issueResolutionDuration } from './definitions/issue-resolution-duration.ts';
import { issueResolutionDurationByOpening } from './definitions/issue-resolution-duration-by-opening.ts';
import { issueResponseTimeCapped } from './definitions/issue-response-time-capped.ts';
import { issuesByEpisodicAuthors } from './definitions/issues-by-episodic-authors.ts';
import { issuesByNewAuthors } from './definitions/issues-by-new-authors.ts';
import { issuesClosed } from './definitions/issues-closed.ts';
import { issuesOpen } from './definitions/issues-open.ts';
import { issuesOpened } from './definitions/issues-opened.ts';
import { issuesOpenedOrReopened } from './definitions/issues-opened-or-reopened.ts';
import { issuesReopened } from './definitions/issues-reopened.ts';
import { libyears } from './definitions/libyears.ts';
import { linesPerWeek } from './definitions/lines-per-week.ts';
import { maintainersActive } from './definitions/maintainers-active.ts';
import { maintainersEmployed } from './definitions/maintainers-employed.ts';
import { memberMonths } from './definitions/member-months.ts';
import { monthsSinceRelease } from './definitions/months-since-release.ts';
import { monthsSinceUpdate } from './definitions/months-since-update.ts';
import { newChangeAuthors } from './definitions/new-change-authors.ts';
import { newChangeContributors } from './definitions/new-change-contributors.ts';
import { newContributors } from './definitions/new-contributors.ts';
import { newIssueAuthors } from './definitions/new-issue-authors.ts';
import { newPeople } from './definitions/new-people.ts';
import { newcomerRetention } from './definitions/newcomer-retention.ts';
import { nonAuthorMergeRatio } from './definitions/non-author-merge-ratio.ts';
import { observationsPerObserver } from './definitions/observations-per-observer.ts';
import { openrank } from './definitions/openrank.ts';
import { organisationCommitFrequency } from './definitions/organisation-commit-frequency.ts';
import { organisationContributors } from './definitions/organisation-contributors.ts';
import { organisationDiversity } from './definitions/organisation-diversity.ts';
import { organisationWeeks } from './definitions/organisation-weeks.ts';
import { organisations } from './definitions/organisations.ts';
import { outsideContributors } from './definitions/outside-contributors.ts';
import { outsideOwnProjects } from './definitions/outside-own-projects.ts';
import { participants } from './definitions/participants.ts';
import { peopleWorkedWith } from './definitions/people-worked-with.ts';
import { projectAge } from './definitions/project-age.ts';
import { projectsContributed } from './definitions/projects-contributed.ts';
import { recentChangesClosed } from './definitions/recent-changes-closed.ts';
import { recentIssuesClosed } from './definitions/recent-issues-closed.ts';
import { recentIssuesUpdated } from './definitions/recent-issues-updated.ts';
import { regularContributors } from './definitions/regular-contributors.ts';
import { releaseFrequency } from './definitions/release-frequency.ts';
import { releases } from './definitions/releases.ts';
import { retention } from './definitions/retention.ts';
import { reviewDepth } from './definitions/review-depth.ts';
import { reviewEfficiencyIndex } from './definitions/review-efficiency-index.ts';
import { reviewRatio } from './definitions/review-ratio.ts';
import { reviewedBeforeMerge } from './definitions/reviewed-before-merge.ts';
import { reviewers } from './definitions/reviewers.ts';
import { reviewsGiven } from './definitions/reviews-given.ts';
import { reviewsPerChange } from './definitions/reviews-per-change.ts';
import { selfMergeRatio } from './definitions/self-merge-ratio.ts';
import { signOffRate } from './definitions/sign-off-rate.ts';
import { silentContributors } from './definitions/silent-contributors.ts';
import { stars } from './definitions/stars.ts';
import { timeToFirstResponse } from './definitions/time-to-first-response.ts';
import { timeToFirstResponseMean } from './definitions/time-to-first-response-mean.ts';
import { timeZones } from './definitions/time-zones.ts';
import { unansweredChangeShare } from './definitions/unanswered-change-share.ts';
import { unansweredIssueShare } from './definitions/unanswered-issue-share.ts';
import { updatedIssues } from './definitions/updated-issues.ts';
import { verifiedIdentity } from './definitions/verified-identity.ts';
import { workingHours } from './definitions/working-hours.ts';
// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Metric } from './metric.ts';

/** All metrics by id. */
export const metrics: ReadonlyMap<string, Metric> = new Map<string, Metric>([
  ['active-dates-and-times', activeDatesAndTimes],
  ['active-months', activeMonths],
  ['active-people', activePeople],
  ['active-weeks', activeWeeks],
  ['activity', activity],
  ['activity-2020', activity2020],
  ['activity-2023', activity2023],
  ['attention', attention],
  ['backlog-management-index', backlogManagementIndex],
  ['bug-resolution-duration', bugResolutionDuration],
  ['bus-factor', busFactor],
  ['bus-factor-strict', busFactorStrict],
  ['casual-contributors', casualContributors],
  ['change-acceptance-ratio', changeAcceptanceRatio],
  ['change-age', changeAge],
  ['change-age-mean', changeAgeMean],
  ['change-authors', changeAuthors],
  ['change-closure-ratio', changeClosureRatio],
  ['change-coding-time', changeCodingTime],
  ['change-comment-frequency', changeCommentFrequency],
  ['change-contributors', changeContributors],
  ['change-cycle-time', changeCycleTime],
  ['change-deploy-time', changeDeployTime],
  ['change-issue-link-ratio', changeIssueLinkRatio],
  ['change-lines-added', changeLinesAdded],
  ['change-lines-removed', changeLinesRemoved],
  ['change-lines-sum', changeLinesSum],
  ['change-pickup-time', changePickupTime],
  ['change-resolution-duration', changeResolutionDuration],
  ['change-resolution-duration-by-opening', changeResolutionDurationByOpening],
  ['change-response-time-capped', changeResponseTimeCapped],
  ['change-review-time', changeReviewTime],
  ['change-time-to-first-response', changeTimeToFirstResponse],
  ['change-time-to-first-response-mean', changeTimeToFirstResponseMean],
  ['changes-by-episodic-authors', changesByEpisodicAuthors],
  ['changes-by-new-authors', changesByNewAuthors],
  ['changes-closed', changesClosed],
  ['changes-declined', changesDeclined],
  ['changes-merged', changesMerged],
  ['changes-open', changesOpen],
  ['changes-opened', changesOpened],
  ['code-change-lines-added', codeChangeLinesAdded],
  ['code-change-lines-removed', codeChangeLinesRemoved],
  ['code-contributors', codeContributors],
  ['comment-frequency', commentFrequency],
  ['commenters', commenters],
  ['comments', comments],
  ['commit-change-link-ratio', commitChangeLinkRatio],
  ['commit-frequency', commitFrequency],
  ['commits', commits],
  ['community-openrank', communityOpenrank],
  ['community-openrank-share', communityOpenrankShare],
  ['contributions-per-casual-contributor', contributionsPerCasualContributor],
  ['contributions-per-code-contributor', contributionsPerCodeContributor],
  ['contributions-per-core-contributor', contributionsPerCoreContributor],
  ['contributions-per-individual', contributionsPerIndividual],
  ['contributions-per-issue-contributor', contributionsPerIssueContributor],
  ['contributions-per-organisation-contributor', contributionsPerOrganisationContributor],
  ['contributions-per-regular-contributor', contributionsPerRegularContributor],
  ['contributor-absence-factor', contributorAbsenceFactor],
  ['contributors', contributors],
  ['conversion-d0-d1', conversionD0D1],
  ['conversion-d1-d2', conversionD1D2],
  ['core-contributors', coreContributors],
  ['d0-users', d0Users],
  ['d1-users', d1Users],
  ['d2-contributors', d2Contributors],
  ['elephant-factor', elephantFactor],
  ['episodic-change-authors', episodicChangeAuthors],
  ['episodic-issue-authors', episodicIssueAuthors],
  ['forks', forks],
  ['inactive-contributors', inactiveContributors],
  ['individual-contributors', individualContributors],
  ['interactions-per-change', interactionsPerChange],
  ['is-maintained', isMaintained],
  ['issue-age', issueAge],
  ['issue-age-mean', issueAgeMean],
  ['issue-authors', issueAuthors],
  ['issue-closure-ratio', issueClosureRatio],
  ['issue-contributors', issueContributors],
  ['issue-resolution-duration', issueResolutionDuration],
  ['issue-resolution-duration-by-opening', issueResolutionDurationByOpening],
  ['issue-response-time-capped', issueResponseTimeCapped],
  ['issues-by-episodic-authors', issuesByEpisodicAuthors],
  ['issues-by-new-authors', issuesByNewAuthors],
  ['issues-closed', issuesClosed],
  ['issues-open', issuesOpen],
  ['issues-opened', issuesOpened],
  ['issues-opened-or-reopened', issuesOpenedOrReopened],
  ['issues-reopened', issuesReopened],
  ['libyears', libyears],
  ['lines-per-week', linesPerWeek],
  ['maintainers-active', maintainersActive],
  ['maintainers-employed', maintainersEmployed],
  ['member-months', memberMonths],
  ['months-since-release', monthsSinceRelease],
  ['months-since-update', monthsSinceUpdate],
  ['new-change-authors', newChangeAuthors],
  ['new-change-contributors', newChangeContributors],
  ['new-contributors', newContributors],
  ['new-issue-authors', newIssueAuthors],
  ['new-people', newPeople],
  ['newcomer-retention', newcomerRetention],
  ['non-author-merge-ratio', nonAuthorMergeRatio],
  ['observations-per-observer', observationsPerObserver],
  ['openrank', openrank],
  ['organisation-commit-frequency', organisationCommitFrequency],
  ['organisation-contributors', organisationContributors],
  ['organisation-diversity', organisationDiversity],
  ['organisation-weeks', organisationWeeks],
  ['organisations', organisations],
  ['outside-contributors', outsideContributors],
  ['outside-own-projects', outsideOwnProjects],
  ['participants', participants],
  ['people-worked-with', peopleWorkedWith],
  ['project-age', projectAge],
  ['projects-contributed', projectsContributed],
  ['recent-changes-closed', recentChangesClosed],
  ['recent-issues-closed', recentIssuesClosed],
  ['recent-issues-updated', recentIssuesUpdated],
  ['regular-contributors', regularContributors],
  ['release-frequency', releaseFrequency],
  ['releases', releases],
  ['retention', retention],
  ['review-depth', reviewDepth],
  ['review-efficiency-index', reviewEfficiencyIndex],
  ['review-ratio', reviewRatio],
  ['reviewed-before-merge', reviewedBeforeMerge],
  ['reviewers', reviewers],
  ['reviews-given', reviewsGiven],
  ['reviews-per-change', reviewsPerChange],
  ['self-merge-ratio', selfMergeRatio],
  ['sign-off-rate', signOffRate],
  ['silent-contributors', silentContributors],
  ['stars', stars],
  ['time-to-first-response', timeToFirstResponse],
  ['time-to-first-response-mean', timeToFirstResponseMean],
  ['time-zones', timeZones],
  ['unanswered-change-share', unansweredChangeShare],
  ['unanswered-issue-share', unansweredIssueShare],
  ['updated-issues', updatedIssues],
  ['verified-identity', verifiedIdentity],
  ['working-hours', workingHours],
]);
