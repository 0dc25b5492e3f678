import type { Kysely } from 'kysely';
import type { CheckStatus } from '../facts.ts';
import type { Database } from '../schema.ts';

/** The newest verdict of one check. */
export interface CheckResultRow {
  readonly check_id: string;
  readonly revision: number;
  readonly status: CheckStatus;
  readonly result: unknown;
  readonly checked_at: Date;
}

/** Verdicts on one project, by check. */
export function projectCheckResults(db: Kysely<Database>, project: string): Promise<CheckResultRow[]> {
  return db
    .selectFrom('check_result')
    .select(['check_id', 'revision', 'status', 'result', 'checked_at'])
    .where('project', '=', project)
    .orderBy('check_id')
    .execute();
}
