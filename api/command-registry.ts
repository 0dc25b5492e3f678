// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Command } from './command.ts';
import { compute } from './commands/compute.ts';
import { crawl } from './commands/crawl.ts';
import { doctor } from './commands/doctor.ts';
import { publish } from './commands/publish.ts';
import { rank } from './commands/rank.ts';
import { registry } from './commands/registry.ts';
import { run } from './commands/run.ts';
import { show } from './commands/show.ts';

/** All commands by verb. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['compute', compute],
  ['crawl', crawl],
  ['doctor', doctor],
  ['publish', publish],
  ['rank', rank],
  ['registry', registry],
  ['run', run],
  ['show', show],
]);
