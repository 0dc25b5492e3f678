// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Command } from './command.ts';

/** All commands by verb. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([]);
