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

import { defineConfig, type OxlintOverride } from 'oxlint';

/** The rooms of the house. */
export type Room = 'store' | 'licenses' | 'crawler' | 'metrics' | 'api' | 'site' | 'docs' | 'bench';

/** Who may import whom; the diagram of docs/architecture.md is drawn from this table. */
export const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  store: [],
  licenses: [],
  crawler: ['licenses', 'store'],
  metrics: ['licenses', 'store'],
  api: ['metrics', 'crawler', 'licenses', 'store'],
  site: [],
  docs: ['store', 'licenses', 'crawler', 'metrics', 'api'],
  bench: ['store', 'licenses', 'crawler', 'metrics', 'api', 'site', 'docs'],
};

/** Third-party packages with one door each: the globs that may import them. */
export const doors: Readonly<Record<string, readonly string[]>> = {
  octokit: ['crawler/platforms/github/**'],
  '@gitbeaker/rest': ['crawler/platforms/gitlab/**'],
  'simple-git': ['crawler/git/**'],
  postgres: ['store/client.ts', 'store/lanes.ts'],
  'pg-boss': ['store/queue.ts'],
  'node-cron': ['api/schedule.ts'],
  nodemailer: ['api/desk/life/mail/**'],
  'ical-generator': ['api/desk/life/calendar/**'],
  'better-auth': ['api/desk/accounts/better-auth/**'],
};

/** Single files that a room may import besides: the site computes what-if rankings and AHP weights by the engine's own code. */
const openFiles: Readonly<Partial<Record<Room, readonly string[]>>> = {
  site: ['#api/client.ts', '#api/desk/client.ts', '#metrics/evaluate.ts', '#metrics/ahp.ts'],
};

const rooms = Object.keys(mayImport) as Room[];

interface Banned {
  readonly group: string[];
  readonly message: string;
}

function bannedRooms(room: Room): Banned[] {
  const open = openFiles[room] ?? [];
  const closed = rooms.filter((other) => other !== room && !mayImport[room].includes(other));
  const groups = closed.map((other) => ({
    group: [`#${other}/**`, ...open.filter((file) => file.startsWith(`#${other}/`)).map((file) => `!${file}`)],
    message: `${room} may import only: ${[...mayImport[room], ...open].join(', ') || 'nothing'}.`,
  }));
  return [
    ...groups,
    {
      group: rooms.filter((other) => other !== room).map((other) => `**/../${other}/**`),
      message: 'Between rooms import by #room/file.ts.',
    },
  ];
}

function bannedPackages(room: Room): Banned[] {
  const inRoom = (name: string) => (doors[name] ?? []).some((glob) => glob.startsWith(`${room}/`));
  const names = [...Object.keys(doors), ...(room === 'api' ? [] : ['hono', '@hono/*'])];
  return names
    .filter((name) => !inRoom(name))
    .map((name) => ({ group: [name, `${name}/**`], message: `${name} has one door; see doors in oxlint.config.ts.` }));
}

const overrides: OxlintOverride[] = [
  ...rooms.map(
    (room): OxlintOverride => ({
      files: [`${room}/**/*.ts`, `${room}/**/*.astro`],
      rules: {
        'no-restricted-imports': ['error', { patterns: [...bannedRooms(room), ...bannedPackages(room)] }],
      },
    }),
  ),
  {
    // Tests of the desk's pages run a whole hub.
    files: ['site/testing/{desk,player}*.ts', 'site/desk/e2e/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: bannedPackages('site') }] },
  },
  {
    files: ['**/*.test.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  // Written by docs/generate.ts; and a migration is one step, which is never taken apart once it was released.
  { files: ['**/*-registry.ts', 'store/migrations/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['*.config.ts', 'site/*.config.ts', 'site/desk/*.config.ts', '.ci/count-reporter.ts'],
    rules: { 'import/no-default-export': 'off' },
  },
  { files: ['bench/**', 'docs/generate.ts', 'bin/**'], rules: { 'no-console': 'off' } },
];

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['node_modules', 'site/dist', '**/.astro', '.tongming', '**/fixtures/**'],
  rules: {
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    'no-console': 'error',
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'off',
    'no-empty': 'error',
    'no-await-in-loop': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'no-shadow': 'off',
    'import/no-unassigned-import': 'off',
    'unicorn/consistent-function-scoping': 'off',
  },
  overrides,
});
