import type { ColumnType } from 'kysely';

/** URLs a repository was known by, over time. */
export interface RepositoryNameTable {
  repository_id: string;
  url: string;
  seen_from: ColumnType<Date, Date | undefined, never>;
  /** Null while it is the current name. */
  seen_to: Date | null;
}
