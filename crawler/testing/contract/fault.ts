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

import type { Http, HttpAnswer, HttpRequest } from '../../http/http.ts';

const paging =
  /^(?:page|per_page|limit|first|last|size|count|since|until|before|after|cursor|created|updated_\w+|created_\w+|\w*_after|\w*[cC]ursor)$/u;

/** What an answer is for, without its page: requests that page through one list have one place. */
function placeOf(request: HttpRequest<unknown>): string {
  const url = new URL(request.url);
  const names = Array.from(url.searchParams.keys());
  for (const name of names) if (paging.test(name)) url.searchParams.delete(name);
  const body = request.body === undefined ? '' : JSON.stringify(JSON.parse(request.body, dropPaging));
  return `${url.pathname} ${url.searchParams.toString()} ${body}`;
}

function dropPaging(key: string, value: unknown): unknown {
  return paging.test(key) ? undefined : value;
}

/** Gives the answer before the `at`th request of the same list once more, in place of its own. */
export function tellTwice(at: number): (http: Http) => Http {
  const answers = new Map<string, { count: number; last: HttpAnswer<unknown> }>();
  return (http) => ({
    ...http,
    budget: () => http.budget(),
    async request<T>(request: HttpRequest<T>) {
      const place = placeOf(request);
      const known = answers.get(place);
      if (known?.count === at) {
        answers.set(place, { ...known, count: at + 1 });
        return { ...(known.last as HttpAnswer<T>) };
      }
      const answer = await http.request(request);
      answers.set(place, { count: (known?.count ?? 0) + 1, last: answer });
      return answer;
    },
  });
}

/** Thrown when a client goes on asking for what never changes. */
export class EndlessError extends Error {
  override readonly name = 'EndlessError';
}

/** From the second page of a list on every answer of that list is the same one; more than `most` of them are an error. */
export function standStill(most: number): (http: Http) => Http {
  const answers = new Map<string, { count: number; last: HttpAnswer<unknown> }>();
  return (http) => ({
    ...http,
    budget: () => http.budget(),
    async request<T>(request: HttpRequest<T>) {
      const place = placeOf(request);
      const known = answers.get(place);
      if (known && known.count > most) throw new EndlessError(`${most} times the same answer: ${place.slice(0, 200)}`);
      const answer = known && known.count >= 2 ? (known.last as HttpAnswer<T>) : await http.request(request);
      answers.set(place, { count: (known?.count ?? 0) + 1, last: answer });
      return { ...answer };
    },
  });
}
