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

/** Filters of the audit log, as its addresses have them. */
export const auditFilters = ['actor', 'action', 'kind', 'object', 'from', 'to'] as const;

/** What of an address narrows the log; empty fields and days that are none are left out. */
export function auditQuery(query: Readonly<Record<string, string>>): Record<string, string> {
  const given = [...auditFilters, 'cursor'].flatMap((name): [string, string][] => {
    const value = query[name]?.trim() ?? '';
    if (value === '' || (name !== 'cursor' && value.length > 200)) return [];
    const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
    return (name === 'from' || name === 'to') && !isDay ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}
