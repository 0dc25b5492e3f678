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

/** A parameter that GitLab answers with 400. */
export class BadQuery extends Error {
  override readonly name = 'BadQuery';
}

const stamp = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/u;

/**
 * Parameters of one request. What the documentation does not name is refused, where GitLab would look away: a wrong
 * name is a mistake of ours. A `+` that was not encoded has become a space, and makes a date invalid.
 */
export class Query {
  readonly #given: URLSearchParams;

  constructor(given: URLSearchParams, known: readonly string[]) {
    for (const name of given.keys()) if (!known.includes(name)) throw new BadQuery(`${name} is unknown here`);
    this.#given = given;
  }

  choice<T extends string, D extends T | null>(name: string, values: readonly T[], fallback: D): T | D {
    const text = this.#given.get(name);
    if (text === null) return fallback;
    const found = values.find((value) => value === text);
    if (found === undefined) throw new BadQuery(`${name} does not have a valid value`);
    return found;
  }

  flag(name: string): boolean | null {
    const text = this.#given.get(name);
    if (text === null) return null;
    if (text !== 'true' && text !== 'false') throw new BadQuery(`${name} is invalid`);
    return text === 'true';
  }

  time(name: string): number | null {
    const text = this.#given.get(name);
    if (text === null) return null;
    const at = stamp.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(at)) throw new BadQuery(`${name} is invalid`);
    return at;
  }

  /** The first moment of a day. */
  day(name: string): number | null {
    const text = this.#given.get(name);
    if (text === null) return null;
    if (!/^\d{4}-\d\d-\d\d$/u.test(text)) throw new BadQuery(`${name} is invalid`);
    return Date.parse(`${text}T00:00:00Z`);
  }
}
