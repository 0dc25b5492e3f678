// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Model } from './model.ts';

/** All models by id. */
export const models: ReadonlyMap<string, Model> = new Map<string, Model>([]);
