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

/** JSON as it is read and changed. */
export type Data = null | boolean | number | string | Data[] | { [key: string]: Data };
type Fields = { [key: string]: Data };

function isFields(value: Data | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Path = readonly (string | number)[];

/** Visits every object of the value, outer before inner; stops when `visit` answers true. */
function walk(value: Data, visit: (fields: Fields, path: Path) => boolean, path: Path = []): boolean {
  if (Array.isArray(value)) return value.some((item, index) => walk(item, visit, [...path, index]));
  if (!isFields(value)) return false;
  return visit(value, path) || Object.entries(value).some(([key, item]) => walk(item, visit, [...path, key]));
}

/** A list of a page: the array itself of REST, the first connection of a query. */
interface List {
  readonly items: Data[];
  /** Null for REST. */
  readonly pageInfo: Fields | null;
  /** Where the items are in the page. */
  readonly path: Path;
}

/** The list that a page is about; null when it is about one thing. */
function listOf(page: Data): List | null {
  if (Array.isArray(page)) return { items: page, pageInfo: null, path: [] };
  let found: List | null = null;
  walk(page, (fields, path) => {
    const name = Array.isArray(fields['nodes']) ? 'nodes' : 'edges';
    const items = fields[name];
    if (!Array.isArray(items)) return false;
    const pageInfo = isFields(fields['pageInfo']) ? fields['pageInfo'] : null;
    found = { items, pageInfo, path: [...path, name] };
    return true;
  });
  return found;
}

const people = new Set(['user', 'author', 'actor', 'poster', 'reviewer']);

/** The account of the first thing in the list is gone. False when there is none. */
export function nullAuthor(page: Data): boolean {
  const list = listOf(page);
  return walk(list === null ? page : list.items, (fields) => {
    const key = Object.keys(fields).find((name) => people.has(name) && isFields(fields[name]));
    if (key !== undefined) fields[key] = null;
    return key !== undefined;
  });
}

/** A list begins with null, as for a thing that may not be seen. False when there is no list. */
export function nullNode(page: Data): boolean {
  const list = listOf(page);
  list?.items.unshift(null);
  return list !== null;
}

/** The first thing could not be computed: null, and an error that names its path. False when it is no query. */
export function partialData(page: Data): boolean {
  if (!isFields(page) || !isFields(page['data'])) return false;
  const list = listOf(page['data']);
  if (list === null || list.items.length === 0) return false;
  list.items[0] = null;
  const path = [...list.path, 0];
  page['errors'] = [{ type: 'RESOURCE_LIMITS_EXCEEDED', path, message: 'Resource limits for this query exceeded.' }];
  return true;
}

/** The page says that it goes on where it went on before. False when it is no connection or the first of its kind. */
export function repeatCursor(page: Data, before: Data | null): boolean {
  const list = listOf(page);
  const earlier = before === null ? null : listOf(before);
  const cursor = earlier?.pageInfo?.['endCursor'];
  if (!list?.pageInfo || typeof cursor !== 'string') return false;
  list.pageInfo['hasNextPage'] = true;
  list.pageInfo['endCursor'] = cursor;
  return true;
}

/** The page brings the things of the page before once more. False when there was none. */
export function duplicate(page: Data, before: Data | null): boolean {
  const list = listOf(page);
  const earlier = before === null ? null : listOf(before);
  if (list === null || earlier === null || earlier.items.length === 0) return false;
  list.items.unshift(...structuredClone(earlier.items));
  return true;
}

/** Takes the last thing off a page; it is found on the next one. Null when the page has none. */
export function takeLast(page: Data): Data {
  return listOf(page)?.items.pop() ?? null;
}

/** Puts a thing that moved at the head of a page. */
export function putFirst(page: Data, item: Data): boolean {
  const list = listOf(page);
  list?.items.unshift(item);
  return list !== null;
}

/** True when a page says by its own cursor that more follows; null when it does not speak of that. */
export function hasNext(page: Data): boolean | null {
  const next = listOf(page)?.pageInfo?.['hasNextPage'];
  return typeof next === 'boolean' ? next : null;
}
