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

import type { HttpAnswer } from '../../http/http.ts';
import { type Asked, offsetCap, type Page, Pages } from './page.ts';

/** What can be walked by its last update. */
export interface Stamped {
  readonly id: string;
  readonly updated_at: Date;
}

/** Where a walk stands; goes into the store as it is. */
export interface AscendingPlace {
  /** Everything before this was read; null = nothing was. */
  readonly after: string | null;
  /** Rows read of those with that very stamp, when they are more than a page. */
  readonly offset: number;
  readonly perPage: number;
}

/** One step of a walk. */
export interface AscendingStep<T> {
  /** Not met before in this walk with this stamp. */
  readonly rows: readonly T[];
  readonly place: AscendingPlace;
  readonly total: number | null;
  readonly holes: number;
  /** Rows that cannot be read: more share one stamp than GitLab lets a caller count through. */
  readonly beyond: boolean;
}

/** Asks for a page of what was updated at or after a moment, oldest update first. */
export type AskAfter<T> = (after: string | null, asked: Asked) => Promise<HttpAnswer<readonly (T | null)[]>>;

function keyOf(row: Stamped): string {
  return `${row.id} ${row.updated_at.getTime()}`;
}

/** Times that one row is given out: what moves oftener than it can be read is the next run's. */
const mostReads = 2;

/** Turns through a stamp until one finds nothing new; more than this many means that it never comes to rest. */
const mostTurns = 6;

/**
 * Walks a list in the order of its updates by asking again for what was updated at or after the last stamp seen, so
 * that rows which move to the end meanwhile are met again and push no other out of sight. Where one stamp fills more
 * than a page, its pages are counted, and counted again until nothing new turns up: rows may leave it in between.
 */
export class Ascending<T extends Stamped> {
  readonly #pages: Pages<T>;
  #place: AscendingPlace;
  #met = new Set<string>();
  readonly #reads = new Map<string, number>();
  #turns = 0;
  #foundInTurn = false;
  #ended = false;

  constructor(ask: AskAfter<T>, start: AscendingPlace) {
    this.#pages = new Pages((asked) => ask(this.#place.after, asked));
    this.#place = start;
  }

  get ended(): boolean {
    return this.#ended;
  }

  async next(): Promise<AscendingStep<T>> {
    const { after, offset, perPage } = this.#place;
    const from = after === null ? null : new Date(after);
    const isStale = (rows: readonly T[]) => from !== null && rows.some((row) => row.updated_at < from);
    const page = await this.#pages.at({ offset, perPage }, isStale);
    const rows = page.rows.filter((row) => !this.#met.has(keyOf(row)));
    for (const row of page.rows) this.#met.add(keyOf(row));
    const beyond = this.#move(page, rows);
    const total = after === null && offset === 0 ? page.total : null;
    const { holes } = page;
    return { rows: rows.filter((row) => this.#give(row)), place: this.#place, total, holes, beyond };
  }

  /** Without an end to it, people who are quicker than the walk would keep it walking for ever. */
  #give(row: T): boolean {
    const reads = (this.#reads.get(row.id) ?? 0) + 1;
    this.#reads.set(row.id, reads);
    return reads <= mostReads;
  }

  #move(page: Page<T>, fresh: readonly T[]): boolean {
    const { after, offset } = this.#place;
    const stamp = after === null ? null : Date.parse(after);
    const last = page.rows.at(-1);
    this.#foundInTurn ||= fresh.some((row) => row.updated_at.getTime() === stamp);
    const within = last !== undefined && last.updated_at.getTime() === stamp;
    if (within && page.more) return this.#countOn(page);
    if (offset > 0 && this.#foundInTurn && this.#turns < mostTurns) {
      this.#turns += 1;
      this.#foundInTurn = false;
      this.#place = { ...this.#place, offset: 0, perPage: page.perPage };
      return false;
    }
    this.#ended = last === undefined || !page.more;
    if (last !== undefined && !within) this.#leave(last.updated_at, page.perPage);
    return false;
  }

  /** The page ends within the stamp it began with. */
  #countOn(page: Page<T>): boolean {
    const { after, offset } = this.#place;
    const from = Math.floor(offset / page.perPage) * page.perPage;
    if (from + 2 * page.perPage <= offsetCap) {
      this.#place = { after, offset: from + page.rows.length, perPage: page.perPage };
      return false;
    }
    this.#leave(new Date(Date.parse(after as string) + 1), page.perPage);
    return true;
  }

  #leave(stamp: Date, perPage: number): void {
    const ending = ` ${stamp.getTime()}`;
    this.#met = new Set([...this.#met].filter((key) => key.endsWith(ending)));
    this.#turns = 0;
    this.#foundInTurn = false;
    this.#place = { after: stamp.toISOString(), offset: 0, perPage };
  }
}
