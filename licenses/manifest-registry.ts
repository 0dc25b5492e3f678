// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Manifest } from './manifest.ts';

/** All package ecosystems by id. */
export const manifests: ReadonlyMap<string, Manifest> = new Map<string, Manifest>([]);
