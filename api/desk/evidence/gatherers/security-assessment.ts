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

import { placeIn } from '../finding.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';
import { handedInDocument } from '../handed-in.ts';

const file =
  /(?:^|\/)(?:security[-_]?)?(?:self[-_]?assessment|security[-_]?assessment|security[-_]?audit|audit[-_]?report|安全自评估|安全审计)[^/]{0,40}\.(?:md|rst|adoc|txt|pdf)$/;

export const securityAssessment = defineGatherer({
  id: 'security-assessment',
  summary: {
    zh: '随申请提交的安全评估报告，或代码仓里的自评估',
    en: 'A security assessment handed in, or a self-assessment in the repository',
  },
  thresholds: {},
  gather(facts): Finding {
    const handed = handedInDocument(facts, ['security-assessment'], {
      zh: '按 CNCF self-assessment 模板写一份自评估放进代码仓，或上传独立审计报告，并说明每个问题的处理状态。',
      en: 'Write a self-assessment by the CNCF template into the repository, or upload an independent review, with the state of each finding.',
    });
    const { code } = facts;
    const found = code === null ? [] : code.facts.files.match(file).filter(({ size }) => size !== 0);
    if (handed.status === 'pass' || code === null || found.length === 0) return handed;
    return {
      status: 'pass',
      reason: {
        zh: '代码仓里有安全评估文件，内容由人审阅。',
        en: 'The repository has an assessment; people read what it says.',
      },
      places: found.slice(0, 5).map(({ path }) => placeIn(code, { path, line: null, text: null })),
      coverage: code.coverage,
      source: 'files',
    };
  },
});
