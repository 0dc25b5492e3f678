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

export const compassDomainPersona = defineModel(
  compassModel({
    id: 'compass-domain-persona',
    name: { zh: '贡献者领域画像（Compass）', en: 'Contributor domain persona (Compass)' },
    description: {
      zh: '写代码、谈议题、旁观的各有多少人、人均做了多少。OSS Compass v1 模型。',
      en: 'How many people work on code, on issues, or watch, and how much each does. A model of OSS Compass v1.',
    },
    source: 'docs-zh/blob/bb3ef95f/docs/metrics-models/people/productivity/contributor-domain-persona.md',
    differs: {
      zh: '文档写代码阈值 500 与 15、议题 1000 与 10，代码为 1000 与 10、500 与 10。这一模型公布的判断矩阵有误（第 5 行不互为倒数），这里只取公布的权重。',
      en: 'The documents give thresholds of 500 and 15 for code, 1000 and 10 for issues, the code 1000 and 10, 500 and 10. The published matrix of this model is corrupt (its fifth row is not reciprocal); only the published weights are taken.',
    },
    inputs: [
      compassInput('code', 0.16, 1000),
      compassInput('codeHead', 0.24, 10),
      compassInput('issue', 0.16, 500),
      compassInput('issueHead', 0.24, 10),
      compassInput('observer', 0.08, 2000),
      compassInput('observerHead', 0.12, 5),
    ],
  }),
);
