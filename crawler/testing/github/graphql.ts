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

import { type GraphProblem, type GraphRequest, prepare, run } from './graph/execute.ts';
import type { Graph } from './graph/graph.ts';
import { stamp } from './ids.ts';
import { type Bucket, bucketView, limitHeaders } from './limits.ts';
import type { GithubRequest } from './log.ts';
import { type Written, writeProblem } from './rest.ts';
import type { State } from './state.ts';

function writeGraph(bucket: Bucket, body: object, status = 200): Written {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...limitHeaders(bucket, 'graphql') };
  return { status, headers, body: JSON.stringify(body) };
}

/** Reads what a client sent; null = it is no query. */
export function readGraph(text: string): GraphRequest | null {
  try {
    const body = JSON.parse(text) as { query?: unknown; variables?: unknown; operationName?: unknown } | null;
    if (typeof body?.query !== 'string') return null;
    const variables = typeof body.variables === 'object' && body.variables !== null ? body.variables : {};
    const operationName = typeof body.operationName === 'string' ? body.operationName : null;
    return { query: body.query, variables: variables as Record<string, unknown>, operationName };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Answers a query. */
export async function answerGraph(
  state: State,
  seen: GithubRequest,
  asked: GraphRequest | null,
  caller: string,
): Promise<Written> {
  const bucket = state.limits.bucket('graphql', caller);
  if (caller === '') return writeProblem(401, 'This endpoint requires you to be authenticated.');
  if (asked === null) return writeProblem(400, 'Problems parsing JSON');
  const limited: GraphProblem = { type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' };
  if (bucket.used >= bucket.limit) return writeGraph(bucket, { errors: [limited] });
  const prepared = prepare(asked);
  if ('problems' in prepared) {
    seen.billable = true;
    seen.points = 1;
    bucket.used += 1;
    return writeGraph(bucket, { errors: prepared.problems });
  }
  const { cost, nodeCount } = prepared.cost;
  Object.assign(seen, { billable: true, points: cost, nodeCount });
  bucket.used = Math.min(bucket.limit, bucket.used + cost);
  if (nodeCount > (state.options.maxNodes ?? Number.POSITIVE_INFINITY)) {
    return {
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: '<html><title>502 Bad Gateway</title></html>',
    };
  }
  const view: Graph = {
    world: state.world,
    url: state.places.url,
    viewer: state.world.people[0]?.login ?? '',
    admin: state.options.admin === true,
    unsupported: state.log.unsupported,
    sorted: state.sorted,
  };
  const { reset, ...budget } = bucketView(bucket);
  const rate = { ...budget, cost, nodeCount, resetAt: stamp(reset * 1000) };
  return writeGraph(bucket, await run(view, prepared, asked, rate));
}
