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

import { expect, test } from 'vitest';
import { ClientError, createClient } from '#api/client.ts';
import { fixtureHub } from '../../testing/fixture.ts';
import { serveFixture } from '../../testing/server.ts';
import { loadHub, recordReader } from './hub.ts';

test('the hub is what the API tells, over all its pages', async () => {
  const fixture = fixtureHub(150);
  await using api = await serveFixture(fixture);
  const hub = await loadHub(createClient({ baseUrl: api.url }));
  expect(hub.projects.map(({ slug }) => slug)).toEqual(fixture.projects.map(({ slug }) => slug));
  expect(hub.ranking).toEqual(fixture.ranking);
  expect(hub.crawls).toEqual(fixture.crawls);
});

test('without a frozen month there is no ranking, and that is no fault', async () => {
  await using api = await serveFixture({ ...fixtureHub(), ranking: null });
  expect((await loadHub(createClient({ baseUrl: api.url }))).ranking).toBeNull();
});

test('a record is read once while it is kept, and the least recently asked goes first', async () => {
  await using api = await serveFixture(fixtureHub());
  const asked: string[] = [];
  const client = createClient({
    baseUrl: api.url,
    fetch: (url) => {
      asked.push(url.slice(api.url.length + '/api/v1/projects/'.length));
      return fetch(url);
    },
  });
  const read = recordReader(client, 2);
  expect((await read('anvil')).project.slug).toBe('anvil');
  await read('zhulin');
  await read('anvil');
  await read('mesh-lite');
  await read('anvil');
  await read('zhulin');
  expect(asked.filter((path) => !path.includes('/'))).toEqual(['anvil', 'zhulin', 'mesh-lite', 'zhulin']);
  expect(asked).toContain('anvil/series');
  expect(asked).toContain('anvil/checks');
});

test('a project that is gone fails the build with the address that said so', async () => {
  await using api = await serveFixture(fixtureHub());
  const read = recordReader(createClient({ baseUrl: api.url }));
  await expect(read('nobody')).rejects.toThrow(ClientError);
  await expect(read('nobody')).rejects.toThrow('/api/v1/projects/nobody');
});
