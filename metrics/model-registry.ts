// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Model } from './model.ts';
import { participation } from './models/participation.ts';
import { quality } from './models/quality.ts';

/** All models by id. */
export const models: ReadonlyMap<string, Model> = new Map<string, Model>([
  ['participation', participation],
  ['quality', quality],
]);
