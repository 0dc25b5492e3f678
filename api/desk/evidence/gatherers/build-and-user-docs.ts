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

import { buildAndUserDocs as check } from '#metrics/checks/build-and-user-docs.ts';
import { fromCheck } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

export const buildAndUserDocs = defineGatherer({
  id: 'build-and-user-docs',
  summary: { zh: '构建文档与使用文档', en: 'Build and user documents' },
  thresholds: {},
  gather: (facts) => fromCheck(facts, check),
});
