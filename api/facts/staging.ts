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

import type { CopyColumn } from '#store/copy.ts';
import type { FactField } from '#store/queries/facts/field.ts';
import { personColumns, personStage, stageColumns, stageRows } from '#store/queries/facts/stage.ts';
import type { Session } from '#store/session.ts';
import { hexOf, type Person } from './person.ts';
import type { FactLine } from './schema.ts';

/** Rows that wait before they are sent, over all stages. */
const mostWaiting = 8000;
/** People remembered, so that those who act much are staged once; others are staged again and merged. */
const mostKnown = 100_000;

/** Sends the rows of a file to their stages, a bounded number at a time. */
export interface Staging {
  add(number: number, line: FactLine, value: Readonly<Record<string, unknown>>): Promise<void>;
  flush(): Promise<void>;
}

interface Batch {
  readonly columns: readonly CopyColumn[];
  rows: unknown[][];
}

function personRow(person: Person, rank: number, more: Readonly<Record<string, unknown>> = {}): unknown[] {
  const told = (name: string) => more[name] ?? null;
  return [
    person.key,
    rank,
    told('name') ?? person.name,
    told('domain') ?? person.domain,
    told('class') ?? person.class,
    told('classReason') ?? (told('class') === null ? person.classReason : null),
    (more['account'] as Person | undefined)?.host ?? person.account?.host ?? null,
    (more['account'] as Person | undefined)?.key.subarray(1) ?? person.account?.hash ?? null,
    person.host,
    person.platformId,
    told('login') ?? person.login,
    told('kind'),
    told('company'),
    told('createdAt'),
  ];
}

/** Stages of one session; `numberOf` gives the number of a repository by its id, or throws. */
export function createStaging(session: Session, numberOf: (line: number, id: string) => number): Staging {
  const batches = new Map<string, Batch>([[personStage, { columns: personColumns, rows: [] }]]);
  const known = new Set<string>();
  const met = new Set<Person>();
  let waiting = 0;

  function push(stage: string, columns: () => readonly CopyColumn[], row: unknown[]): void {
    let batch = batches.get(stage);
    if (batch === undefined) batches.set(stage, (batch = { columns: columns(), rows: [] }));
    batch.rows.push(row);
    waiting += 1;
  }
  function meet(person: Person): Person {
    if (met.has(person)) return person;
    if (met.size >= mostKnown) met.clear();
    met.add(person);
    const key = hexOf(person);
    const told =
      person.login === null && person.name === null ? key : `${key} ${person.login ?? ''} ${person.name ?? ''}`;
    if (known.has(told)) return person;
    if (known.size >= mostKnown) known.clear();
    known.add(told);
    push(personStage, () => personColumns, personRow(person, 1));
    return person;
  }
  function staged(number: number, { codec, name }: FactField, value: unknown): unknown {
    if (value === undefined) return null;
    if (codec === 'repository') return numberOf(number, value as string);
    if (codec === 'person') return meet(value as Person).key;
    if (codec === 'people') return (value as Person[]).map((person) => hexOf(meet(person)));
    if (name !== 'trailers') return value;
    return (value as { key: string; who: Person }[]).map(({ key, who }) => ({ key, who: hexOf(meet(who)) }));
  }
  async function flush(): Promise<void> {
    for (const [stage, batch] of batches) {
      const { rows } = batch;
      batch.rows = [];
      await stageRows(session, stage, batch.columns, rows);
    }
    waiting = 0;
  }
  return {
    async add(number, { type }, value) {
      // Whose a no-reply address is, is known of the address alone: it makes no account known.
      const owner = type.type === 'identity' ? (value['account'] as Person | undefined) : undefined;
      const of = (field: FactField) =>
        owner !== undefined && field.name === 'account' ? owner.key : staged(number, field, value[field.name]);
      const row = [number, ...type.fields.map(of)];
      push(type.stage, () => stageColumns(type), row);
      if (type.type === 'identity') push(personStage, () => personColumns, personRow(value['who'] as Person, 0, value));
      if (waiting >= mostWaiting) await flush();
    },
    flush,
  };
}
