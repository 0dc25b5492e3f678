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

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { problemLine } from './problem.ts';
import { readRegistry } from './read.ts';
import { loadRegistry } from './sync.ts';

const good = `name: { zh: 甲, en: Alpha }
description: { zh: 简介, en: About }
domain: database
repositories:
  - url: https://github.com/example/alpha
stages:
  - { stage: applied, since: '2024-01-01' }
  - { stage: sandbox, since: '2024-03-01', note: { zh: 入驻, en: admitted } }
`;
const company = `name: { zh: 公司, en: Company }
domains:
  - domain: Example.ORG
    from: '2020-01-01'
`;

let directory: string;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'tongming-registry-')), 'registry');
  await mkdir(join(directory, 'projects'), { recursive: true });
  await mkdir(join(directory, 'organisations'));
});
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

async function project(name: string, text: string | Buffer): Promise<void> {
  await writeFile(join(directory, 'projects', name), text);
}

async function problems(): Promise<string[]> {
  const registry = await readRegistry(directory);
  for (const { text } of registry.problems) expect(text.zh).toMatch(/\p{Script=Han}/u);
  return registry.problems.map((one) => problemLine(one, 'en'));
}

describe('reading', () => {
  test('good entries have no problems', async () => {
    await project('alpha.yaml', good);
    await writeFile(join(directory, 'organisations', 'company.yaml'), company);
    const registry = await readRegistry(directory);
    expect(registry.problems).toEqual([]);
    expect(registry.projects.map(({ id, file }) => [id, file])).toEqual([['alpha', 'projects/alpha.yaml']]);
    expect(registry.organisations[0]?.value.domains).toEqual([{ domain: 'example.org', from: '2020-01-01' }]);
  });

  test('each problem has its file, its line and a way out, and loses no other file', async () => {
    await project('alpha.yaml', good);
    await project('b.yaml', good.replace('domain: database', 'domian: database'));
    await project('c.yaml', good.replace('sandbox', 'sandbax'));
    await project('d.yaml', good.replace("since: '2024-01-01'", "since: '2024-02-30'"));
    await project('e.yaml', good.replace("since: '2024-01-01'", "since: '2025-01-01'"));
    await project('f.yaml', `${good}name: again\n`);
    await project('g.yaml', 'a: [1, 2');
    await project('h.yaml', '');
    await project('i.yaml', good.replace('url: https://github.com/example/alpha', 'git: x'));
    await project('j.yaml', good.replace('en: Alpha', 'en: "Al\\u202Epha"'));
    await project('Bad_Name.yaml', good);
    await project('k.yml', good);
    const registry = await readRegistry(directory);
    expect(registry.projects.map(({ id }) => id)).toEqual(['alpha']);
    expect(registry.broken).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']);
    expect(await problems()).toEqual([
      expect.stringMatching(/^projects\/Bad_Name\.yaml: The file name must be/) as unknown,
      expect.stringMatching(/^projects\/b\.yaml(?::\d+)?: domain (must be|is missing)/) as unknown,
      'projects/b.yaml:3: There is no field domian; did you mean domain?',
      expect.stringMatching(/^projects\/c\.yaml:8: stages\[2\]\.stage must be one of: applied, sandbox/) as unknown,
      expect.stringMatching(/^projects\/d\.yaml:7: stages\[1\]\.since: no such day/) as unknown,
      expect.stringMatching(/^projects\/e\.yaml:7: stages: stages must be in order of time/) as unknown,
      expect.stringMatching(/^projects\/f\.yaml:9: It is not valid YAML: .*unique/) as unknown,
      expect.stringMatching(/^projects\/g\.yaml:1: It is not valid YAML/) as unknown,
      expect.stringMatching(/^projects\/h\.yaml: The file is empty/) as unknown,
      expect.stringMatching(/^projects\/i\.yaml:5: repositories\[1\]: needs either url or path/) as unknown,
      expect.stringMatching(/^projects\/j\.yaml:1: name\.en: has invisible control characters/) as unknown,
      expect.stringMatching(/^projects\/k\.yml: The file name must be/) as unknown,
    ]);
  });

  test.each([
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n`,
      /aliases/,
    ],
    ['deep nesting', '['.repeat(10_000), /nested too deeply/],
    ['a huge file', `# ${'x'.repeat(300 * 1024)}`, /larger than 256 KB/],
    ['another encoding', Buffer.from([0xff, 0xfe, 0x61, 0x00]), /not UTF-8/],
    ['a tag that asks for code', '!!js/function "() => 1"', /YAML|empty/],
    ['keys of prototypes', `${good}__proto__: { polluted: yes }\n`, /no field __proto__/],
    ['a scalar', 'just text', /empty/],
  ])('%s is refused fast', async (_what, text, message) => {
    await project('bad.yaml', text);
    const started = performance.now();
    expect((await problems())[0]).toMatch(message);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('two organisations cannot have one domain at one time', async () => {
    await writeFile(join(directory, 'organisations', 'a.yaml'), company);
    await writeFile(join(directory, 'organisations', 'b.yaml'), company);
    const { organisations } = await readRegistry(directory);
    expect(organisations.map(({ value }) => value.domains.length)).toEqual([1, 0]);
    expect(await problems()).toEqual([expect.stringContaining('example.org belongs to a') as unknown]);
  });

  test('a directory that is not there is told, with where it is looked for', async () => {
    await rm(directory, { recursive: true });
    expect(await problems()).toEqual([
      expect.stringContaining('--registry') as unknown,
      expect.stringContaining('--registry') as unknown,
    ]);
  });
});

describe('in the store', () => {
  const rules = { allowLocal: true, allowHttp: false, privateHosts: [] };
  let store: Store;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  async function listed(): Promise<string[]> {
    const rows = await store.db
      .selectFrom('project')
      .select('slug')
      .where('listed', '=', true)
      .orderBy('slug')
      .execute();
    return rows.map(({ slug }) => slug);
  }

  test('is what the registry says; entries that leave are no longer listed, broken ones stay', async () => {
    await project('alpha.yaml', good);
    await project('here.yaml', good.replace('url: https://github.com/example/alpha', "path: '.'"));
    await project('local.yaml', good.replace('https://github.com/example/alpha', '/etc'));
    await writeFile(join(directory, 'organisations', 'company.yaml'), company);
    const first = await loadRegistry(store.db, directory, rules);
    expect(first.problems.map((one) => problemLine(one, 'en'))).toEqual([
      expect.stringMatching(/^projects\/local\.yaml: A repository cannot be used: .*local path/) as unknown,
    ]);
    expect(await listed()).toEqual(['alpha', 'here', 'local']);
    const alpha = await store.db
      .selectFrom('project')
      .selectAll()
      .where('slug', '=', 'alpha')
      .executeTakeFirstOrThrow();
    expect(alpha).toMatchObject({
      stage: 'sandbox',
      stage_since: '2024-03-01',
      admitted_on: '2024-03-01',
      domain: 'database',
    });
    const repositories = await store.db.selectFrom('repository').select(['url', 'state']).orderBy('id').execute();
    expect(repositories).toEqual([
      { url: 'https://github.com/example/alpha', state: 'new' },
      { url: join(directory, '..'), state: 'new' },
    ]);

    await rm(join(directory, 'projects', 'local.yaml'));
    await project('alpha.yaml', 'broken: [');
    await loadRegistry(store.db, directory, rules);
    expect(await listed()).toEqual(['alpha', 'here']);

    await project('alpha.yaml', good);
    await loadRegistry(store.db, directory, rules);
    await loadRegistry(store.db, directory, rules);
    const names = await store.db.selectFrom('repository_name').select('url').where('seen_to', 'is', null).execute();
    expect(names).toHaveLength(2);
  });

  test('a registry that cannot be read changes nothing', async () => {
    const before = await listed();
    const registry = await loadRegistry(store.db, join(directory, 'nowhere'), rules);
    expect(registry.problems).toHaveLength(2);
    expect(await listed()).toEqual(before);
  });
});
