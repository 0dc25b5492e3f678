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

import { contributionDocuments as check } from '#metrics/checks/contribution-documents.ts';
import { fromCheck } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

export const contributionDocuments = defineGatherer({
  id: 'contribution-documents',
  summary: { zh: '贡献指南、行为准则和安全策略', en: 'Contributing guide, code of conduct and security policy' },
  thresholds: {},
  gather: (facts) => fromCheck(facts, check),
});
