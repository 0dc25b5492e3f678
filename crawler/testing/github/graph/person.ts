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

import type { WorldPerson } from '../../world/model.ts';
import { databaseId, personNodeId, stamp } from '../ids.ts';
import type { Graph } from './graph.ts';

const typeNames = { user: 'User', bot: 'Bot', mannequin: 'Mannequin', organisation: 'Organization' } as const;

/** An account as GraphQL shows it; null for a deleted one. Bots have no name and no `[bot]` here. */
export function personView(graph: Graph, person: WorldPerson | null): Record<string, unknown> | null {
  if (person === null) return null;
  const common = {
    __typename: typeNames[person.kind],
    id: personNodeId(person),
    databaseId: databaseId(person.id),
    login: person.login,
    createdAt: stamp(person.createdAt),
    updatedAt: stamp(person.createdAt),
    avatarUrl: `${graph.url}/avatars/${person.id}`,
    resourcePath: `/${person.login}`,
    url: `${graph.url}/${person.login}`,
  };
  if (person.kind === 'bot') return common;
  if (person.kind === 'mannequin') return { ...common, email: null, claimant: null };
  const named = { ...common, name: person.name, email: '', location: null, websiteUrl: null };
  if (person.kind === 'organisation') return { ...named, description: null, isVerified: false, email: null };
  return { ...named, company: person.company, bio: null, isEmployee: false, isSiteAdmin: false, isBountyHunter: false };
}

/** Where the schema wants a `User`: anybody else is shown as nobody. */
export function userView(graph: Graph, person: WorldPerson | null): Record<string, unknown> | null {
  return person?.kind === 'user' ? personView(graph, person) : null;
}
