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

import { z } from 'zod';
import type { Http, ReadLimit } from './http/http.ts';

/** A line that a verdict speaks of. */
export interface VerdictNote {
  readonly path: string;
  readonly line: number;
  readonly level: 'note' | 'warning' | 'error';
  readonly title: string;
  readonly message: string;
}

/** What a check of a commit found, as platforms are told it. */
export interface Verdict {
  /** Full id of the commit that was judged. */
  readonly head: string;
  /** `undecided` is shown so that it passes nowhere for a pass. */
  readonly state: 'pass' | 'fail' | 'undecided';
  /** One line; platforms cut it. */
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** Where people can read more; null = nowhere. */
  readonly url: string | null;
  /** The first fifty are shown where a platform shows any. */
  readonly notes: readonly VerdictNote[];
}

/** A comment on a change. */
export interface VoiceComment {
  readonly id: string;
  /** As {@link Voice.me} names accounts; null when it has none any more. */
  readonly author: string | null;
  readonly body: string;
}

/** A change that waits to be merged. */
export interface OpenChange {
  readonly number: string;
  /** Full id of its newest commit. */
  readonly head: string;
  /** Name of the branch that it is for, without `refs/heads/`. */
  readonly base: string;
  /** Null when the platform does not tell. */
  readonly updatedAt: Date | null;
}

/** What of a platform's API speaks to the people of a change; everything else only reads. */
export interface Voice {
  /** The account that speaks, as comments name their author. */
  me(signal: AbortSignal): Promise<string>;
  /** Those touched last come first. */
  openChanges(path: string, signal: AbortSignal): Promise<readonly OpenChange[]>;
  /** Oldest first. */
  comments(path: string, change: string, signal: AbortSignal): Promise<readonly VoiceComment[]>;
  addComment(path: string, change: string, body: string, signal: AbortSignal): Promise<void>;
  editComment(path: string, change: string, id: string, body: string, signal: AbortSignal): Promise<void>;
  /** Check run or commit status, under one name: saying the same twice leaves one. */
  judge(path: string, verdict: Verdict, signal: AbortSignal): Promise<void>;
}

/** Name of the check on every platform. */
export const voiceName = 'tongming';
/** Comments or open changes that are looked through at most, in pages of a hundred. */
const mostVoicePages = 20;
/** Lines of a check that platforms take in one request. */
export const mostNotes = 50;

/** An id as text, however a platform writes it. */
export const idText = z.union([z.number(), z.string()]).transform(String);

/** A time as platforms write it; null for anything else. */
export const timeText = z
  .string()
  .nullish()
  .transform((text) => (text == null || Number.isNaN(Date.parse(text)) ? null : new Date(text)));

/** An answer of which nothing is needed. */
const anything = z.unknown();

/** Asks and tells one API with JSON. */
export interface VoiceWire {
  list<T>(
    path: string,
    item: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<{ readonly items: T[]; readonly more: boolean }>;
  get<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T | null>;
  /** Statuses of `expect` are answers, with the JSON that came; everything else that is no success is thrown. */
  send(
    method: 'POST' | 'PATCH' | 'PUT',
    path: string,
    body: unknown,
    signal: AbortSignal,
    expect?: readonly number[],
  ): Promise<{ readonly status: number; readonly problem: unknown }>;
}

/** Makes it for a base address without a slash at its end. */
export function voiceWire(
  http: Http,
  api: string,
  readLimit: ReadLimit,
  headers: Readonly<Record<string, string>> = {},
): VoiceWire {
  const shared = { resource: 'core', readLimit, headers: { ...headers, 'content-type': 'application/json' } };
  return {
    async list(path, item, signal) {
      const answer = await http.request({ ...shared, headers, url: `${api}${path}`, schema: z.array(item), signal });
      return { items: answer.body ?? [], more: answer.next !== null };
    },
    async get(path, schema, signal) {
      return (await http.request({ ...shared, headers, url: `${api}${path}`, schema, signal })).body;
    },
    async send(method, path, body, signal, expect = []) {
      const text = JSON.stringify(body);
      // A POST that may have arrived is not sent again: whoever asks looks first what is there.
      const tries = method === 'POST' ? { retries: 0 } : {};
      const request = {
        ...shared,
        ...tries,
        method,
        url: `${api}${path}`,
        body: text,
        expect,
        schema: anything,
        signal,
      };
      const { status, problem } = await http.request(request);
      return { status, problem };
    },
  };
}

/** `owner/name` as part of an address. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Pages of a list until there are no more, or {@link mostVoicePages} of them. */
export async function allPages<T>(
  page: (number: number) => Promise<{ readonly items: readonly T[]; readonly more: boolean }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let number = 1; number <= mostVoicePages; number += 1) {
    const { items, more } = await page(number);
    all.push(...items);
    if (!more) break;
  }
  return all;
}
