import type { ColumnType, Generated } from 'kysely';

/** A frozen ranking: never updated, a correction is a new row. */
export interface RankingTable {
  id: Generated<string>;
  model: string;
  revision: number;
  month: string;
  /** SHA-256 (hex) of the canonical JSON of `body`. */
  digest: string;
  /** `RankingBody` of `metrics/ranking.ts`: snapshot (repository heads, model and metric revisions) and entries. */
  body: ColumnType<unknown, string, never>;
  created_at: ColumnType<Date, never, never>;
}
