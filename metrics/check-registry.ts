// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { AnyCheck } from './check.ts';

/** All checks by id. */
export const checks: ReadonlyMap<string, AnyCheck> = new Map<string, AnyCheck>([]);
