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

import type { Octokit } from 'octokit';
import { z } from 'zod';
import { PlatformError } from '../../http/error.ts';
import { readGraphqlLimit, readStandardLimit } from '../../http/limit.ts';
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
import { graphqlUrl } from './client.ts';

type NewCheck = Omit<NonNullable<Parameters<Octokit['rest']['checks']['create']>[0]>, 'owner' | 'repo'>;

const headers = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
const conclusions = { pass: 'success', fail: 'failure', undecided: 'action_required' } as const;
const states = { pass: 'success', fail: 'failure', undecided: 'error' } as const;
const levels = { note: 'notice', warning: 'warning', error: 'failure' } as const;

const comment = z.object({
  id: idText,
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});
const change = z.object({
  number: idText,
  head: z.object({ sha: z.string() }),
  base: z.object({ ref: z.string() }),
  updated_at: timeText,
});
const checks = z.object({ check_runs: z.array(z.object({ id: idText, external_id: z.string().nullish() })) });

/** Ours among checks of the same name, which other apps may have as well. */
const externalId = 'tongming:check';

function checkOf({ head, state, title, summary, url, notes }: Verdict): NewCheck {
  return {
    name: voiceName,
    head_sha: head,
    external_id: externalId,
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
        title: note.title.slice(0, 255),
        message: note.message.slice(0, 10_000),
      })),
    },
  };
}

/** Apps write check runs; a token of a person may not, and sets a commit status instead. */
async function judge(wire: VoiceWire, repository: string, verdict: Verdict, signal: AbortSignal): Promise<void> {
  const { head, state, title, url } = verdict;
  const query = new URLSearchParams({ check_name: voiceName, filter: 'latest', per_page: '100' }).toString();
  const there = await wire.get(`${repository}/commits/${head}/check-runs?${query}`, checks, signal);
  const check = checkOf(verdict);
  for (const { id, external_id: external } of there?.check_runs ?? []) {
    if (external !== externalId) continue;
    // Another installation's: it is left alone.
    const { status } = await wire.send('PATCH', `${repository}/check-runs/${id}`, check, signal, [403, 404]);
    if (status < 400) return;
  }
  if ((await wire.send('POST', `${repository}/check-runs`, check, signal, [403])).status < 400) return;
  const status = { state: states[state], context: voiceName, description: title.slice(0, 140), target_url: url };
  await wire.send('POST', `${repository}/statuses/${head}`, status, signal);
}

const viewer = z.object({ data: z.object({ viewer: z.object({ login: z.string() }) }).nullish() });

/** Tokens of apps have no user to ask for by REST; GraphQL names who speaks for all kinds, by the login that comments show. */
async function me({ http, api }: ConnectOptions, signal: AbortSignal): Promise<string> {
  const url = graphqlUrl(api);
  const answer = await http.request({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { login } }' }),
    resource: 'graphql',
    readLimit: readGraphqlLimit,
    schema: viewer,
    signal,
  });
  const login = answer.body?.data?.viewer.login;
  if (login === undefined) throw new PlatformError('forbidden', 'GitHub does not say whose the token is.', { url });
  return login;
}

/** GitHub: check runs and comments. */
export function voice(options: ConnectOptions): Voice {
  const wire = voiceWire(options.http, options.api, readStandardLimit, headers);
  const at = (path: string) => `/repos/${encodedPath(path)}`;
  return {
    me: (signal) => me(options, signal),
    async openChanges(path, signal) {
      const query = 'state=open&sort=updated&direction=desc&per_page=100';
      const open = await allPages((page) => wire.list(`${at(path)}/pulls?${query}&page=${page}`, change, signal));
      return open.map(({ number, head, base, updated_at: updatedAt }) => ({
        number,
        head: head.sha,
        base: base.ref,
        updatedAt,
      }));
    },
    async comments(path, number, signal) {
      const list = `${at(path)}/issues/${encodeURIComponent(number)}/comments?per_page=100`;
      const all = await allPages((page) => wire.list(`${list}&page=${page}`, comment, signal));
      return all.map(({ id, body, user }) => ({ id, author: user?.login ?? null, body: body ?? '' }));
    },
    async addComment(path, number, body, signal) {
      await wire.send('POST', `${at(path)}/issues/${encodeURIComponent(number)}/comments`, { body }, signal);
    },
    async editComment(path, _number, id, body, signal) {
      await wire.send('PATCH', `${at(path)}/issues/comments/${encodeURIComponent(id)}`, { body }, signal);
    },
    judge: (path, verdict, signal) => judge(wire, at(path), verdict, signal),
  };
}
