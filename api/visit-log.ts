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

import type { CrawlReport, VisitReport } from '#crawler/event.ts';
import type { Logger } from '#store/log.ts';

/** Tells a service's log how each visit ended. */
export function logVisits(log: Logger): (label: string, report: CrawlReport | VisitReport) => void {
  return (project, report) => {
    const { outcome, reasonKind, reason, commitsNew, commitsRewritten, milliseconds } = report;
    const requests = 'requests' in report && report.requests > 0 ? { requests: report.requests } : {};
    const fields = { project, outcome, reasonKind, reason, commitsNew, commitsRewritten, milliseconds, ...requests };
    if (outcome === 'failed') log.warn('repository visited', fields);
    else log.info('repository visited', fields);
  };
}
