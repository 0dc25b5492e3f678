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

import { afterEach, describe, expect, test } from 'vitest';
import { bench, token } from './http/testing/bench.ts';
import { platforms } from './platform-registry.ts';
import { changesAt, tellChange } from './tell-change.ts';
import { startVoiceServer } from './testing/voice/server.ts';
import type { Verdict, Voice } from './voice.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const { signal } = new AbortController();
const head = 'a'.repeat(40);
const marker = '<!-- tongming:check -->';
const verdict: Verdict = {
  head,
  state: 'fail',
  title: '2 errors',
  summary: '# what was found',
  url: 'https://hub.example.org/x',
  notes: [{ path: 'a.ts', line: 3, level: 'error', title: 'header', message: 'It has none.' }],
};

async function setUp(id: string) {
  const platform = platforms.get(id);
  const server = await startVoiceServer(id, token);
  cleanups.push(() => server.close());
  const { host } = new URL(server.url);
  const credential = { host, id: 'c', headers: () => Promise.resolve(platform?.tokenHeaders(token) ?? {}) };
  const { http } = bench(server.url, { credential });
  cleanups.push(() => http.close());
  const api = id === 'github' ? server.url : (platform?.apiOf(server.url) ?? '');
  const voice = platform?.voice?.({ http, api });
  if (voice == null) throw new Error(`${id} has no voice`);
  return { server, voice };
}

const say = (voice: Voice, body: string) => tellChange(voice, { path: 'o/r', change: '5' }, { marker, body }, signal);

describe.each(['github', 'gitlab', 'gitea', 'gitee'])('%s', (id) => {
  test('B214: one comment is added, left and updated; what others forge is not touched', async () => {
    const { server, voice } = await setUp(id);
    const forged = { id: 1, change: '5', author: 'other', body: `${marker}\nall is well` };
    server.state.comments.push(forged, { id: 2, change: '5', author: 'me', body: `I quote ${marker}` });
    server.state.comments.push({ id: 3, change: '6', author: 'me', body: `${marker}\nof another change` });
    expect(await say(voice, `${marker}\none\n`)).toBe('added');
    expect(await say(voice, `${marker}\none\n`)).toBe('unchanged');
    expect(await say(voice, `${marker}\ntwo\n`)).toBe('updated');
    const bodies = server.state.comments.filter(({ change }) => change === '5').map(({ body }) => body);
    expect(bodies).toEqual([`${marker}\nall is well`, `I quote ${marker}`, `${marker}\ntwo\n`]);
    expect(server.faults).toEqual([]);
  });

  test('B216: the number of a change follows from its head', async () => {
    const { server, voice } = await setUp(id);
    const others = Array.from({ length: 3 }, (_, i) => ({ number: i + 1, head: `${i}`.repeat(40) }));
    server.state.changes.push(...others, { number: 9, head });
    expect(await changesAt(voice, 'o/r', head, signal)).toEqual(['9']);
    const [first] = await voice.openChanges('o/r', signal);
    expect(first).toMatchObject({ number: '1', base: 'main', updatedAt: new Date('2026-11-22T12:00:00Z') });
    expect(await changesAt(voice, 'o/r', 'f'.repeat(40), signal)).toEqual([]);
    expect(server.faults).toEqual([]);
  });

  test('the same verdict twice is shown once, and another one replaces it', async () => {
    const { server, voice } = await setUp(id);
    const shown = () => [
      ...server.state.statuses.map(({ state }) => state),
      ...server.state.checks.map(({ conclusion }) => conclusion),
    ];
    await voice.judge('o/r', verdict, signal);
    await voice.judge('o/r', verdict, signal);
    expect(shown()).toHaveLength(1);
    expect(shown()[0]).toMatch(/^fail/);
    await voice.judge('o/r', { ...verdict, state: 'pass', url: null }, signal);
    expect(shown().at(-1)).toBe('success');
    await voice.judge('o/r', { ...verdict, state: 'undecided' }, signal);
    expect(shown().at(-1)).not.toBe('success');
    expect(server.faults).toEqual([]);
  });
});

test('a token of a person sets a commit status where GitHub takes check runs from apps only', async () => {
  const { server, voice } = await setUp('github');
  server.state.denied.add('check');
  await voice.judge('o/r', verdict, signal);
  expect(server.state.statuses).toEqual([{ head, state: 'failure', context: 'tongming' }]);
});

test('the check of another app that has our name is left alone', async () => {
  const { server, voice } = await setUp('github');
  server.state.checks.push({ id: 1, name: 'tongming', head_sha: head, conclusion: 'success' });
  await voice.judge('o/r', verdict, signal);
  expect(server.state.checks.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure']);
});

test('a platform that does not take a comment is a fault', async () => {
  const { server, voice } = await setUp('gitee');
  server.state.denied.add('comment');
  await expect(say(voice, `${marker}\nx`)).rejects.toMatchObject({ kind: 'forbidden' });
});
