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
import { accountRoutes } from './routes/account.ts';
import { applicationStepsRoutes } from './routes/application-steps.ts';
import { applicationsRoutes } from './routes/applications.ts';
import { assignmentsRoutes } from './routes/assignments.ts';
import { auditRoutes } from './routes/audit.ts';
import { ballotsRoutes } from './routes/ballots.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { claimsRoutes } from './routes/claims.ts';
import { clarificationsRoutes } from './routes/clarifications.ts';
import { cleanUpRoutes } from './routes/clean-up.ts';
import { commentsRoutes } from './routes/comments.ts';
import { documentsRoutes } from './routes/documents.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { guidanceRoutes } from './routes/guidance.ts';
import { helpRoutes } from './routes/help.ts';
import { invitesRoutes } from './routes/invites.ts';
import { judgementsRoutes } from './routes/judgements.ts';
import { membersRoutes } from './routes/members.ts';
import { mentorsRoutes } from './routes/mentors.ts';
import { noticesRoutes } from './routes/notices.ts';
import { notificationsRoutes } from './routes/notifications.ts';
import { objectionsRoutes } from './routes/objections.ts';
import { projectsRoutes } from './routes/projects.ts';
import { queueRoutes } from './routes/queue.ts';
import { rankingRoutes } from './routes/ranking.ts';
import { reportsRoutes } from './routes/reports.ts';
import { reviewsRoutes } from './routes/reviews.ts';
import { rubricsRoutes } from './routes/rubrics.ts';
import { signOffsRoutes } from './routes/sign-offs.ts';
import { tokensRoutes } from './routes/tokens.ts';
import { transitionsRoutes } from './routes/transitions.ts';
import { verdictsRoutes } from './routes/verdicts.ts';
import { waiversRoutes } from './routes/waivers.ts';
import { watchRoutes } from './routes/watch.ts';

/** All routes of the desk. */
export const deskRoutes = [
  ...accountRoutes,
  ...applicationStepsRoutes,
  ...applicationsRoutes,
  ...assignmentsRoutes,
  ...auditRoutes,
  ...ballotsRoutes,
  ...calendarRoutes,
  ...claimsRoutes,
  ...clarificationsRoutes,
  ...cleanUpRoutes,
  ...commentsRoutes,
  ...documentsRoutes,
  ...evidenceRoutes,
  ...guidanceRoutes,
  ...helpRoutes,
  ...invitesRoutes,
  ...judgementsRoutes,
  ...membersRoutes,
  ...mentorsRoutes,
  ...noticesRoutes,
  ...notificationsRoutes,
  ...objectionsRoutes,
  ...projectsRoutes,
  ...queueRoutes,
  ...rankingRoutes,
  ...reportsRoutes,
  ...reviewsRoutes,
  ...rubricsRoutes,
  ...signOffsRoutes,
  ...tokensRoutes,
  ...transitionsRoutes,
  ...verdictsRoutes,
  ...waiversRoutes,
  ...watchRoutes,
] as const;
