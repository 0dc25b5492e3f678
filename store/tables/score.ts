import type { ColumnType } from 'kysely';
import type { Scope } from '../facts.ts';

/** A model evaluated for one subject and month. */
export interface ScoreTable {
  model: string;
  revision: number;
  scope: Scope;
  subject: string;
  /** First day of the last month of the window. */
  month: string;
  /** 0–100; null = too little is known. */
  value: number | null;
  /** 0–1: share of the weight that was measured. */
  coverage: number;
  /** `ScoreResult` of `metrics/model.ts`: every part with weight, inputs, reasons. */
  result: ColumnType<unknown, string, string>;
}
