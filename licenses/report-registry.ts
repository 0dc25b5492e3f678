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

// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Report } from './report.ts';
import { badge } from './reports/badge.ts';
import { github } from './reports/github.ts';
import { gitlab } from './reports/gitlab.ts';
import { json } from './reports/json.ts';
import { junit } from './reports/junit.ts';
import { markdown } from './reports/markdown.ts';
import { sarif } from './reports/sarif.ts';
import { text } from './reports/text.ts';

/** All forms of reports by id. */
export const reports: ReadonlyMap<string, Report> = new Map<string, Report>([
  ['badge', badge],
  ['github', github],
  ['gitlab', gitlab],
  ['json', json],
  ['junit', junit],
  ['markdown', markdown],
  ['sarif', sarif],
  ['text', text],
]);
