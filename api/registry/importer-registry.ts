// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Importer } from './importer.ts';
import { clomonitor } from './importers/clomonitor.ts';
import { landscape } from './importers/landscape.ts';
import { opendigger } from './importers/opendigger.ts';

/** All formats of foreign registries by id. */
export const importers: ReadonlyMap<string, Importer> = new Map<string, Importer>([
  ['clomonitor', clomonitor],
  ['landscape', landscape],
  ['opendigger', opendigger],
]);
