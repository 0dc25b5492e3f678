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

import { identityColumns, identityStage } from '#store/queries/identity.ts';
import { identityOf } from '../identity.ts';
import { type BatchWriter, batchWriter } from './batch-writer.ts';

/** Numbers people as they are met, newest commits first, and collects their rows for the stage. */
export class People {
  readonly writer: BatchWriter = batchWriter(identityStage, identityColumns);
  readonly #known = new Map<string, number | null>();
  readonly #cap: number;
  #next = 1;

  /** `cap`: people kept in memory; those met again after that are staged twice and merged by the store. */
  constructor(cap = 50_000) {
    this.#cap = cap;
  }

  /** The number of the person with this name and address (one character a byte); null when there is neither. */
  number(name: string, email: string, encoding: string | null): number | null {
    const key = `${email}\0${name}\0${encoding ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= this.#cap) this.#known.clear();
    const facts = identityOf(name, email, encoding);
    const number = facts === null ? null : this.#next++;
    if (facts !== null) {
      const { kind, valueHash, domain, account } = facts;
      const shown = [facts.name, domain, facts.class, facts.classReason];
      this.writer.add([number, kind, valueHash, ...shown, account?.host ?? null, account?.hash ?? null]);
    }
    this.#known.set(key, number);
    return number;
  }
}
