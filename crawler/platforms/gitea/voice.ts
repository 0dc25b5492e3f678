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
import { readStandardLimit } from '../../http/limit.ts';
import type { ConnectOptions } from '../../platform.ts';
import { allPages, encodedPath, idText, timeText, type Voice, voiceName, voiceWire } from '../../voice.ts';

const states = { pass: 'success', fail: 'failure', undecided: 'error' } as const;

const user = z.object({ id: idText });
const comment = z.object({ id: idText, body: z.string().nullish(), user: user.nullish() });
const change = z.object({
  number: idText,
  head: z.object({ sha: z.string() }).nullish(),
  base: z.object({ ref: z.string() }).nullish(),
  updated_at: timeText,
});

/** Gitea and Forgejo: commit statuses and comments. */
export function voice({ http, api }: ConnectOptions): Voice {
  const wire = voiceWire(http, api, readStandardLimit);
  const at = (path: string) => `/repos/${encodedPath(path)}`;
  return {
    async me(signal) {
      const account = await wire.get('/user', user, signal);
      if (account === null)
        throw new PlatformError('forbidden', 'The server does not say whose the token is.', { url: api });
      return account.id;
    },
    async openChanges(path, signal) {
      const list = `${at(path)}/pulls?state=open&sort=recentupdate&limit=50`;
      const open = await allPages((page) => wire.list(`${list}&page=${page}`, change, signal));
      return open.flatMap(({ number, head, base, updated_at: updatedAt }) =>
        head == null || base == null ? [] : [{ number, head: head.sha, base: base.ref, updatedAt }],
      );
    },
    async comments(path, number, signal) {
      // The server gives them all at once.
      const list = `${at(path)}/issues/${encodeURIComponent(number)}/comments`;
      const { items } = await wire.list(list, comment, signal);
      return items.map(({ id, body, user: author }) => ({ id, author: author?.id ?? null, body: body ?? '' }));
    },
    async addComment(path, number, body, signal) {
      await wire.send('POST', `${at(path)}/issues/${encodeURIComponent(number)}/comments`, { body }, signal);
    },
    async editComment(path, _number, id, body, signal) {
      await wire.send('PATCH', `${at(path)}/issues/comments/${encodeURIComponent(id)}`, { body }, signal);
    },
    async judge(path, { head, state, title, url }, signal) {
      const status = {
        state: states[state],
        context: voiceName,
        description: title.slice(0, 255),
        ...(url === null ? {} : { target_url: url }),
      };
      await wire.send('POST', `${at(path)}/statuses/${encodeURIComponent(head)}`, status, signal);
    },
  };
}
