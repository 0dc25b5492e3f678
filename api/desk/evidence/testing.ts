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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crawl, crawlBench } from '#crawler/testing/crawl.ts';
import { type BuildOptions, type BuiltCommit, buildRepository } from '#crawler/testing/repository.ts';
import { computeAll } from '#metrics/compute/compute.ts';
import { addOrganisation } from '#metrics/testing/store-facts.ts';
import { silent } from '#store/testing.ts';
import { testCode } from '../testing.ts';

/** Where the tests' crawls stand still. */
export const crawledAt = new Date('2026-01-01T00:00:00Z');

/** Two projects as git has them, crawled and computed: one that does all it should, and one that does nothing of it. */
export interface EvidenceBench extends Awaited<ReturnType<typeof crawlBench>> {
  /** Applications for graduation, by slug of their project. */
  readonly cases: ReadonlyMap<string, { readonly id: string; readonly code: string }>;
  readonly paths: ReadonlyMap<string, string>;
  readonly repositories: ReadonlyMap<string, string>;
}

const licence = readFileSync(new URL('../../../LICENSE', import.meta.url), 'utf8');
const sha = 'a'.repeat(40);
const signature = '-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n';

const people = [
  { name: 'Zhang San', email: 'san@alpha.example' },
  { name: 'Li Si', email: 'si@beta.example' },
  { name: 'Wang Wu', email: 'wu@gamma.example' },
  { name: 'Zhao Liu', email: 'liu@alpha.example' },
  { name: 'Sun Qi', email: 'qi@beta.example' },
];

function seconds(day: string): number {
  return Date.parse(`${day}T08:00:00Z`) / 1000;
}

const goodFiles: Readonly<Record<string, string>> = {
  LICENSE: licence,
  'src/store.c': '/* SPDX-License-Identifier: MulanPSL-2.0 */\nint main(void) { return 0; }\n',
  'src/log.c': '/* SPDX-License-Identifier: MulanPSL-2.0 */\nint log_it(void) { return 1; }\n',
  'README.md':
    '# Demo\n\nDemo is a small database for devices at the edge.\n\n> Incubation status: incubating (since 2025-02)\n\n## Quick start\n\n```\nmake run\n```\n\n## Building\n\nRun `make` with gcc 12 or later.\n\n## Usage\n\nStart `demo --listen 9000` and connect to it.\n\n## Getting help\n\nWrite to the mailing list at https://lists.example.org/demo or open an issue.\n',
  'CONTRIBUTING.md': '# Contributing\n\nOpen an issue first, then send a change with tests. Sign off your commits.\n',
  'CODE_OF_CONDUCT.md': '# Code of Conduct\n\nWe follow the Contributor Covenant. Report to conduct@example.org.\n',
  'SECURITY.md':
    '# Security\n\nWrite to security@example.org.\nWe acknowledge within 72 hours.\n\n## Supported versions\n\n| Version | Until |\n|---|---|\n| 1.x | 2027-06-30 |\n',
  'ROADMAP.md': '# Roadmap\n\n## 2026 Q2\n\n- Support replication\n',
  'ADOPTERS.md':
    '# Adopters\n\n| Organisation | Used for |\n|---|---|\n| Bank A | ledgers |\n| City B | sensors |\n| School C | teaching |\n',
  'MAINTAINERS.md':
    '# Maintainers\n\n| Name | ID | Organisation |\n|---|---|---|\n| Zhang San | @zhangsan | Alpha |\n| Li Si | @lisi | Beta |\n| Wang Wu | @wangwu | Gamma |\n| Zhao Liu | @zhaoliu | Alpha |\n| Sun Qi | @sunqi | Beta |\n',
  'GOVERNANCE.md':
    '# Governance\n\n## Decisions\nBy lazy consensus.\n\n## Elections\nMaintainers are nominated and elected.\n\n## Conflicts of interest\nWhoever has one says so.\n',
  'CHANGELOG.md': '# Changelog\n\n## 1.2.0\n\n- Faster.\n',
  'docs/security/self-assessment.md': '# Self-assessment\n\nScope, threats, findings and their state.\n',
  '.github/workflows/test.yml': `on: [push, pull_request]\npermissions: {}\njobs:\n  test:\n    runs-on: ubuntu-24.04-arm\n    steps:\n      - uses: actions/checkout@${sha}\n      - run: make test # aarch64\n      - run: syft . -o spdx-json > sbom.spdx.json\n`,
};

/** ELF, so that it is known by its first bytes. */
const binary = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(64)]);

function good(): BuildOptions {
  const days = ['2025-02-10', '2025-04-01', '2025-06-01', '2025-09-01', '2025-12-10'];
  const commits = people
    .flatMap((author, i) =>
      // The last of them came late, so that there is a newcomer.
      days.slice(i === 4 ? 3 : 0).map((day, n) => ({ author, i, n, epoch: seconds(day) + i * 60 })),
    )
    .toSorted((a, b) => a.epoch - b.epoch)
    .map(
      ({ author, i, n, epoch }): BuiltCommit => ({
        author: { ...author, epoch },
        committer: { ...author, epoch },
        message: `change ${i}.${n}\n\nSigned-off-by: ${author.name} <${author.email}>\n`,
        files: i === 0 && n === 0 ? goodFiles : { [`src/part-${i}-${n}.c`]: goodFiles['src/store.c'] ?? '' },
      }),
    );
  const tag = (name: string, commit: number, day: string) => ({
    name,
    commit,
    message: `${name}\n${signature}`,
    tagger: { epoch: seconds(day) },
  });
  return {
    commits,
    tags: [tag('v1.0.0', 4, '2025-03-01'), tag('v1.1.0', 9, '2025-07-01'), tag('v1.2.0', 21, '2025-12-11')],
  };
}

/** What the project has that does nothing of what it should. */
export function bareCommits(): readonly BuiltCommit[] {
  const author = { ...people[0], name: 'Solo', email: 'solo@alpha.example', epoch: seconds('2024-01-05') };
  const files = {
    'README.md': '# Bare\n',
    'a.c': 'int main(void) { return 0; }\n',
    'tool.exe': binary,
    'SECURITY.md': '# Security\n\nOpen an issue.\n',
    'ROADMAP.md': '# Roadmap\n\n## 2021 Q1\n\n- Begin\n',
    'MAINTAINERS.md': '# Maintainers\n\n| Name | ID | Organisation |\n|---|---|---|\n| Gone Long | @gone | Alpha |\n',
    '.github/workflows/a.yml':
      'on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: echo built\n',
  };
  const late = { ...author, epoch: seconds('2025-11-20') };
  return [
    { author, committer: author, message: 'first\n', files },
    { author: late, committer: late, message: 'second\n', files: { 'b.c': 'int b(void) { return 0; }\n' } },
  ];
}

/** Graduation is asked for, so that every criterion of the default rubric is looked at. */
async function addCase(bench: Awaited<ReturnType<typeof crawlBench>>, slug: string, path: string) {
  const { db } = bench.store;
  await db
    .insertInto('project')
    .values({
      slug,
      entry: JSON.stringify({ name: { zh: slug, en: slug } }),
      domain: 'database',
      stage: 'incubating',
      stage_since: '2025-02-01',
      admitted_on: slug === 'good' ? '2025-02-01' : null,
      listed: true,
    })
    .execute();
  const repository = await db
    .insertInto('repository')
    .values({ platform: 'git', platform_id: `file:${path}`, url: path, state: 'new' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('project_repository')
    .values({ project: slug, repository_id: repository.id, position: 0 })
    .execute();
  await crawl(bench, repository.id, path, { now: crawledAt });
  const code = testCode();
  const { id } = await db
    .insertInto('application')
    .values({
      code,
      kind: 'promotion',
      project: slug,
      from_stage: 'incubating',
      target_stage: 'graduated',
      state: 'reviewing',
      form: JSON.stringify({ targets: slug === 'good' ? ['aarch64 tested'] : ['loongarch64 built'] }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, code, repository: repository.id };
}

/** Builds, crawls and computes the two projects. */
export async function evidenceBench(): Promise<EvidenceBench> {
  const bench = await crawlBench();
  for (const id of ['alpha', 'beta', 'gamma']) {
    await addOrganisation(bench.store, id, [{ domain: `${id}.example` }]);
  }
  const cases = new Map<string, { id: string; code: string }>();
  const paths = new Map<string, string>();
  const repositories = new Map<string, string>();
  for (const [slug, options] of [
    ['good', good()],
    ['bare', { commits: bareCommits() }],
  ] as const) {
    const path = join(bench.root, slug);
    await buildRepository(path, options);
    const made = await addCase(bench, slug, path);
    cases.set(slug, made);
    paths.set(slug, path);
    repositories.set(slug, made.repository);
  }
  await computeAll(bench.store, { now: new Date('2026-01-02T00:00:00Z'), month: null, projects: null, log: silent });
  return { ...bench, cases, paths, repositories };
}
