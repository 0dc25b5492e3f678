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
  [1.0, 0.667, 1.0, 0.667],
  [1.5, 1.0, 1.5, 1.0],
  [1.0, 0.667, 1.0, 0.667],
  [1.5, 1.0, 1.5, 1.0],
];

export const compassRolePersona = defineModel(
  compassModel({
    id: 'compass-role-persona',
    name: { zh: '贡献者角色画像（Compass）', en: 'Contributor role persona (Compass)' },
    description: {
      zh: '单位贡献者和个人贡献者各有多少、人均做了多少。OSS Compass v1 模型。',
      en: 'How many contributors act for organisations and how many for themselves, and how much each does. A model of OSS Compass v1.',
    },
    source: 'docs-zh/blob/bb3ef95f/docs/metrics-models/people/productivity/contributor-role-persona.md',
    inputs: [
      compassInput('organisationContributors', 0.2, 1500),
      compassInput('organisationHead', 0.3, 10),
      compassInput('individuals', 0.2, 3500),
      compassInput('individualHead', 0.3, 5),
    ],
    matrix,
  }),
);
