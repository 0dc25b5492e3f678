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

import type { Rows } from './list.ts';
import { BadQuery } from './query.ts';

/** GitLab does not count further than this, and does not say how many there are. */
const countedRows = 10_000;
const offsetCap = 50_000;

/** A page with the headers that tell where it stands. */
export interface Cut {
  readonly rows: readonly unknown[];
  readonly headers: Readonly<Record<string, string>>;
}

function whole(text: string | null, fallback: number, name: string): number {
  if (text === null) return fallback;
  if (!/^\d+$/u.test(text) || Number(text) < 1) throw new BadQuery(`${name} does not have a valid value`);
  return Number(text);
}

/** The page of a list that a URL asks for; null = further than GitLab counts. */
export function cut(all: Rows, url: URL): Cut | null {
  const page = whole(url.searchParams.get('page'), 1, 'page');
  const size = Math.min(100, whole(url.searchParams.get('per_page'), 20, 'per_page'));
  if (page * size > offsetCap) return null;
  const pages = Math.max(1, Math.ceil(all.length / size));
  const linkTo = (number: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    target.searchParams.set('per_page', String(size));
    return `<${target.href}>; rel="${rel}"`;
  };
  const counted = all.length <= countedRows;
  const links = [
    ...(page > 1 ? [linkTo(page - 1, 'prev')] : []),
    ...(page < pages ? [linkTo(page + 1, 'next')] : []),
    linkTo(1, 'first'),
    ...(counted ? [linkTo(pages, 'last')] : []),
  ];
  return {
    rows: all.slice((page - 1) * size, page * size),
    headers: {
      link: links.join(', '),
      'x-next-page': page < pages ? String(page + 1) : '',
      'x-page': String(page),
      'x-per-page': String(size),
      'x-prev-page': page > 1 ? String(page - 1) : '',
      ...(counted ? { 'x-total': String(all.length), 'x-total-pages': String(pages) } : {}),
    },
  };
}
