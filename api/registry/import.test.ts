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

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ImportReport, importRegistry } from './import.ts';
import { idOf, words } from './importer.ts';
import { importers } from './importer-registry.ts';
import { readRegistry } from './read.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tongming-import-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

async function run(id: string, files: Readonly<Record<string, string | Uint8Array>>, replace = false) {
  const paths: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, 'in', name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);
    paths.push(path);
  }
  const importer = importers.get(id);
  if (importer === undefined) throw new Error(`no importer ${id}`);
  const seen: number[] = [];
  const report = await importRegistry({
    importer,
    files: paths,
    directory: join(directory, 'out'),
    replace,
    today: '2026-11-22',
    onFile: (done) => seen.push(done),
  });
  expect(seen).toEqual(paths.map((_, i) => i + 1));
  return report;
}

function told(report: ImportReport): string[] {
  return [...report.odd, ...report.faults].map(
    ({ file, line, text }) => `${file.slice(file.lastIndexOf('/') + 1)}:${line ?? ''} ${text.en}`,
  );
}

const out = () => readRegistry(join(directory, 'out'));

const clomonitor = `- name: alpha_one
  display_name: Alpha One
  description: |
    First
    of all
  category: database
  home_url: http://alpha.example.org
  accepted_at: "2021-09-14"
  maturity: sandbox
  logo_url_dark: https://example.org/logo.svg
  repositories:
    - name: alpha
      url: https://github.com/alpha/one/
      check_sets: [code]
    - name: again
      url: https://github.com/alpha/one
- name: beta
  description: Second
  category: other
  maturity: working-group
  repositories:
    - name: beta
      url: https://github.com/beta/beta
- name: empty
  maturity: sandbox
  repositories: []
- name: beta
  maturity: graduated
  repositories:
    - url: https://github.com/beta/other
`;

describe('CLOMonitor', () => {
  test('projects with their repositories, every odd value with its line', async () => {
    const report = await run('clomonitor', { 'cncf.yaml': clomonitor });
    expect(report).toMatchObject({ files: 1, projects: 2, repositories: 2, organisations: 0 });
    expect(told(report)).toEqual([
      'cncf.yaml:10 The field logo_url_dark is not known and was not read.',
      'cncf.yaml:1 alpha_one becomes alpha-one.',
      'cncf.yaml:13 https://github.com/alpha/one/ is taken as https://github.com/alpha/one.',
      'cncf.yaml:20 The stage working-group has no counterpart; it is taken as applied, please decide.',
      'cncf.yaml:17 There is no date of acceptance; the day of the import stands in.',
      'cncf.yaml:24 empty has no repository and is left out.',
      'cncf.yaml:27 There is no date of acceptance; the day of the import stands in.',
      expect.stringMatching(/^cncf\.yaml:27 beta is in .*cncf\.yaml already; that one counts\.$/),
    ]);
    const { projects, problems } = await out();
    expect(problems).toEqual([]);
    expect(projects.map(({ id, value }) => [id, value.name.en, value.description.en, value.domain])).toEqual([
      ['alpha-one', 'Alpha One', 'First of all', 'database'],
      ['beta', 'beta', 'Second', 'cloud-native'],
    ]);
    expect(
      projects.map(({ value }) => [value.stages.map(({ stage, since }) => [stage, since]), value.repositories]),
    ).toEqual([
      [[['sandbox', '2021-09-14']], [{ url: 'https://github.com/alpha/one' }]],
      [[['applied', '2026-11-22']], [{ url: 'https://github.com/beta/beta' }]],
    ]);
  });

  test('entries that are there stay unless they are to be replaced', async () => {
    await run('clomonitor', { 'cncf.yaml': clomonitor });
    const path = join(directory, 'out/projects/beta.yaml');
    await writeFile(path, '# ours\n');
    expect(await run('clomonitor', { 'cncf.yaml': clomonitor })).toMatchObject({
      written: [],
      kept: ['projects/alpha-one.yaml', 'projects/beta.yaml'],
    });
    expect(await readFile(path, 'utf8')).toBe('# ours\n');
    await run('clomonitor', { 'cncf.yaml': clomonitor }, true);
    expect((await out()).projects).toHaveLength(2);
    expect(await readdir(join(directory, 'out/projects'))).toEqual(['alpha-one.yaml', 'beta.yaml']);
  });

  test('a file that is none is a fault and stops no other', async () => {
    const report = await run('clomonitor', {
      'a.yaml': 'x: [1',
      'b.yaml': '- just\n- words\n',
      'c.yaml': new Uint8Array([0xff, 0xfe, 0x00]),
      'd.yaml': clomonitor,
    });
    expect(report.projects).toBe(2);
    expect(report.faults.map(({ file, line }) => [file.slice(-6), line])).toEqual([
      ['a.yaml', 1],
      ['c.yaml', null],
    ]);
    expect(told(report)).toContain('b.yaml:1 A project has no usable name and is left out.');
  });
});

const landscape = `landscape:
  - category:
    name: App Definition
    subcategories:
      - subcategory:
        name: Database
        items:
          - item:
            name: Alpha
            homepage_url: https://alpha.example.org
            project: graduated
            repo_url: http://github.com/alpha/alpha
            additional_repos:
              - repo_url: https://github.com/alpha/more
            extra:
              accepted: '2018-08-28'
              incubating: '2019-01-02'
              graduated: '2020-09-02'
          - item:
            name: Member only
            repo_url: https://github.com/member/only
          - item:
            name: Beta
            project: archived
            repo_url: https://github.com/beta
          - item:
            name: Gamma
            project: archived
            repo_url: https://github.com/gamma/gamma
            extra:
              accepted: 28 May 2019
  - category:
    name: Runtime
    subcategories:
`;

test('a landscape: stages in order of time, odd addresses and dates told', async () => {
  const report = await run('landscape', { 'landscape.yml': landscape });
  expect(told(report)).toEqual([
    'landscape.yml:12 http://github.com/alpha/alpha is taken as https://github.com/alpha/alpha.',
    'landscape.yml:25 https://github.com/beta is an organisation, not a repository, and is left out.',
    'landscape.yml:22 Beta has no repository and is left out.',
    'landscape.yml:31 The date 28 May 2019 cannot be read and was not used.',
    'landscape.yml:28 The present stage emeritus has no date; the day of the import stands in.',
  ]);
  const { projects } = await out();
  expect(
    projects.map(({ id, value }) => [id, value.domain, value.stages.map(({ stage, since }) => `${stage} ${since}`)]),
  ).toEqual([
    ['alpha', 'database', ['sandbox 2018-08-28', 'incubating 2019-01-02', 'graduated 2020-09-02']],
    ['gamma', 'database', ['emeritus 2026-11-22']],
  ]);
  expect(projects[0]?.value.repositories).toEqual([
    { url: 'https://github.com/alpha/alpha' },
    { url: 'https://github.com/alpha/more' },
  ]);
});

test('OpenDigger labels: projects by file, organisations by folder, what is not listed told', async () => {
  const report = await run('opendigger', {
    'projects/alpha_db.yml': `name: Alpha
name_zh: 阿尔法
description: A database
type: Project
data:
  platforms:
    - name: GitHub
      type: Code Hosting
      repos:
        - id: 1
          name: alpha/alpha
      orgs:
        - id: 2
          name: alpha-group
    - name: Gitee
      repos:
        - id: 3
          name: alpha/mirror
    - name: Elsewhere
`,
    'companies/acme/index.yml':
      'name: Acme\nname_zh: 顶点\ntype: Company\ndata:\n  github_org:\n    - 66622043 # org:acme\n',
    'technology/db/index.yml': 'name: Database\ntype: Tech-0\ndata:\n  platforms: []\n',
  });
  expect(report).toMatchObject({ files: 3, projects: 1, organisations: 1, repositories: 2 });
  expect(told(report)).toEqual([
    'alpha_db.yml:13 The repositories of the organisation alpha-group are not listed and cannot be found offline.',
    'alpha_db.yml:19 The platform Elsewhere is not known and was not read.',
    'alpha_db.yml:1 Labels have no stage and date: applied, with the day of the import; the field is taken as basic software.',
    'index.yml:6 The old form github_org has ids without names and was not read.',
    'index.yml:2 The label of type tech-0 has no repository and is left out.',
  ]);
  const { projects, organisations, problems } = await out();
  expect(problems).toEqual([]);
  expect(projects.map(({ id, value }) => [id, value.name.zh, value.repositories])).toEqual([
    ['alpha-db', '阿尔法', [{ url: 'https://github.com/alpha/alpha' }, { url: 'https://gitee.com/alpha/mirror' }]],
  ]);
  expect(organisations.map(({ id, value }) => [id, value.name])).toEqual([['acme', { zh: '顶点', en: 'Acme' }]]);
});

test('ids and words', () => {
  expect(['FD.io', 'Überbau', '中文', 'a'.repeat(80), '--'].map(idOf)).toEqual([
    'fd-io',
    'u-berbau',
    null,
    'a'.repeat(63),
    null,
  ]);
  expect(words('a\u202Eb\n c', 10)).toBe('a b c');
  expect(words('one two three', 10)).toBe('one two …');
});
