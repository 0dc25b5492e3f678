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

import { createHash } from 'node:crypto';
import { ApiError } from '../errors.ts';

/** How often something that needs no account may be done within a time. */
export interface LimitRules {
  readonly milliseconds: number;
  /** By one address; the addresses of one IPv6 network of 64 bits count as one. */
  readonly each: number;
  /** By everybody together. */
  readonly all: number;
}

/** Counts what is done without an account; throws `too-many` when it is too often. Nothing of it is stored. */
export type Limit = (address: string | null, now: Date) => void;

/** One name for addresses that one subscriber can change at will. */
export function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

function tooMany(milliseconds: number): ApiError {
  const minutes = Math.ceil(milliseconds / 60_000);
  return new ApiError('too-many', {
    zh: `短时间内提交得太多了，请过 ${minutes} 分钟再试；什么也没有丢失，您的内容仍在表单里。`,
    en: `Too much was sent in a short time; try again in ${minutes} minutes. What you wrote is still in the form.`,
  });
}

/** A limit of this process. */
export function createLimit({ milliseconds, each, all }: LimitRules): Limit {
  let events: { readonly at: number; readonly who: string }[] = [];
  return (address, now) => {
    // By the hash of it: what lies in memory is no list of visitors.
    const who = createHash('sha256')
      .update(network(address ?? ''))
      .digest('base64url')
      .slice(0, 16);
    const since = now.getTime() - milliseconds;
    events = events.filter(({ at }) => at > since);
    const own = events.filter((event) => event.who === who).length;
    if ((address !== null && own >= each) || events.length >= all) throw tooMany(milliseconds);
    events.push({ at: now.getTime(), who });
  };
}
