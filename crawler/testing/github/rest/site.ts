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

import { fullName, type WorldRepository } from '../../world/model.ts';
import type { World } from '../../world/world.ts';

/** Where the stand-in is, for the addresses in its answers. */
export interface Site {
  readonly world: World;
  /** Base of the API. */
  readonly api: string;
  /** Base of pages for people. */
  readonly url: string;
}

/** Base of a repository's addresses in the API. */
export function apiOf(site: Site, repository: WorldRepository): string {
  return `${site.api}/repos/${fullName(repository)}`;
}

/** Base of a repository's pages. */
export function pageOf(site: Site, repository: WorldRepository): string {
  return `${site.url}/${fullName(repository)}`;
}

const noReactions = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };

/** Nobody reacts in these worlds. */
export function reactions(url: string) {
  return { url: `${url}/reactions`, total_count: 0, ...noReactions };
}
