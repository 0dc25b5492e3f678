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

export const compassCommunityActivity = defineModel(
  compassModel({
    id: 'compass-community-activity',
    name: { zh: '社区活跃度（Compass）', en: 'Community activity (Compass)' },
    description: {
      zh: '社区有多活跃：人、提交、单位、讨论、发布。OSS Compass v1 模型。',
      en: 'How active a community is: people, commits, organisations, talk, releases. A model of OSS Compass v1.',
    },
    source: 'compass-metrics-model/blob/3b5b042e/compass_model/robustness/activity_metrics_model.py',
    differs: {
      zh: '文档写单位数阈值 10、更新的议题 2000，代码为 30 和 2500。已公布的判断矩阵有 13 项，代码只用其中 8 项，因此权重之和不为 1，按 Σ|w| 折算。',
      en: 'The documents give thresholds of 10 organisations and 2000 issues updated, the code 30 and 2500. The published matrix has 13 items of which the code uses 8, so that the weights do not add up to 1 and are taken by Σ|w|.',
    },
    inputs: [
      compassInput('contributors', 0.18009, 2000),
      compassInput('commitFrequency', 0.18009, 1000),
      compassInput('updatedSince', -0.12742, 0.25),
      compassInput('organisations', 0.11501, 30),
      compassInput('commentFrequency', 0.07768, 5),
      compassInput('reviewCount', 0.04919, 8),
      compassInput('updatedIssues', 0.04919, 2500),
      compassInput('releases', 0.03177, 12),
    ],
  }),
);
