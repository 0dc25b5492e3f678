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

export const compassStarterProjectHealth = defineModel(
  compassModel({
    id: 'compass-starter-project-health',
    name: { zh: '入门项目健康度（Compass）', en: 'Starter project health (Compass)' },
    description: {
      zh: 'CHAOSS 入门项目健康度的 Compass 实验模型：响应、关闭、缺席系数、发布。',
      en: 'The laboratory model of Compass for the CHAOSS starter project health: response, closure, absence factor, releases.',
    },
    source: 'compass-metrics-model/blob/3b5b042e/compass_model/lab/starter_project_health_metrics_model.py',
    inputs: [
      ...compassDuration('change-first-response', -0.2, 15),
      compassInput('closureRatio', 0.1, 1),
      compassInput('closureRatioRecent', 0.1, 1),
      ...compassDuration('change-open-time', -0.2, 30),
      compassInput('absence', 0.2, 5),
      compassInput('releases', 0.2, 12),
    ],
  }),
);
