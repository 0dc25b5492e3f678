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

/** How known hosts address an issue, a change and a commit; where nothing is known of a host there is no link. */
const pages: Readonly<Record<string, { issue: string; change: string; commit: string }>> = {
  'github.com': { issue: '/issues/', change: '/pull/', commit: '/commit/' },
  'gitee.com': { issue: '/issues/', change: '/pulls/', commit: '/commit/' },
  'gitlab.com': { issue: '/-/issues/', change: '/-/merge_requests/', commit: '/-/commit/' },
  'gitcode.com': { issue: '/issues/', change: '/pull/', commit: '/commit/' },
  'codeberg.org': { issue: '/issues/', change: '/pulls/', commit: '/commit/' },
};

/** What an act was done on. */
export interface ActPlace {
  readonly subject: { readonly kind: 'issue' | 'change'; readonly number: string } | null;
  readonly commit: string | null;
}

/** Page of an act's commit, issue or change; null where none is known. */
export function actUrl(repository: string, { subject, commit }: ActPlace): string | null {
  if (!URL.canParse(repository)) return null;
  const url = new URL(repository);
  const host = url.protocol === 'https:' && Object.hasOwn(pages, url.host) ? pages[url.host] : undefined;
  if (host === undefined) return null;
  const base = url.href.replace(/(?:\.git)?\/?$/, '');
  if (commit !== null) return `${base}${host.commit}${encodeURIComponent(commit)}`;
  return subject === null ? null : `${base}${host[subject.kind]}${encodeURIComponent(subject.number)}`;
}
