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

import { compassInput, compassModel } from '../compass.ts';
import { defineModel } from '../model.ts';

/** As published, in the order of the inputs. */
const matrix = [
  [1.0, 1.25, 1.25, 2.0],
  [0.8, 1.0, 1.0, 1.6],
  [0.8, 1.0, 1.0, 1.6],
  [0.5, 0.625, 0.625, 1.0],
];

export const compassOrganisationsActivity = defineModel(
  compassModel({
    id: 'compass-organisations-activity',
    name: { zh: '组织活跃度（Compass）', en: 'Organisations activity (Compass)' },
    description: {
      zh: '有多少单位参与、参与多深、多久。OSS Compass v1 模型。',
      en: 'How many organisations take part, how deeply and how long. A model of OSS Compass v1.',
    },
    source: 'compass-metrics-model/blob/3b5b042e/compass_model/niche_creation/organizations_activity_metrics_model.py',
    inputs: [
      compassInput('organisations', 0.3226, 30),
      compassInput('organisationContributors', 0.2581, 300),
      compassInput('organisationCommits', 0.2581, 800),
      compassInput('organisationWeeks', 0.1613, 160),
    ],
    matrix,
  }),
);
