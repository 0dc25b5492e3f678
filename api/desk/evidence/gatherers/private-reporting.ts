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

import { privateReporting as check } from '#metrics/checks/private-reporting.ts';
import { fromCheck } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

export const privateReporting = defineGatherer({
  id: 'private-reporting',
  summary: { zh: '私密的漏洞报告渠道和响应时限', en: 'Private channel for vulnerabilities and response time' },
  thresholds: {},
  gather: (facts) => fromCheck(facts, check),
});
