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

import { waitingForReport } from '#store/queries/desk/queue/report.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Mentor reports. */
export const report = defineQueueSource({
  id: 'report',
  name: { zh: '导师报告', en: 'Reports' },
  why: { zh: '您是导师，有一份报告要写', en: 'You are its mentor, and a report is to be written' },
  todo: { zh: '写评语并签署', en: 'Comment and sign' },
  roles: ['reviewer', 'legal-reviewer', 'committee'],
  rows: waitingForReport,
  link: (report) => `desk/reports/${report}/`,
});
