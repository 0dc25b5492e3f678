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

/** What a key of `packages` in `pnpm-lock.yaml` says by itself. */
export interface PnpmPath {
  readonly name: string | null;
  /** Null where it is no version: an address, a place on disk. */
  readonly version: string | null;
}

const version = /^\d[\w.+-]*$/u;

/** `name@1.0.0(peer@2.0.0)` → `name@1.0.0`; peers of old files stand behind `_`. */
export function withoutPeers(path: string): string {
  const bracket = path.indexOf('(');
  return bracket < 0 ? path : path.slice(0, bracket);
}

/** The last part of `host/@scope/name` or `/name`, with its scope. */
function nameIn(path: string): string | null {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return null;
  const scope = parts.at(-2);
  return scope?.startsWith('@') === true ? `${scope}/${last}` : last;
}

/** `/name/1.0.0_peer@2.0.0`, `host/@scope/name/1.0.0`, `/name/1.0.0/peer@2.0.0`: pnpm up to 7. */
function bySlash(path: string): PnpmPath {
  const parts = path.split('/');
  const at = parts.findLastIndex((part, index) => index > 0 && version.test(part.split('_')[0] ?? ''));
  if (at < 0) return { name: null, version: null };
  return { name: nameIn(parts.slice(0, at).join('/')), version: parts[at]?.split('_')[0] ?? null };
}

/** `/name@1.0.0(peer@2.0.0)`, `name@1.0.0`, `name@https://…`, `name@file:…`: pnpm from 8. */
function byAt(path: string): PnpmPath {
  const bare = withoutPeers(path);
  const start = bare.startsWith('/') ? 1 : 0;
  const address = /@(?:[a-z][a-z+]{1,20}:|\.{0,2}\/)/iu.exec(bare.slice(start + 1));
  if (address !== null) return { name: bare.slice(start, start + 1 + address.index), version: null };
  const at = bare.lastIndexOf('@');
  if (at <= start) return { name: null, version: null };
  const found = bare.slice(at + 1).split('_')[0] ?? '';
  return version.test(found)
    ? { name: nameIn(bare.slice(0, at)), version: found }
    : { name: nameIn(bare.slice(0, at)), version: null };
}

/** Name and version in a key; both null when it names none, as an address or a folder. */
export function pnpmPath(path: string, lockfileVersion: number): PnpmPath {
  if (/^(?:file|link|https?|git[+@])/u.test(path) && !/^[^:/]{1,214}@/u.test(path.replace(/^git@/u, '')))
    return { name: null, version: null };
  return lockfileVersion < 6 ? bySlash(path) : byAt(path);
}

/** The key that a dependency `name: reference` means, among those that are there; null for workspaces and what is missing. */
export function pnpmKey(name: string, reference: string, has: (key: string) => boolean): string | null {
  const ways = [`${name}@${reference}`, `/${name}/${reference}`, `/${name}@${reference}`, reference, `/${reference}`];
  return ways.find(has) ?? null;
}
