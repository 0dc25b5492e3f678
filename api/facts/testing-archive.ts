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

const github = { repository: 'github.com:7' };
const person = (id: string) => ({ host: 'github.com', id, login: `someone-${id}` });

function sha(number: number): string {
  return number.toString(16).padStart(40, '0');
}

/** `n` commits, an hour apart, each on the one before. */
function commits(repository: string, first: number, n: number, from: string, author: object): object[] {
  const start = Date.parse(from);
  return Array.from({ length: n }, (_, i) => ({
    type: 'commit',
    repository,
    sha: sha(first + i),
    parents: i === 0 ? [] : [sha(first + i - 1)],
    author,
    authoredAt: new Date(start + i * 3_600_000).toISOString(),
    authorZone: '+0800',
    additions: 10 + i,
    deletions: i,
    files: 1,
    ...(i === 1
      ? { trailers: [{ key: 'co-authored-by', who: { email: 'bo@other.example', name: 'Bo' } }], signedOff: true }
      : {}),
  }));
}

const acts: readonly object[] = [
  { type: 'tag', ...github, name: 'v1.0', sha: sha(5), annotated: true, taggedAt: '2026-01-05T00:00:00Z' },
  {
    type: 'change-commit',
    ...github,
    change: '3',
    position: 0,
    sha: sha(9),
    author: { email: 'ann@acme.example' },
    authoredAt: '2026-02-01T00:00:00Z',
  },
  {
    type: 'issue',
    ...github,
    id: '101',
    number: '1',
    title: 'It breaks',
    author: person('1'),
    createdAt: '2026-01-10T00:00:00Z',
    closedAt: '2026-01-12T00:00:00Z',
    closedBy: person('2'),
    labels: ['bug'],
    state: 'closed',
  },
  {
    type: 'issue',
    ...github,
    id: '102',
    number: '2',
    title: 'It could do more',
    author: person('3'),
    createdAt: '2026-02-10T00:00:00Z',
    assignees: [person('1'), person('2')],
    state: 'open',
  },
  {
    type: 'change',
    ...github,
    id: '103',
    number: '3',
    title: 'Mend it',
    author: person('1'),
    createdAt: '2026-02-01T00:00:00Z',
    mergedAt: '2026-02-03T00:00:00Z',
    closedAt: '2026-02-03T00:00:00Z',
    mergedBy: person('2'),
    state: 'merged',
    additions: 3,
    deletions: 1,
    headSha: sha(9),
    mergeSha: sha(10),
  },
  {
    type: 'comment',
    ...github,
    id: '104',
    kind: 'discussion',
    subjectKind: 'issue',
    subjectNumber: '1',
    author: person('2'),
    createdAt: '2026-01-11T00:00:00Z',
  },
  {
    type: 'comment',
    ...github,
    id: '105',
    kind: 'review',
    subjectKind: 'change',
    subjectNumber: '3',
    author: person('2'),
    createdAt: '2026-02-02T00:00:00Z',
    path: 'a.c',
    line: 7,
    goneAt: '2026-03-01T00:00:00Z',
    goneReason: 'deleted',
  },
  {
    type: 'review',
    ...github,
    id: '106',
    change: '3',
    author: person('2'),
    state: 'approved',
    submittedAt: '2026-02-02T12:00:00Z',
  },
  {
    type: 'event',
    ...github,
    id: '107',
    subjectKind: 'issue',
    subjectNumber: '1',
    kind: 'closed',
    actor: person('2'),
    at: '2026-01-12T00:00:00Z',
  },
  {
    type: 'release',
    ...github,
    id: '108',
    tag: 'v1.0',
    author: person('1'),
    createdAt: '2026-01-05T00:00:00Z',
    publishedAt: '2026-01-06T00:00:00Z',
    assets: [{ id: '1', name: 'a.tgz', size: 3 }],
  },
  { type: 'star', ...github, account: person('3'), starredAt: '2026-01-07T00:00:00Z' },
  {
    type: 'fork',
    ...github,
    id: '109',
    path: 'someone-3/alpha',
    owner: person('3'),
    createdAt: '2026-01-08T00:00:00Z',
  },
  {
    type: 'ci-run',
    ...github,
    id: '110',
    sha: sha(10),
    status: 'completed',
    conclusion: 'success',
    createdAt: '2026-02-03T00:00:00Z',
  },
  {
    type: 'act',
    ...github,
    source: 'gharchive',
    id: '111',
    kind: 'comment',
    actor: person('2'),
    at: '2026-01-11T00:00:00Z',
    object: '104',
    subjectNumber: '1',
    hour: '2026-01-11T00:00:00Z',
  },
];

/** The lines of a small archive: a project with a platform's repository, and a plain repository that no project names. */
export function archiveLines(): string[] {
  const facts = [
    { type: 'header', format: 'tongming-facts', version: 1, end: true },
    { type: 'organisation', id: 'acme', name: { zh: '甲公司', en: 'Acme' }, domains: [{ domain: 'acme.example' }] },
    {
      type: 'repository',
      id: 'github.com:7',
      platform: 'github',
      url: 'https://github.com/example/alpha',
      host: 'github.com',
      path: 'example/alpha',
      createdAt: '2025-12-01T00:00:00Z',
      owner: person('1'),
      stars: 1,
      observedAt: '2026-11-15T08:00:00Z',
    },
    {
      type: 'repository',
      id: 'https://git.example/x/plain',
      platform: 'git',
      url: 'https://git.example/x/plain',
      observedAt: '2026-11-15T08:00:00Z',
    },
    {
      type: 'project',
      slug: 'alpha',
      name: { zh: '甲', en: 'Alpha' },
      domain: 'database',
      stage: 'incubating',
      stageSince: '2025-06-01',
      admittedOn: '2025-01-01',
      stages: [{ stage: 'incubating', since: '2025-06-01' }],
      repositories: ['github.com:7'],
    },
    { type: 'identity', who: { email: 'ann@acme.example' }, name: 'Ann', account: person('1'), same: [person('1')] },
    { type: 'affiliation', who: person('2'), organisation: 'acme', from: '2025-01-01' },
    { type: 'stream', ...github, stream: 'issues', cleanAt: '2026-11-15T08:00:00Z', received: 2 },
    { type: 'stream', ...github, stream: 'changes', cleanAt: '2026-11-15T08:00:00Z', received: 1 },
    { type: 'stream', ...github, stream: 'comments', cleanAt: '2026-11-15T08:00:00Z', received: 1 },
    ...commits('github.com:7', 1, 30, '2026-01-03T02:00:00Z', { email: 'Ann@acme.example', name: 'Ann' }),
    ...commits('https://git.example/x/plain', 100, 11, '2026-03-03T02:00:00Z', {
      email: 'bo@other.example',
      name: 'Bo',
    }),
    ...acts,
  ];
  const lines = facts.map((fact) => JSON.stringify(fact));
  return [...lines, JSON.stringify({ type: 'end', lines: lines.length })];
}

/** A small archive as a file. */
export function archive(): string {
  return `${archiveLines().join('\n')}\n`;
}
