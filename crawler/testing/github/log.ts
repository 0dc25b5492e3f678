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

/** One request that the stand-in got. */
export interface GithubRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly resource: 'core' | 'graphql' | 'git';
  /** Text of a GraphQL query. */
  readonly query: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Milliseconds since the process began. */
  readonly at: number;
  /** 0 until answered, and when the connection was cut. */
  status: number;
  /** Points of GraphQL; 0 for REST. */
  points: number;
  nodeCount: number;
  /** It was counted against a budget: not what was unchanged, refused by a limit, or git. */
  billable: boolean;
  bytes: number;
}

/** What the stand-in saw; tests assert on it. */
export interface GithubLog {
  readonly requests: GithubRequest[];
  /** Requests that a polite and correct client never sends: unknown routes, methods and parameters, no User-Agent, during a wait. */
  readonly violations: string[];
  /** GraphQL fields that were asked for and that the stand-in cannot tell. */
  readonly unsupported: Set<string>;
  /** Most requests at one time. */
  maxConcurrent: number;
  /** Most requests of one resource within a minute. */
  perMinute(resource: GithubRequest['resource']): number;
  billable(): number;
  points(): number;
}

/** An empty log. */
export function createLog(): GithubLog {
  const requests: GithubRequest[] = [];
  return {
    requests,
    violations: [],
    unsupported: new Set(),
    maxConcurrent: 0,
    billable: () => requests.filter((request) => request.billable).length,
    points: () => requests.reduce((sum, request) => sum + request.points, 0),
    perMinute(resource) {
      const times = requests.filter((request) => request.resource === resource).map((request) => request.at);
      let most = 0;
      let from = 0;
      for (const [to, time] of times.entries()) {
        while (time - (times[from] ?? time) > 60_000) from += 1;
        most = Math.max(most, to - from + 1);
      }
      return most;
    },
  };
}
