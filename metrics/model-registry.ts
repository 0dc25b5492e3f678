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
import type { Model } from './model.ts';
import { compassCollaborationDevelopmentIndex } from './models/compass-collaboration-development-index.ts';
import { compassCommunityActivity } from './models/compass-community-activity.ts';
import { compassCommunityServiceSupport } from './models/compass-community-service-support.ts';
import { compassDomainPersona } from './models/compass-domain-persona.ts';
import { compassMilestonePersona } from './models/compass-milestone-persona.ts';
import { compassOrganisationsActivity } from './models/compass-organisations-activity.ts';
import { compassRolePersona } from './models/compass-role-persona.ts';
import { compassStarterProjectHealth } from './models/compass-starter-project-health.ts';
import { criticality2020 } from './models/criticality-2020.ts';
import { criticalityGo } from './models/criticality-go.ts';
import { criticalityGoDepsdev } from './models/criticality-go-depsdev.ts';
import { lfxHealth } from './models/lfx-health.ts';
import { openeulerSigEngagement } from './models/openeuler-sig-engagement.ts';
import { participation } from './models/participation.ts';
import { quality } from './models/quality.ts';

/** All models by id. */
export const models: ReadonlyMap<string, Model> = new Map<string, Model>([
  ['compass-collaboration-development-index', compassCollaborationDevelopmentIndex],
  ['compass-community-activity', compassCommunityActivity],
  ['compass-community-service-support', compassCommunityServiceSupport],
  ['compass-domain-persona', compassDomainPersona],
  ['compass-milestone-persona', compassMilestonePersona],
  ['compass-organisations-activity', compassOrganisationsActivity],
  ['compass-role-persona', compassRolePersona],
  ['compass-starter-project-health', compassStarterProjectHealth],
  ['criticality-2020', criticality2020],
  ['criticality-go', criticalityGo],
  ['criticality-go-depsdev', criticalityGoDepsdev],
  ['lfx-health', lfxHealth],
  ['openeuler-sig-engagement', openeulerSigEngagement],
  ['participation', participation],
  ['quality', quality],
]);
