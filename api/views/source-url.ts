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

/** How known hosts address a file at a commit; where nothing is known of a host there is no link. */
const filePages: Readonly<Record<string, string>> = {
  'github.com': '/blob/',
  'gitee.com': '/blob/',
  'gitlab.com': '/-/blob/',
  'gitcode.com': '/blob/',
  'codeberg.org': '/src/commit/',
};

/** A repository at a commit. */
export interface Source {
  readonly url: string;
  /** Hex; null = nothing was crawled. */
  readonly head: string | null;
}

function anchor(host: string, lines: readonly [number, number] | null): string {
  if (lines === null) return '';
  const [from, to] = lines;
  if (from === to) return `#L${from}`;
  return host === 'gitlab.com' ? `#L${from}-${to}` : `#L${from}-L${to}`;
}

/** Page of a file at the commit it was seen in; null where the host has none that we know. */
export function sourceUrl(source: Source | null, path: string, lines: readonly [number, number] | null): string | null {
  if (source === null || source.head === null || !URL.canParse(source.url)) return null;
  const url = new URL(source.url);
  const page = url.protocol === 'https:' ? filePages[url.host] : undefined;
  if (page === undefined) return null;
  const at = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return `${url.href.replace(/(?:\.git)?\/?$/, '')}${page}${source.head}/${at}${anchor(url.host, lines)}`;
}

/** Where any file at any commit can be seen, with `{path}`, `{line}` and `{commit}`; null where nothing is known of the host. */
export function lineLink(url: string): string | null {
  const page = sourceUrl({ url, head: '{commit}' }, 'file', null);
  return page === null ? null : `${page.slice(0, -'file'.length)}{path}#L{line}`;
}
