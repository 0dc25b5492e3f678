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

import type { ColumnType } from 'kysely';

/** Figures of a project without each of its biggest contributors: kept for rank intervals, computed again when the basis changes. */
export interface FigureWithoutTable {
  model: string;
  /** First day of the last month of the window. */
  month: string;
  project: string;
  /** SHA-256 (hex) of the month, the metrics with their revisions, and the basis of the project's figures. */
  basis: string;
  figures: ColumnType<unknown, string, string>;
}
