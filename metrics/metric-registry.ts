// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Metric } from './metric.ts';

/** All metrics by id. */
export const metrics: ReadonlyMap<string, Metric> = new Map<string, Metric>([]);
