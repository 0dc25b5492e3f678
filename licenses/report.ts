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

import type { CheckResult } from './check/finding.ts';

/** What a report may depend on beside the result. */
export interface ReportOptions {
  readonly locale: 'zh' | 'en';
  /** ANSI colours, for `text` only. */
  readonly colour: boolean;
  /** Columns of the terminal; 0 when unknown. */
  readonly width: number;
  /** Version of the program that reports. */
  readonly version: string;
  /** Where a file of the head can be seen, with `{path}`, `{line}` and `{commit}`; null when nowhere. */
  readonly link: string | null;
  /** Address of the repository, for forms that name it; absent or null when not known. */
  readonly repository?: string | null;
}

/** A form in which the result of a check is written. */
export interface Report {
  /** As in `--format`, equals the file name. */
  readonly id: string;
  /** The specification of the form. */
  readonly source: string;
  /** Ends with a line feed; the same for the same result. Everything that a repository says is escaped for its form. */
  readonly write: (result: CheckResult, options: ReportOptions) => string;
}

/** Declares a form of report; the identity function gives the member its type. */
export function defineReport(report: Report): Report {
  return report;
}
