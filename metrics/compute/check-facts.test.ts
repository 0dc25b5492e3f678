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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { CheckFacts } from '../check.ts';
import {
  addCommits,
  addFiles,
  addIdentity,
  addOrganisation,
  addProject,
  addRepository,
  burst,
  shaOf,
} from '../testing/store-facts.ts';
import { checkFactsOf } from './check-facts.ts';

let store: Store;
let facts: CheckFacts;

beforeAll(async () => {
  store = await testStore();
  await addOrganisation(store, 'acme', [{ domain: 'acme.example' }]);
  await addProject(store, 'facts', 'sandbox', '2026-03-01');
  await addRepository(store, 'facts', { fetchedAt: null });
  const repository = await addRepository(store, 'facts', { head: 'the head', fetchedAt: '2026-11-01T00:00:00Z' });
  const second = await addRepository(store, 'facts');
  await addFiles(store, repository, { 'README.md': '# Hello', 'docs/b.md': 'b', Makefile: 'all:' });
  await addFiles(store, second, { 'OTHER.md': 'other' });
  await store.db
    .insertInto('tree_file')
    .values([
      {
        repository_id: repository,
        path: 'link',
        mode: 0o120000,
        size: '4',
        blob: shaOf('blob # Hello'),
        language: null,
      },
      { repository_id: repository, path: 'module', mode: 0o160000, size: null, blob: shaOf('module'), language: null },
    ])
    .execute();
  await addCommits(store, repository, [
    { at: '2025-01-01T00:00:00Z', author: 'old@acme.example', name: 'oldest' },
    { at: '2026-03-05T00:00:00Z', author: 'ann@acme.example', name: 'unsigned' },
    {
      at: '2026-03-06T00:00:00Z',
      author: 'ann@acme.example',
      signedOff: true,
      coAuthors: ['bo@qq.com', 'bot@ci.example'],
    },
    { at: '2026-03-07T00:00:00Z', author: 'ann@acme.example', merge: true },
    { at: '2026-10-30T00:00:00Z', author: 'ann@acme.example', onDefault: false },
    ...burst('bo@qq.com', '2026-09-01T00:00:00Z', 25, { signedOff: true }),
  ]);
  const tag = { repository_id: repository, commit_sha: null, annotated: true, signed: true, tagger_id: null };
  await store.db
    .insertInto('tag')
    .values([
      { ...tag, name: 'v1', tagged_at: new Date('2026-01-01T00:00:00Z') },
      { ...tag, name: 'v2', tagged_at: new Date('2026-02-01T00:00:00Z') },
      { ...tag, name: 'odd', tagged_at: null },
    ])
    .execute();
  facts = (await checkFactsOf(store.db, 'facts')) as CheckFacts;
});

afterAll(() => store.close());

describe('check facts', () => {
  it('are of the first repository that has been crawled', () => {
    expect(facts.head).toBe(shaOf('the head').toString('hex'));
    expect(facts.asOf).toEqual(new Date('2026-11-01T00:00:00Z'));
    expect(facts.declared).toEqual({ stage: 'sandbox', admittedOn: '2026-03-01', homepage: null });
    expect(facts.tags.map(({ name }) => name)).toEqual(['v2', 'v1', 'odd']);
    expect(facts.licence).toMatchObject({ concluded: null, approved: null, agreement: 'none' });
  });

  it('give files in path order, texts that were kept, and follow no link', () => {
    expect(facts.files.all.map(({ path }) => path)).toEqual(['Makefile', 'README.md', 'docs/b.md', 'link', 'module']);
    expect(facts.files.match(/readme/).map(({ path }) => path)).toEqual(['README.md']);
    expect(facts.files.match(/\.md$/g).map(({ path }) => path)).toEqual(['README.md', 'docs/b.md']);
    expect(facts.files.text('README.md')).toBe('# Hello');
    expect(facts.files.text('link')).toBeNull();
    expect(facts.files.get('link')).toMatchObject({ mode: 0o120000, notice: null, lineCount: null });
    expect(facts.files.get('module')).toMatchObject({ size: null, binary: false, notice: null });
    expect(facts.files.get('readme.md')).toBeNull();
  });

  it('judge sign-off from the day of admission, and look back from the crawl', async () => {
    const { history } = facts;
    expect(history).toMatchObject({
      firstCommitAt: new Date('2025-01-01T00:00:00Z'),
      lastCommitAt: new Date('2026-09-02T00:00:00Z'),
      commits: 29,
      signOff: { signed: 26, unsigned: 1, firstUnsigned: shaOf('unsigned').toString('hex') },
      commits90: 25,
      commits365: 28,
    });
    expect(history.recent).toHaveLength(20);
    expect(history.recent[0]).toMatchObject({ signedOff: true, at: new Date('2026-09-02T00:00:00Z') });
    expect(history.authors365).toEqual([
      { identityId: await addIdentity(store, 'bo@qq.com'), name: 'bo', organisation: null, commits: 26 },
      { identityId: await addIdentity(store, 'ann@acme.example'), name: 'ann', organisation: 'acme', commits: 2 },
    ]);
  });

  it('do not exist for a project that was never crawled', async () => {
    await addProject(store, 'bare');
    expect(await checkFactsOf(store.db, 'bare')).toBeNull();
  });
});
