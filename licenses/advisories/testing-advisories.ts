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

import type { Package } from '../inventory/inventory.ts';
import { parsePurl } from '../purl/parse.ts';
import type { Database } from './database.ts';
import { createDatabaseBuilder } from './database-build.ts';
import { databaseInMemory } from './database-store.ts';

/** A database of these records, through the very bytes that would be stored. */
export function databaseOf(records: readonly object[], ecosystems: readonly string[] | null = null): Database {
  const made = new Date('2026-11-20T00:00:00Z');
  const builder = createDatabaseBuilder({ source: 'test', ecosystems, made, etag: null });
  records.forEach((record, number) =>
    builder.add({ name: `${number}.json`, bytes: Buffer.from(JSON.stringify(record)), problem: null }),
  );
  return databaseInMemory(builder.finish().pieces);
}

/** A record of one package of one ecosystem, with one range unless more is said. */
export function recordFor(
  id: string,
  [ecosystem, name]: readonly [string, string],
  events: readonly object[],
  more: object = {},
): object {
  return {
    schema_version: '1.7.0',
    id,
    modified: '2026-11-01T00:00:00Z',
    affected: [{ package: { ecosystem, name }, ranges: [{ type: 'ECOSYSTEM', events }] }],
    ...more,
  };
}

const ecosystemOf: Readonly<Record<string, string>> = { golang: 'go', gem: 'rubygems', deb: 'debian' };

/** A package as an inventory has it, by its purl; of other types it belongs to no ecosystem of ours. */
export function packageFor(text: string, known: Partial<Package> = {}): Package {
  const purl = parsePurl(text);
  const joint = purl.type === 'maven' ? ':' : '/';
  const name = purl.namespace === null ? purl.name : `${purl.namespace}${joint}${purl.name}`;
  const found = {
    key: text,
    name,
    version: purl.version,
    constraint: null,
    scopes: [],
    groups: [],
    direct: true,
    dependsOn: [],
    source: null,
    integrity: null,
    licences: [],
    installScript: null,
    deprecated: null,
    line: 3,
  };
  return {
    id: text,
    ecosystem: ecosystemOf[purl.type] ?? purl.type,
    name,
    version: purl.version,
    purl,
    scopes: [],
    direct: true,
    dependsOn: [],
    source: null,
    installScript: null,
    deprecated: null,
    integrity: null,
    places: [{ path: 'lock.json', line: 3, format: 'test', found }],
    ...known,
  };
}
