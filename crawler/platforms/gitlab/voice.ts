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
import { allPages, idText, timeText, type Voice, voiceName, voiceWire } from '../../voice.ts';

/** GitLab knows no third state that is over: what could not be decided has failed, and says why. */
const states = { pass: 'success', fail: 'failed', undecided: 'failed' } as const;

const user = z.object({ id: idText });
const note = z.object({
  id: idText,
  body: z.string().nullish(),
  author: user.nullish(),
  system: z.boolean().nullish(),
});
const change = z.object({ iid: idText, sha: z.string().nullish(), target_branch: z.string(), updated_at: timeText });

/** GitLab: commit statuses and notes. */
export function voice({ http, api }: ConnectOptions): Voice {
  const wire = voiceWire(http, api, readStandardLimit);
  const at = (path: string) => `/projects/${encodeURIComponent(path)}`;
  const notes = (path: string, number: string) => `${at(path)}/merge_requests/${encodeURIComponent(number)}/notes`;
  return {
    async me(signal) {
      const account = await wire.get('/user', user, signal);
      if (account === null)
        throw new PlatformError('forbidden', 'GitLab does not say whose the token is.', { url: api });
      return account.id;
    },
    async openChanges(path, signal) {
      const list = `${at(path)}/merge_requests?state=opened&order_by=updated_at&sort=desc&per_page=100`;
      const open = await allPages((page) => wire.list(`${list}&page=${page}`, change, signal));
      return open.flatMap(({ iid, sha, target_branch: base, updated_at: updatedAt }) =>
        sha == null ? [] : [{ number: iid, head: sha, base, updatedAt }],
      );
    },
    async comments(path, number, signal) {
      const list = `${notes(path, number)}?sort=asc&order_by=created_at&per_page=100`;
      const all = await allPages((page) => wire.list(`${list}&page=${page}`, note, signal));
      return all
        .filter(({ system }) => system !== true)
        .map(({ id, body, author }) => ({ id, author: author?.id ?? null, body: body ?? '' }));
    },
    async addComment(path, number, body, signal) {
      await wire.send('POST', notes(path, number), { body }, signal);
    },
    async editComment(path, number, id, body, signal) {
      await wire.send('PUT', `${notes(path, number)}/${encodeURIComponent(id)}`, { body }, signal);
    },
    async judge(path, { head, state, title, url: target }, signal) {
      const status = {
        state: states[state],
        name: voiceName,
        description: title.slice(0, 255),
        ...(target === null ? {} : { target_url: target }),
      };
      const url = `${at(path)}/statuses/${encodeURIComponent(head)}`;
      const { status: code, problem } = await wire.send('POST', url, status, signal, [400]);
      if (code < 400 || /cannot transition/iu.test(JSON.stringify(problem))) return;
      throw new PlatformError('unprocessable', 'GitLab does not take the status.', {
        url: `${api}${url}`,
        status: code,
      });
    },
  };
}
