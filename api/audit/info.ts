// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import { listDatabases, type StoredDatabase } from '#licenses/advisories/database-store.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { grouped } from '../licences/number.ts';
import { dataDirOf } from '../option-values.ts';
import { table } from '../table.ts';
import { jsonText, terminalLine } from '../terminal.ts';
import { advisoryWords } from './advisory-words.ts';

const problemsShown = 5;

function rowOf({ name, card, bytes }: StoredDatabase): string[] {
  if (card === null) return [name, '–', '–', '–', '–'];
  const newest = card.newest?.slice(0, 10) ?? '–';
  return [name, grouped(card.records), newest, card.made.slice(0, 10), `${Math.ceil(bytes / 1024 ** 2)} MiB`];
}

function problemsOf({ name, card }: StoredDatabase, locale: StandaloneContext['locale']): string[] {
  if (card === null || card.problems.length === 0) return [];
  const told = card.problems.slice(0, problemsShown).map((one) => terminalLine(`  ${one.name}: ${one.why}`));
  return [advisoryWords[locale].problems(name, card), ...told];
}

/** Tells which advisories the data directory has; 3 when it has none that can be used. */
export function infoCommand(context: StandaloneContext): ExitCode {
  const { terminal, locale, options } = context;
  const stored = listDatabases(dataDirOf(context.options));
  const t = advisoryWords[locale];
  const usable = stored.some(({ card }) => card !== null);
  if (options['json'] === true) {
    const databases = stored.map(({ name, path, bytes, card, fault }) => ({
      name,
      path,
      bytes,
      fault: fault?.kind ?? null,
      ...card,
    }));
    terminal.out(jsonText({ databases }));
  } else if (stored.length > 0) {
    const [name, ...numbers] = t.heads;
    const columns = [{ head: name }, ...numbers.map((head) => ({ head, align: 'right' as const }))];
    terminal.out(table(columns, stored.map(rowOf)));
    for (const line of stored.flatMap((one) => problemsOf(one, locale))) terminal.out(line);
  }
  for (const { path, fault } of stored) if (fault !== null) terminal.err(t.broken(path, fault.kind));
  if (!usable) terminal.err(t.none);
  return usable ? 0 : 3;
}
