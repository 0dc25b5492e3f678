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

/** Where a route of the desk's API is, below `/api/v1/desk`. */
export interface RouteAddress {
  readonly id: string;
  readonly method: string;
  /** With `{name}` places. */
  readonly path: string;
}

/** Values for places and filters, where the route is not known to the types. */
export type Values = Readonly<Record<string, string | number | undefined>>;

/** Where the desk's API is. */
export const deskApi = '/api/v1/desk';

/** The route's path with its places filled. */
export function filledPath(route: RouteAddress, params: Values): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
    const value = params[name];
    if (value === undefined) throw new RangeError(`${route.id} needs ${name}`);
    return encodeURIComponent(String(value));
  });
}

/** The query as it stands in an address, with its question mark; empty when nothing is asked. */
export function searchOf(query: Values): string {
  const given = Object.entries(query).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}

/** The route that an address is of: by its parts, a literal before a place. */
export function routeAt(routes: Iterable<RouteAddress>, method: string, path: string): RouteAddress | null {
  const parts = path.split('/');
  let best: RouteAddress | null = null;
  let most = -1;
  for (const route of routes) {
    const own = route.path.split('/');
    if (route.method !== method || own.length !== parts.length) continue;
    if (!own.every((one, i) => one.startsWith('{') || one === parts[i])) continue;
    const literal = own.filter((one) => !one.startsWith('{')).length;
    if (literal > most) [best, most] = [route, literal];
  }
  return best;
}
