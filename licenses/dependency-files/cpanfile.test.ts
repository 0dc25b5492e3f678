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
import { cpanfile } from './cpanfile.ts';

test('cpanfile', async () => {
  const text = `requires 'perl', '5.008';
requires 'Plack', '>= 1.0, < 2'; # why
requires "Exact" => "== 1.10";
recommends 'JSON::XS', 2.0;
# requires 'Commented';
on 'test' => sub {
  requires 'Test::More', '0.98';
};
on develop => sub { requires 'Dist::Zilla' };
test_requires 'Other';
requires 'Last';
`;
  const reading = await readFrom(cpanfile, { cpanfile: text });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, line }) => [
      name,
      version,
      constraint,
      scopes.join(),
      line,
    ]),
  ).toEqual([
    ['Plack', null, '>= 1.0, < 2', '', 2],
    ['Exact', '1.10', '== 1.10', '', 3],
    ['JSON::XS', null, '2.0', 'optional', 4],
    ['Test::More', null, '0.98', 'test', 7],
    ['Dist::Zilla', null, null, 'dev', 9],
    ['Other', null, null, 'test', 10],
    ['Last', null, null, '', 11],
  ]);
});
