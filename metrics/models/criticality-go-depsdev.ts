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

import { criticalityInput, goInputs, worstRule, zipfian } from '../criticality.ts';
import { defineModel, type ModelPart } from '../model.ts';

const part: ModelPart = {
  id: 'signals',
  name: { zh: '信号', en: 'Signals' },
  weight: 1,
  inputs: [
    ...goInputs(),
    { ...criticalityInput('mentions', 2, zipfian(500_000)), when: { absent: 'dependents' } },
    { ...criticalityInput('mentions', 1, zipfian(500_000)), when: { exists: 'dependents' } },
    criticalityInput('dependents', 4, zipfian(200_000)),
  ],
};

export const criticalityGoDepsdev = defineModel({
  id: 'criticality-go-depsdev',
  name: { zh: '关键性得分（Go，pike_depsdev）', en: 'Criticality score (Go, pike_depsdev)' },
  description: {
    zh: '同一个 Go 实现，pike_depsdev 权重：有 deps.dev 被依赖数时以它为主，提及次数降为次要。',
    en: 'The same Go scorer with the weights of pike_depsdev: where deps.dev knows the dependents they count most, and mentions less.',
  },
  revision: 1,
  source: 'https://github.com/ossf/criticality_score/blob/47238f44/config/scorer/pike_depsdev.yml',
  formula: {
    zh: `S 先收进 [下限, 上限]，越小越好的取上限 − S；s = ln(1+S)/ln(1+上限−下限)；C = Σ w·s ÷ Σ w，四舍五入到五位小数。有被依赖数时它的权重为 4、提及次数为 1；原配置在没有时改用提及次数 2，这里视同有而缺失，因为换成较轻的权重会使分数升高（没有被依赖数的项目请用 criticality-go）。原实现把缺失的输入从分母里去掉，分数会因此升高；这里不这样：${worstRule.zh}。评估外来数据时可以用原规则（tongming model 的 --as-published）。`,
    en: `S is moved into [lower, upper], where smaller is better turned into upper − S; s = ln(1+S)/ln(1+upper−lower); C = Σ w·s ÷ Σ w, rounded to five decimals. With dependents known they weigh 4 and mentions 1; without, the original takes mentions with 2, and here they count as known but missing, because lighter weights would raise the score (for projects without dependents take criticality-go). The original drops a missing input from the denominator, which raises the score; not here: ${worstRule.en}. The original rule can be had for tables of inputs (--as-published of tongming model).`,
  },
  rule: 'absolute-mean',
  missing: 'worst',
  publishedMissing: 'left-out',
  scale: 1,
  partCoverage: 0,
  totalCoverage: 0.6,
  ahp: [],
  parts: { project: [part], repository: [part] },
});
