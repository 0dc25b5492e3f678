import type { ColumnType } from 'kysely';

/** An employer or institution; written from `registry/organisations/<id>.yaml`. */
export interface OrganisationTable {
  id: string;
  /** Text in both languages. */
  name: ColumnType<unknown, string, string>;
}
