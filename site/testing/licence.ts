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

import type { LicenceDiff, LicenceDirectory, LicenceFile, Project, ProjectLicences } from '#api/client.ts';

/** Names of directories, and what an enemy would call them. */
const plainNames = ['src', 'include', 'third_party', 'docs', 'tests', 'tools', 'examples', 'deploy'];
const hostileNames = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'a\u202egpj.exe',
  '=cmd|calc',
  'x'.repeat(300),
];

interface Mix {
  readonly own: string;
  readonly hostile: boolean;
  readonly head: string | null;
  readonly url: string;
}

function directory(path: string, files: number, mix: Mix, place: number): LicenceDirectory {
  const third = path.startsWith('third_party');
  const own = Math.round(files * (third ? 0.1 : 0.6));
  const others = third
    ? ['MIT', 'BSD-3-Clause', 'Zlib', 'GPL-3.0-or-later', 'LicenseRef-scancode-public-domain']
    : ['MIT'];
  const each = Math.floor((files * 0.25) / others.length);
  const expressions = [
    { expression: mix.own, files: own },
    ...others.map((expression, index) => ({ expression, files: Math.max(1, each - index) })),
  ];
  const told = expressions.reduce((sum, one) => sum + one.files, 0);
  return {
    path,
    files: Math.max(files, told),
    unstated: Math.max(0, Math.floor((files - told) * 0.7)),
    own: third ? 'MIT' : place === 0 ? mix.own : null,
    expressions,
  };
}

function topDirectories(mix: Mix): LicenceDirectory[] {
  const names = mix.hostile ? hostileNames : plainNames;
  return names.map((name, place) => directory(name, Math.round(900 / (place + 1)), mix, place));
}

function summed(directories: readonly LicenceDirectory[]): LicenceDirectory {
  const counts = new Map<string, number>();
  for (const { expression, files } of directories.flatMap((one) => one.expressions)) {
    counts.set(expression, (counts.get(expression) ?? 0) + files);
  }
  const add = (of: (one: LicenceDirectory) => number) => directories.reduce((sum, one) => sum + of(one), 0);
  return {
    path: '.',
    files: add(({ files }) => files) + 12,
    unstated: add(({ unstated }) => unstated) + 3,
    own: directories[0]?.own ?? null,
    expressions: [...counts].sort(([, a], [, b]) => b - a).map(([expression, files]) => ({ expression, files })),
  };
}

function fileOf(path: string, expression: string, mix: Mix, more: Partial<LicenceFile> = {}): LicenceFile {
  const url = mix.hostile ? 'javascript:alert(3)' : `${mix.url}/blob/${mix.head}/${encodeURIComponent(path)}#L3-L9`;
  return {
    path,
    outcome: 'scanned',
    problem: null,
    truncated: false,
    expression,
    verdict: 'compatible',
    findings: [{ expression, kind: 'notice', class: 'exact', rule: 'gnu-gpl#4', lines: [3, 9], score: 1, url }],
    altered: false,
    url,
    ...more,
  };
}

function conflictsOf(mix: Mix): ProjectLicences['conflicts'] {
  const reason = {
    zh: 'GPL-3.0-or-later 要求含有它的作品按它的条款发布。',
    en: 'GPL-3.0-or-later covers the whole work.',
  };
  const names = mix.hostile ? hostileNames : ['third_party/readline/readline.c', 'third_party/readline/rl.h'];
  const examples = names.map((path) => {
    const file = fileOf(path, 'GPL-3.0-or-later', mix);
    return { path, finding: file.findings[0] ?? null, url: file.url };
  });
  const unknown = { zh: '还没有判断依据，请人工核对。', en: 'Nothing here judges it yet.' };
  return [
    { expression: 'GPL-3.0-or-later', verdict: 'conflict', rule: 'strong-copyleft', reason, files: 14, examples },
    {
      expression: 'LicenseRef-scancode-public-domain',
      verdict: 'unknown',
      rule: null,
      reason: unknown,
      files: 3,
      examples: [{ path: 'third_party/md5.c', finding: null, url: null }],
    },
  ];
}

/** Sums, conflicts and altered texts of a tree that states licences. */
function toldOf(
  mix: Mix,
  scan: NonNullable<ProjectLicences['scan']>,
): Omit<ProjectLicences, 'project' | 'repository' | 'repositories' | 'licence'> {
  const directories = topDirectories(mix);
  const root = summed(directories);
  const inside = directories.slice(0, 4).flatMap((one, place) =>
    ['core', 'net', 'util'].map((name, index) => {
      return directory(`${one.path}/${name}`, Math.round(one.files / (index + 2.5)), mix, place + 1);
    }),
  );
  const altered = [
    fileOf(mix.hostile ? (hostileNames[0] ?? '') : 'third_party/json/LICENSE', 'MIT', mix, { altered: true }),
  ];
  return {
    scan: { ...scan, files: root.files },
    expressions: root.expressions.map((one) => {
      const verdict = one.expression.startsWith('GPL') && mix.own !== one.expression ? 'conflict' : 'compatible';
      return { ...one, verdict: one.expression.startsWith('LicenseRef-s') ? 'unknown' : verdict };
    }),
    unstated: root.unstated,
    map: [root, ...directories, ...inside],
    conflicts: conflictsOf(mix),
    altered,
    holders: {
      organisations: [
        { name: '通明示例科技有限公司', files: 820 },
        { name: mix.hostile ? '<script>Evil</script> Ltd' : 'Example Works Ltd', files: 96 },
      ],
      others: 37,
    },
  };
}

/** What the files of a fixture project say; a project without data was not read, one without a licence states none. */
export function licencesOf(project: Project): ProjectLicences {
  const repository = project.repositoryList[0];
  const where = repository === undefined ? null : { id: repository.id, url: repository.url };
  const base = {
    project: project.slug,
    repository: where,
    repositories: where === null ? [] : [where],
    licence: repository?.licence ?? null,
  };
  const none = { conflicts: [], altered: [], holders: { organisations: [], others: 0 } };
  if (repository === undefined || repository.head === null) {
    return { ...base, scan: null, expressions: [], unstated: null, map: [], ...none };
  }
  const gaps = project.slug === 'zhulin';
  const mix: Mix = {
    own: project.licence ?? 'MIT',
    hostile: project.slug === 'hostile',
    head: repository.head,
    url: repository.url,
  };
  const scan = {
    head: repository.head,
    current: !gaps,
    index: '0f3a5b7c9d1e2f40',
    scannedAt: '2026-11-21T22:15:41.000Z',
    files: 2600,
    outcomes: { scanned: 1900, 'no-words': 500, binary: 150, lockfile: 2 },
    asked: 2440,
    received: gaps ? 2436 : 2440,
    refused: gaps ? [{ why: 'too-large', whyText: null, count: 4 }] : [],
  };
  if (project.licence === null) {
    const root = { path: '.', files: 2600, unstated: 2400, own: null, expressions: [] };
    return { ...base, scan, expressions: [], unstated: 2400, map: [root], ...none };
  }
  return { ...base, ...toldOf(mix, scan) };
}

/** Directories right in the root. */
export function licenceDirectoriesOf(project: Project): LicenceDirectory[] {
  return licencesOf(project).map.filter(({ path }) => path !== '.' && !/[^/]\/(?:core|net|util)$/.test(path));
}

/** An altered text beside the canonical one; null when the fixture has none. */
export function licenceDiffOf(project: Project): LicenceDiff | null {
  const [file] = licencesOf(project).altered;
  if (file === undefined) return null;
  const hostile = project.slug === 'hostile';
  const long =
    'to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, ';
  return {
    path: file.path,
    expression: 'MIT',
    lines: [1, 21],
    words: { covered: 158, missing: 1, extra: 4 },
    url: file.url,
    parts: [
      { kind: 'free', text: 'The MIT License', canonical: 'MIT License' },
      { kind: 'same', text: `Permission is hereby granted, free of charge, ${long.repeat(3)}`, canonical: '' },
      { kind: 'missing', text: '', canonical: 'sublicense' },
      { kind: 'same', text: 'The Software shall be used for', canonical: 'The Software shall be used for' },
      { kind: 'added', text: hostile ? '</ins><script>alert(4)</script>' : 'Good, not Evil', canonical: '' },
      { kind: 'replaced', text: 'MAINTAINERS', canonical: 'AUTHORS' },
    ],
  };
}
