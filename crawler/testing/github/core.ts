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

import { type Bucket, bucketView, limitHeaders } from './limits.ts';
import type { GithubRequest } from './log.ts';
import { answerRest, type Caller, type Written, writeProblem } from './rest.ts';
import type { State } from './state.ts';

function exhausted(bucket: Bucket, caller: string): Written {
  const whom = caller === '' ? 'your address' : 'user ID 1';
  return { ...writeProblem(403, `API rate limit exceeded for ${whom}.`), headers: limitHeaders(bucket, 'core') };
}

/** Answers a request to REST, and counts it. */
export function answerCore(state: State, seen: GithubRequest, caller: string): Written {
  const { world, options, places, log } = state;
  const bucket = state.limits.bucket('core', caller);
  const url = new URL(seen.path, places.url);
  const path = url.pathname.slice('/api/v3'.length);
  if (path === '/rate_limit') return rateLimit(state, caller);
  if (seen.method !== 'GET') {
    log.violations.push(`not a reading request: ${seen.method} ${seen.path}`);
    return writeProblem(404, 'Not Found');
  }
  if (bucket.used >= bucket.limit) return exhausted(bucket, caller);
  const who: Caller = {
    site: { world, ...places },
    known: caller !== '',
    admin: caller !== '' && options.admin === true,
    viewer: world.people[0]?.login ?? '',
    protection: options.protection ?? 'rules',
  };
  const ask = { path, query: url.searchParams, headers: seen.headers };
  const written = answerRest(who, ask, (what) => log.violations.push(what));
  // Unchanged is free for who says who they are.
  seen.billable = written.status !== 304 || caller === '';
  if (seen.billable) bucket.used += 1;
  return { ...written, headers: { ...written.headers, ...limitHeaders(bucket, 'core') } };
}

function rateLimit(state: State, caller: string): Written {
  const core = bucketView(state.limits.bucket('core', caller));
  const graphql = bucketView(state.limits.bucket('graphql', caller));
  const body = JSON.stringify({
    resources: { core, graphql, search: { limit: 30, used: 0, remaining: 30, reset: core.reset } },
    rate: core,
  });
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}
