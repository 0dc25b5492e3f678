import type { ColumnType } from 'kysely';

/** What the licence engine says of a repository's head. */
export interface LicenceFactTable {
  repository_id: string;
  head_sha: Buffer;
  /** `LicenceResult` of `licenses/result.ts`. */
  result: ColumnType<unknown, string, string>;
}
