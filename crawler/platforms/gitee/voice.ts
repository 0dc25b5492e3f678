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
import { PlatformError } from '../../http/error.ts';
import type { ConnectOptions } from '../../platform.ts';
import {
  allPages,
  encodedPath,
  idText,
  mostNotes,
  timeText,
  type Verdict,
  type Voice,
  type VoiceWire,
  voiceName,
  voiceWire,
} from '../../voice.ts';
import { readGiteeLimit } from './limit.ts';

/** `action_required` wants an address that we may not have; what could not be decided says so in its title. */
const conclusions = { pass: 'success', fail: 'failure', undecided: 'failure' } as const;
const levels = { note: 'notice', warning: 'warning', error: 'failure' } as const;
const pageSize = 100;

const user = z.object({ id: idText });
const comment = z.object({ id: idText, body: z.string().nullish(), user: user.nullish() });
const change = z.object({
  number: idText,
  head: z.object({ sha: z.string().nullish() }).nullish(),
  base: z.object({ ref: z.string() }).nullish(),
  updated_at: timeText,
});
const check = z.object({ id: idText, name: z.string().nullish(), conclusion: z.string().nullish() });
const checks = z.object({ check_runs: z.array(check).nullish() });

function checkOf({ head, state, title, summary, url, notes }: Verdict): object {
  return {
    name: voiceName,
    head_sha: head,
    status: 'completed',
    conclusion: conclusions[state],
    ...(url === null ? {} : { details_url: url }),
    output: {
      title: title.slice(0, 255),
      summary,
      annotations: notes.slice(0, mostNotes).map((note) => ({
        path: note.path,
        start_line: note.line,
        end_line: note.line,
        annotation_level: levels[note.level],
        title: note.title,
        message: note.message,
      })),
    },
  };
}

/** A conclusion cannot be changed once it is there: another one is another check of the same name, and the newest counts. */
async function judge(wire: VoiceWire, repository: string, verdict: Verdict, signal: AbortSignal): Promise<void> {
  const query = new URLSearchParams({ check_name: voiceName, per_page: '100' }).toString();
  const list = `${repository}/commits/${encodeURIComponent(verdict.head)}/check-runs?${query}`;
  const there = (await wire.get(list, checks, signal))?.check_runs ?? [];
  const newest = there
    .filter(({ name }) => name === voiceName)
    .reduce<z.infer<typeof check> | null>((a, b) => (a === null || Number(b.id) > Number(a.id) ? b : a), null);
  if (newest?.conclusion === conclusions[verdict.state]) return;
  await wire.send('POST', `${repository}/check-runs`, checkOf(verdict), signal);
}

/** Gitee: check runs (its administrators only) and comments. */
export function voice({ http, api }: ConnectOptions): Voice {
  const wire = voiceWire(http, api, readGiteeLimit);
  const at = (path: string) => `/repos/${encodedPath(path)}`;
  /** Not every list has a link to its next page: a full page may have one. */
  async function page<T>(path: string, item: z.ZodType<T>, signal: AbortSignal) {
    const { items, more } = await wire.list(path, item, signal);
    return { items, more: more || items.length >= pageSize };
  }
  return {
    async me(signal) {
      const account = await wire.get('/user', user, signal);
      if (account === null)
        throw new PlatformError('forbidden', 'Gitee does not say whose the token is.', { url: api });
      return account.id;
    },
    async openChanges(path, signal) {
      const list = `${at(path)}/pulls?state=open&sort=updated&direction=desc&per_page=${pageSize}`;
      const open = await allPages((number) => page(`${list}&page=${number}`, change, signal));
      return open.flatMap(({ number, head, base, updated_at: updatedAt }) =>
        head?.sha == null || base == null ? [] : [{ number, head: head.sha, base: base.ref, updatedAt }],
      );
    },
    async comments(path, number, signal) {
      const list = `${at(path)}/pulls/${encodeURIComponent(number)}/comments?per_page=${pageSize}`;
      const all = await allPages((at) => page(`${list}&page=${at}`, comment, signal));
      return all.map(({ id, body, user: author }) => ({ id, author: author?.id ?? null, body: body ?? '' }));
    },
    async addComment(path, number, body, signal) {
      await wire.send('POST', `${at(path)}/pulls/${encodeURIComponent(number)}/comments`, { body }, signal);
    },
    async editComment(path, _number, id, body, signal) {
      await wire.send('PATCH', `${at(path)}/pulls/comments/${encodeURIComponent(id)}`, { body }, signal);
    },
    judge: (path, verdict, signal) => judge(wire, at(path), verdict, signal),
  };
}
