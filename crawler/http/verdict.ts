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

import { PlatformError, type PlatformErrorKind, withoutQuery } from './error.ts';

const kinds: Readonly<Record<number, PlatformErrorKind>> = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  451: 'blocked',
};

function kindOf(status: number): PlatformErrorKind {
  if (status >= 500) return 'server-error';
  return kinds[status] ?? (status < 400 ? 'redirect' : 'unprocessable');
}

/** What the platform says of its refusal, in one field or another; empty when it says nothing. */
function wordsOf(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null) return '';
  const fields = problem as Readonly<Record<string, unknown>>;
  const words = [fields['message'], fields['error_description'], fields['error']].find((it) => typeof it === 'string');
  return typeof words === 'string' ? words.slice(0, 200) : '';
}

/** The fault that a status is. */
export function statusFault(status: number, url: string, problem: unknown): PlatformError {
  const words = wordsOf(problem);
  const message = `${withoutQuery(url)}: the platform answers ${status}${words === '' ? '' : `, "${words}"`}.`;
  return new PlatformError(kindOf(status), message, { url, status });
}
