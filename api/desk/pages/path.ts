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

import type { Locale } from '../../locale.ts';

/** First parts of the paths below a language that are rendered when they are asked for. */
const areas = ['desk', 'apply', 'help', 'sign-in', 'invite', 'account', 'do'] as const;

/** An address of the desk. */
export interface DeskPath {
  readonly locale: Locale;
  readonly area: (typeof areas)[number];
  /** With its slash at the end. */
  readonly path: string;
  /** The path as asked lacked that slash. */
  readonly bare: boolean;
}

const ours = new RegExp(`^/(zh|en)/(${areas.join('|')})(?:/|$)`);
const segment = '(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~@:-]+';
const plain = new RegExp(`^(?:/${segment})+/?$`);
const ownPage = new RegExp(`^/(?:zh|en)(?:/${segment})*/?(?:\\?[A-Za-z0-9._~=&+%:-]*)?(?:#[A-Za-z0-9._:-]*)?$`);

/**
 * The address when it is one of the desk's; `strange` when it only looks like one. Nothing is decoded or tidied: an
 * address that could be read in two ways is none of ours.
 */
export function deskPath(pathname: string): DeskPath | 'strange' | null {
  const found = ours.exec(pathname);
  if (found === null) return null;
  if (!plain.test(pathname) || pathname.length > 1000) return 'strange';
  const bare = !pathname.endsWith('/');
  return {
    locale: found[1] === 'en' ? 'en' : 'zh',
    area: areas.find((area) => area === found[2]) ?? 'desk',
    path: bare ? `${pathname}/` : pathname,
    bare,
  };
}

/** The path if it is a page of this site, which is all that a form or a link may send somebody to; else null. */
export function ownPath(path: string | null | undefined): string | null {
  return path !== null && path !== undefined && path.length <= 2000 && ownPage.test(path) ? path : null;
}

/** A path with a parameter set, before its fragment. */
export function withParameter(path: string, name: string, value: string): string {
  const [whole = '', fragment] = path.split('#', 2);
  const [bare = '', search = ''] = whole.split('?', 2);
  const query = new URLSearchParams(search);
  query.set(name, value);
  return `${bare}?${query.toString()}${fragment === undefined ? '' : `#${fragment}`}`;
}
