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
import { readFrom } from '../dependency-parts/testing-reading.ts';
import { pubspecYaml } from './pubspec-yaml.ts';

const manifest = `name: app
version: 1.10
dependencies:
  plain: ^1.0.0
  exact: 1.2.3
  any_one:
  flutter:
    sdk: flutter
  repo:
    git: https://github.com/o/repo.git
  pinned:
    git:
      url: https://github.com/o/pinned.git
      ref: v1
  near:
    path: ../near
  private:
    hosted: https://pub.example.org
    version: ^2.0.0
dev_dependencies:
  tool: any
dependency_overrides:
  plain: 1.0.1
  extra: 3.0.0
`;

test('needs of all kinds', async () => {
  const { root, packages } = await readFrom(pubspecYaml, { 'pubspec.yaml': manifest });
  expect(root).toEqual({ name: 'app', version: '1.10' });
  expect(
    packages.map(({ name, version, constraint, source, scopes }) => [
      name,
      version,
      constraint,
      source?.kind,
      source?.url,
      scopes.join(),
    ]),
  ).toEqual([
    ['plain', null, '^1.0.0', 'registry', null, ''],
    ['exact', '1.2.3', '1.2.3', 'registry', null, ''],
    ['any_one', null, 'any', 'registry', null, ''],
    ['flutter', null, null, 'path', 'sdk', 'provided'],
    ['repo', null, null, 'git', 'https://github.com/o/repo.git', ''],
    ['pinned', null, null, 'git', 'https://github.com/o/pinned.git', ''],
    ['near', null, null, 'path', '../near', ''],
    ['private', null, '^2.0.0', 'registry', 'https://pub.example.org', ''],
    ['tool', null, 'any', 'registry', null, 'dev'],
    ['extra', '3.0.0', '3.0.0', 'registry', null, ''],
  ]);
});
