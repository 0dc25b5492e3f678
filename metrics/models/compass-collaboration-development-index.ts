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
  [1.0, 1.111, 1.25, 1.429, 1.667, 2.0, 2.0, 5.0],
  [0.9, 1.0, 1.25, 1.25, 1.429, 1.667, 1.667, 2.5],
  [0.8, 0.8, 1.0, 1.111, 1.25, 1.429, 1.429, 2.0],
  [0.7, 0.8, 0.9, 1.0, 1.111, 1.25, 1.25, 2.0],
  [0.6, 0.7, 0.8, 0.9, 1.0, 1.111, 1.111, 2.0],
  [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.0, 2.0],
  [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.0, 2.0],
  [0.2, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5, 1.0],
];

export const compassCollaborationDevelopmentIndex = defineModel(
  compassModel({
    id: 'compass-collaboration-development-index',
    name: { zh: '协作开发指数（Compass）', en: 'Collaboration development index (Compass)' },
    description: {
      zh: '协作写代码的能力：贡献者、提交、评审和关联。OSS Compass v1 模型。',
      en: 'How well people develop together: contributors, commits, reviews, links. A model of OSS Compass v1.',
    },
    source:
      'compass-metrics-model/blob/3b5b042e/compass_model/collaboration/productivity/collaboration_development_index_metrics_model.py',
    differs: {
      zh: '文档写“变更关联议题”的阈值为 100%，代码为 0.2。',
      en: 'The documents give a threshold of 100 % for changes that name an issue, the code 0.2.',
    },
    inputs: [
      compassInput('codeContributors', 0.1999, 1000),
      compassInput('commitFrequency', 0.1636, 1000),
      compassInput('isMaintained', 0.1385, 1),
      compassInput('commitLinked', 0.1261, 1),
      compassInput('changeLinked', 0.1132, 0.2),
      compassInput('reviewRatio', 0.1011, 1),
      compassInput('mergeRatio', 0.1011, 1),
      compassInput('lines', 0.0564, 300000),
    ],
    matrix,
  }),
);
