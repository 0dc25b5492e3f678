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

/** What differs between servers; read in the source of Gitea 1.20 to 1.25 and of Forgejo 7 to 10. */
export interface Features {
  /** Topics stand in the description, not only at an address of their own. */
  readonly topics: boolean;
  readonly licences: boolean;
  /** Changes are told as drafts, with their changed lines. */
  readonly drafts: boolean;
  /** Changes count their reviews: `always`, or only where there are some. */
  readonly reviewCount: 'never' | 'always' | 'above-zero';
  /** The list of changes says who merged, and counts changed lines. */
  readonly merger: boolean;
  /** `/actions/tasks` is there. */
  readonly tasks: boolean;
  readonly forcePush: boolean;
  /** Status of redirects after a rename. */
  readonly redirect: 301 | 307;
}

/** Features of a version as the server writes it, like `1.25.4` or `11.0.3+gitea-1.22.0`. */
export function featuresOf(flavour: 'gitea' | 'forgejo', version: string): Features {
  const [major = 0, minor = 0] = version.split(/[.+]/u).map(Number);
  const from = (gitea: number, forgejo: number) => (flavour === 'gitea' ? minor >= gitea : major >= forgejo);
  return {
    topics: from(23, 9),
    licences: flavour === 'gitea' && minor >= 23,
    drafts: from(22, 8),
    reviewCount: flavour === 'gitea' && minor >= 24 ? 'above-zero' : from(22, 8) ? 'always' : 'never',
    merger: !from(23, 9),
    tasks: from(23, 8),
    forcePush: flavour === 'gitea' && minor >= 23,
    redirect: flavour === 'gitea' && minor >= 24 ? 301 : 307,
  };
}
