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

import { upstreamNoticesKept } from '#metrics/checks/upstream-notices-kept.ts';
import { fromCheck } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

export const upstreamNotices = defineGatherer({
  id: 'upstream-notices',
  summary: { zh: '第三方许可证文本与原文的差异', en: 'Differences of bundled licence texts from the originals' },
  thresholds: {},
  gather: (facts) => fromCheck(facts, upstreamNoticesKept),
});
