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

import { defineModel, type ModelInput, type ModelPart } from '../model.ts';
import { logInput, unavailableInput } from '../model-input.ts';

const offPlatform = {
  zh: '会议不在托管平台上，没有采集',
  en: 'Meetings are not held on the platform and are not crawled',
};

function meeting(id: string, weight: number, threshold: number, zh: string, en: string): ModelInput {
  return { ...unavailableInput(id, weight, { zh, en }, offPlatform), shape: { kind: 'log', threshold } };
}

const part: ModelPart = {
  id: 'inputs',
  name: { zh: '输入', en: 'Inputs' },
  weight: 1,
  inputs: [
    logInput('d0-users', 0.02085, 1100, { zh: 'D0 用户数', en: 'D0 users' }),
    logInput('d1-users', 0.02847, 700, { zh: 'D1 用户数', en: 'D1 users' }),
    logInput('d2-contributors', 0.18271, 340, { zh: 'D2 贡献者数', en: 'D2 contributors' }),
    logInput('organisations', 0.03924, 15, { zh: '单位数', en: 'Organisations' }),
    logInput('changes-opened', 0.20971, 2500, { zh: '变更数', en: 'Changes' }),
    logInput('review-depth', 0.11724, 4, { zh: '每个变更的评审次数', en: 'Reviews per change' }),
    logInput('updated-issues', 0.06969, 1000, { zh: '更新的议题数', en: 'Issues updated' }),
    logInput('issues-closed', 0.08704, 500, { zh: '关闭的议题数', en: 'Issues closed' }),
    logInput('comment-frequency', 0.05458, 2, { zh: '每个议题的评论数', en: 'Comments per issue' }),
    logInput('commits', 0.01546, 10_000, { zh: '贡献次数（提交）', en: 'Contributions (commits)' }),
    meeting('meetings', 0.01167, 10, '会议数', 'Meetings'),
    meeting('meeting-attendees', 0.00903, 200, '与会人数', 'Attendees of meetings'),
    logInput('maintainers-active', 0.1543, 10, { zh: '维护者数', en: 'Maintainers' }),
  ],
};

export const openeulerSigEngagement = defineModel({
  id: 'openeuler-sig-engagement',
  name: { zh: 'SIG 参与度（CHAOSS-openEuler）', en: 'SIG engagement (CHAOSS-openEuler)' },
  description: {
    zh: 'openEuler 社区衡量特别兴趣小组活跃与参与程度的模型，由 CHAOSS 发表；少有的把会议也计入的公式。',
    en: 'How the openEuler community measures the engagement of its special interest groups, published by CHAOSS; one of the few formulas that count meetings.',
  },
  revision: 1,
  source: 'https://github.com/chaoss/wg-metrics-models/blob/4365fe61/metrics-models/project_engagement.md',
  formula: {
    zh: 's(x) = ln(1+x)/ln(1+max(x, T))；得分 = Σ w·s ÷ Σ w，权重出自 AHP（未随文公布判断矩阵）。缺失的输入按 0 计、权重照留，已测得的权重不足 60% 时不给分；会议没有采集，因此得分最多约为 0.98。数值取 12 个月的窗口，原文未写明窗口。',
    en: 's(x) = ln(1+x)/ln(1+max(x, T)); the score is Σ w·s ÷ Σ w, with weights from AHP (no matrix was published with them). A missing input counts 0 and keeps its weight; below 60 % of the weight measured there is no score. Meetings are not crawled, so that the most is about 0.98. Values are those of 12 months; the source names no window.',
  },
  rule: 'absolute-mean',
  missing: 'worst',
  scale: 1,
  partCoverage: 0,
  totalCoverage: 0.6,
  ahp: [],
  parts: { project: [part], repository: [part] },
});
