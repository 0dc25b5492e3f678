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

import { activeMonths } from './definitions/active-months.ts';
import { activeWeeks } from './definitions/active-weeks.ts';
import { activity } from './definitions/activity.ts';
import { codeChangeLinesAdded } from './definitions/code-change-lines-added.ts';
import { codeChangeLinesRemoved } from './definitions/code-change-lines-removed.ts';
import { commitFrequency } from './definitions/commit-frequency.ts';
import { commits } from './definitions/commits.ts';
import { contributorAbsenceFactor } from './definitions/contributor-absence-factor.ts';
import { contributors } from './definitions/contributors.ts';
import { elephantFactor } from './definitions/elephant-factor.ts';
import { memberMonths } from './definitions/member-months.ts';
import { newContributors } from './definitions/new-contributors.ts';
import { organisations } from './definitions/organisations.ts';
import { projectsContributed } from './definitions/projects-contributed.ts';
import { releaseFrequency } from './definitions/release-frequency.ts';
import { releases } from './definitions/releases.ts';
import { retention } from './definitions/retention.ts';
import { signOffRate } from './definitions/sign-off-rate.ts';
import { timeZones } from './definitions/time-zones.ts';
import { workingHours } from './definitions/working-hours.ts';
// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Metric } from './metric.ts';

/** All metrics by id. */
export const metrics: ReadonlyMap<string, Metric> = new Map<string, Metric>([
  ['active-months', activeMonths],
  ['active-weeks', activeWeeks],
  ['activity', activity],
  ['code-change-lines-added', codeChangeLinesAdded],
  ['code-change-lines-removed', codeChangeLinesRemoved],
  ['commit-frequency', commitFrequency],
  ['commits', commits],
  ['contributor-absence-factor', contributorAbsenceFactor],
  ['contributors', contributors],
  ['elephant-factor', elephantFactor],
  ['member-months', memberMonths],
  ['new-contributors', newContributors],
  ['organisations', organisations],
  ['projects-contributed', projectsContributed],
  ['release-frequency', releaseFrequency],
  ['releases', releases],
  ['retention', retention],
  ['sign-off-rate', signOffRate],
  ['time-zones', timeZones],
  ['working-hours', workingHours],
]);
