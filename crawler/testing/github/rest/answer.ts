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

import type { WorldRepository } from '../../world/model.ts';
import type { Site } from './site.ts';

/** A request as a route sees it. */
export interface Ask {
  readonly site: Site;
  /** Null for routes that are not about one. */
  readonly repository: WorldRepository | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly accept: string;
  /** Carries a token. */
  readonly known: boolean;
  readonly admin: boolean;
  readonly viewer: string;
  readonly protection: 'rules' | 'classic';
}

/** An answer before it is written; a list is cut into pages and gets its links. */
export type Answer =
  | { readonly kind: 'object'; readonly body: unknown }
  | {
      readonly kind: 'list';
      readonly length: number;
      /** Makes the items of one page, by place. */
      readonly slice: (from: number, to: number) => unknown[];
      readonly wrap?: (items: unknown[]) => unknown;
      /** Last page that may be asked for. */
      readonly maxPage?: number;
    }
  | { readonly kind: 'problem'; readonly status: number; readonly message: string; readonly body?: object }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'nothing' };

/** Answers with one thing. */
export function object(body: unknown): Answer {
  return { kind: 'object', body };
}

/** Answers with a page of a list. */
export function list<T>(
  items: readonly T[],
  view: (item: T) => unknown,
  more: { readonly wrap?: (items: unknown[]) => unknown; readonly maxPage?: number } = {},
): Answer {
  return { kind: 'list', length: items.length, slice: (from, to) => items.slice(from, to).map(view), ...more };
}

/** Answers with a status and GitHub's words for it. */
export function problem(status: number, message: string, body?: object): Answer {
  return { kind: 'problem', status, message, ...(body ? { body } : {}) };
}

/** What is not there, or not for this caller. */
export function missing(): Answer {
  return problem(404, 'Not Found');
}

/** `since` of a query as a stamp; null = not given, `bad` = not a time. */
export function sinceOf(query: URLSearchParams): number | null | 'bad' {
  const text = query.get('since');
  if (text === null) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? 'bad' : at;
}

/** GitHub's answer to a parameter that it cannot read. */
export function invalid(field: string): Answer {
  return problem(422, 'Validation Failed', {
    errors: [{ resource: 'Search', field, code: 'invalid' }],
  });
}
