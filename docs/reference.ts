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

import type { Page } from './page.ts';
import { architecturePage } from './pages/architecture.ts';
import { checkSchemaPage } from './pages/check-schema.ts';
import { checksPage } from './pages/checks.ts';
import { commandsPage } from './pages/commands.ts';
import { configurationPage } from './pages/configuration.ts';
import { databasePage } from './pages/database.ts';
import { discountsPage } from './pages/discounts.ts';
import { factsPages } from './pages/facts.ts';
import { licencesSchemaPage } from './pages/licences-schema.ts';
import { metricsPage } from './pages/metrics.ts';
import { modelsPage } from './pages/models.ts';
import { openApiPage } from './pages/openapi.ts';
import { opendiggerPage } from './pages/opendigger.ts';
import { permissionsPage } from './pages/permissions.ts';
import { platformsPage } from './pages/platforms.ts';
import { policiesPage } from './pages/policies.ts';
import { policyFileSchemaPage } from './pages/policy-file-schema.ts';
import { rubricPage } from './pages/rubric.ts';

/** Every page of docs/ that is written from the code. */
export async function referencePages(root: string): Promise<Page[]> {
  return [
    metricsPage(),
    checksPage(),
    modelsPage(),
    discountsPage(),
    permissionsPage(),
    platformsPage(),
    await commandsPage(),
    configurationPage(),
    await databasePage(root),
    await openApiPage(),
    licencesSchemaPage(),
    ...factsPages(),
    opendiggerPage(),
    policiesPage(),
    policyFileSchemaPage(),
    rubricPage(),
    checkSchemaPage(),
    await architecturePage(root),
  ];
}
