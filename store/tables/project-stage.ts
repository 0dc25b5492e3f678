import type { ColumnType } from 'kysely';
import type { Stage } from '../facts.ts';

/** One dated step of a project's incubation history. */
export interface ProjectStageTable {
  project: string;
  stage: Stage;
  /** `YYYY-MM-DD`. */
  since: string;
  /** Text in both languages, or null. */
  note: ColumnType<unknown, string | null, string | null>;
}
