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

import { workflowHygiene as check } from '#metrics/checks/workflow-hygiene.ts';
import { fromCheck } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

export const workflowHygiene = defineGatherer({
  id: 'workflow-hygiene',
  summary: { zh: '流水线的权限、外来代码和依赖固定', en: 'Permissions, untrusted code and pinning in workflows' },
  thresholds: {},
  gather: (facts) => fromCheck(facts, check),
});
