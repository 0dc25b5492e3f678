import type { ColumnType } from 'kysely';
import type { CheckStatus } from '../facts.ts';

/** The newest result of one check on one project. */
export interface CheckResultTable {
  project: string;
  check_id: string;
  revision: number;
  status: CheckStatus;
  /** `CheckOutcome` of `metrics/check.ts`: evidence, searched paths, nearest miss, message, fix. */
  result: ColumnType<unknown, string, string>;
  checked_at: Date;
}
