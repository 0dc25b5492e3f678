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

import type { Fault, FaultName } from './name.ts';

/** An answer as the proxy sends it. */
export interface ProxyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): ProxyAnswer {
  return {
    status,
    headers: { ...json, ...headers },
    body: JSON.stringify({ message, documentation_url: 'https://docs/' }),
  };
}

const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

/** A window that is spent, as the headers of a primary limit tell it. */
function spentWindow(waitSeconds: number): Record<string, string> {
  const reset = Math.ceil(Date.now() / 1000) + waitSeconds;
  return { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
}

function httpDate(waitSeconds: number): string {
  return new Date(Math.ceil(Date.now() / 1000) * 1000 + waitSeconds * 1000).toUTCString();
}

function graphqlLimit(type: string, waitSeconds: number): ProxyAnswer {
  const errors = [{ type, message: 'API rate limit exceeded for user ID 1.' }];
  return { status: 200, headers: { ...json, ...spentWindow(waitSeconds) }, body: JSON.stringify({ errors }) };
}

type Refuse = (waitSeconds: number) => ProxyAnswer;

const refusals: Readonly<Partial<Record<FaultName, Refuse>>> = {
  'unauthorised-401': () => refusal(401, 'Bad credentials'),
  'primary-403': (wait) => refusal(403, 'API rate limit exceeded for user ID 1.', spentWindow(wait)),
  'secondary-403': () => refusal(403, secondary),
  'secondary-403-seconds': (wait) => refusal(403, secondary, { 'retry-after': String(wait) }),
  'secondary-403-date': (wait) => refusal(403, secondary, { 'retry-after': httpDate(wait) }),
  'secondary-429': () => refusal(429, secondary),
  'secondary-429-seconds': (wait) => refusal(429, secondary, { 'retry-after': String(wait) }),
  'secondary-429-date': (wait) => refusal(429, secondary, { 'retry-after': httpDate(wait) }),
  'graphql-rate-limited': (wait) => graphqlLimit('RATE_LIMITED', wait),
  'graphql-rate-limit': (wait) => graphqlLimit('RATE_LIMIT', wait),
  'not-found-404': () => refusal(404, 'Not Found'),
  'empty-409': () => refusal(409, 'Git Repository is empty.'),
  'gone-410': () => refusal(410, 'Issues are disabled for this repo'),
  'unprocessable-422': () => refusal(422, 'Validation Failed'),
  'legal-451': () => refusal(451, 'Repository access blocked'),
  'server-500': () => refusal(500, 'Internal Server Error'),
  'server-502': () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>502 Bad Gateway</h1>' }),
  'server-503': () => refusal(503, 'Service Unavailable'),
  'server-504': () => refusal(504, 'We couldn’t respond to your request in time.'),
  'html-body': () => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><html><body><form action="/login">Sign in</form></body></html>',
  }),
};

/** The answer that a fault gives without asking the target; null when it needs the target's own. */
export function refuse({ name, waitSeconds = 1 }: Fault): ProxyAnswer | null {
  return refusals[name]?.(waitSeconds) ?? null;
}
