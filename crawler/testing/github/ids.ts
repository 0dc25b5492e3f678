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

import type { WorldPerson } from '../world/model.ts';

/** Opaque id of GraphQL, and `node_id` of REST. */
export function nodeId(prefix: string, ...parts: readonly (string | number)[]): string {
  return `${prefix}_${Buffer.from(parts.join(':')).toString('base64url')}`;
}

/** The prefix and parts of a node id; null for what is none. */
export function readNodeId(id: string): { readonly prefix: string; readonly parts: readonly string[] } | null {
  const [, prefix, rest] = /^([A-Z]{1,6})_([\w-]+)$/u.exec(id) ?? [];
  if (prefix === undefined || rest === undefined) return null;
  const text = Buffer.from(rest, 'base64url').toString();
  return nodeId(prefix, text) === id ? { prefix, parts: text.split(':') } : null;
}

const personPrefixes = { user: 'U', bot: 'BOT', mannequin: 'MN', organisation: 'O' } as const;

/** Node id of an account. */
export function personNodeId(person: WorldPerson): string {
  return nodeId(personPrefixes[person.kind], person.id);
}

/** As a GraphQL `Int`; null for ids that do not fit, as the platform answers. */
export function databaseId(id: string): number | null {
  const value = Number(id);
  return value <= 0x7fff_ffff ? value : null;
}

/** Time as GitHub writes it. */
export function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Time, or null. */
export function stampOrNull(at: number | null): string | null {
  return at === null ? null : stamp(at);
}
