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

import { criticalityInput, worstRule } from '../criticality.ts';
import { defineModel, type ModelPart } from '../model.ts';

function log(threshold: number) {
  return { kind: 'log', threshold } as const;
}

const part: ModelPart = {
  id: 'signals',
  name: { zh: '信号', en: 'Signals' },
  weight: 1,
  inputs: [
    criticalityInput('project-age', 1, log(120)),
    criticalityInput('months-since-update', -1, log(120)),
    criticalityInput('contributors', 2, log(5000)),
    criticalityInput('organisations', 1, log(10)),
    criticalityInput('commit-frequency', 1, log(1000)),
    criticalityInput('releases', 0.5, log(26)),
    criticalityInput('recent-issues-closed', 0.5, log(5000)),
    criticalityInput('recent-issues-updated', 0.5, log(5000)),
    criticalityInput('comment-frequency', 1, log(15)),
    criticalityInput('mentions', 2, log(500_000)),
  ],
};

export const criticality2020 = defineModel({
  id: 'criticality-2020',
  name: { zh: '关键性得分（2020 年公式）', en: 'Criticality score (formula of 2020)' },
  description: {
    zh: 'OpenSSF 2020 年发布的关键性公式：一个项目对生态有多重要。与发布过的数据逐行一致（五位小数）。',
    en: 'The criticality formula that OpenSSF published in 2020: how much the ecosystem depends on a project. It agrees with the published rows to five decimals.',
  },
  revision: 1,
  source: 'https://github.com/ossf/criticality_score/blob/ee6597b0/criticality_score/run.py',
  formula: {
    zh: `C = Σ α·ln(1+S)/ln(1+max(S, T)) ÷ Σ α，四舍五入到五位小数。“更新至今”的 α 为 −1，分母也带符号（Σ α = 8.5），因此理论值可以低于 0 或高于 1：原始值如实列为 stated，0–100 的得分是它的 100 倍，收在 0–100 之内。${worstRule.zh}。`,
    en: `C = Σ α·ln(1+S)/ln(1+max(S, T)) ÷ Σ α, rounded to five decimals. “Updated since” has α = −1, below the line too (Σ α = 8.5), so that C can fall below 0 or pass 1: it is stated as it comes, and the score of 0–100 is 100 times that, held within 0–100. ${worstRule.en}.`,
  },
  rule: 'signed-mean',
  missing: 'worst',
  scale: 1,
  partCoverage: 0,
  totalCoverage: 0.6,
  ahp: [],
  parts: { project: [part], repository: [part] },
});
