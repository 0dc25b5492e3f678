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
  [1.0, 0.667, 1.667, 1.111, 2.5, 1.667],
  [1.5, 1.0, 2.5, 1.667, 3.75, 2.5],
  [0.6, 0.4, 1.0, 0.667, 1.5, 1.0],
  [0.9, 0.6, 1.5, 1.0, 2.25, 1.5],
  [0.4, 0.267, 0.667, 0.444, 1.0, 0.667],
  [0.6, 0.4, 1.0, 0.667, 1.5, 1.0],
];

export const compassMilestonePersona = defineModel(
  compassModel({
    id: 'compass-milestone-persona',
    name: { zh: '贡献者里程碑画像（Compass）', en: 'Contributor milestone persona (Compass)' },
    description: {
      zh: '核心、常客、访客各有多少人、人均做了多少。OSS Compass v1 模型。',
      en: 'How many core, regular and casual contributors there are and how much each does. A model of OSS Compass v1.',
    },
    source: 'docs-zh/blob/bb3ef95f/docs/metrics-models/people/productivity/contributor-milestone-persona.md',
    inputs: [
      compassInput('core', 0.2, 20),
      compassInput('coreHead', 0.3, 200),
      compassInput('regular', 0.12, 100),
      compassInput('regularHead', 0.18, 25),
      compassInput('casual', 0.08, 2000),
      compassInput('casualHead', 0.12, 5),
    ],
    matrix,
  }),
);
