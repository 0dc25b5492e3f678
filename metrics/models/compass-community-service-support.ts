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

import { compassDuration, compassInput, compassModel } from '../compass.ts';
import { defineModel } from '../model.ts';

export const compassCommunityServiceSupport = defineModel(
  compassModel({
    id: 'compass-community-service-support',
    name: { zh: '社区服务与支撑（Compass）', en: 'Community service and support (Compass)' },
    description: {
      zh: '议题和变更得到回应、评审、处理的快慢与多少。OSS Compass v1 模型。',
      en: 'How fast and how much issues and changes are answered, reviewed and handled. A model of OSS Compass v1.',
    },
    source:
      'compass-metrics-model/blob/3b5b042e/compass_model/productivity/community_service_and_support_metrics_model.py',
    differs: {
      zh: '文档写“更新的议题”阈值 2000，代码为 2500。已公布的判断矩阵按七项给权重，时长项在这里各分成平均与中位两半。',
      en: 'The documents give a threshold of 2000 issues updated, the code 2500. The published matrix weighs seven items; each duration is two halves here, mean and median.',
    },
    inputs: [
      compassInput('updatedIssues', 0.1972, 2500),
      compassInput('closedChanges', 0.1972, 4500),
      ...compassDuration('issue-first-response', -0.1437, 15),
      ...compassDuration('bug-open-time', -0.1288, 60),
      ...compassDuration('change-open-time', -0.1288, 30),
      compassInput('commentFrequency', 0.1022, 5),
      compassInput('reviewCount', 0.1022, 8),
    ],
  }),
);
