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
