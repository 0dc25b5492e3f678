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

import type { ReadLimit } from '../../http/http.ts';
import { readStandardLimit } from '../../http/limit.ts';

/** What the platform says in a 403 that is about speed, not about rights; it has no header of its own for that. */
const words =
  /rate.?limit|too many requests|请求(?:过于|太)?频繁|访问(?:过于|太)?频繁|操作(?:过于|太)?频繁|请求(?:次数)?过多|频率|限流|限速/iu;

/** The limits are told by the minute: as long is waited where a refusal names no time. */
const window = 60_000;

function messageOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const texts = Object.values(body).filter((value) => typeof value === 'string');
  return texts.join(' ').slice(0, 2000);
}

/** Limits as the shared headers tell them, and refusals in Chinese or English without any header. */
export const readGiteeLimit: ReadLimit = (answer) => {
  const reading = readStandardLimit(answer);
  const limited = reading.limited || (answer.status === 403 && words.test(messageOf(answer.body)));
  if (!limited) return reading;
  const told = reading.waitMs !== null || reading.resetAt !== null;
  return { ...reading, limited: true, waitMs: told ? reading.waitMs : window };
};
