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
import { pipfile } from './pipfile.ts';

test('Pipfile', async () => {
  const text = `[[source]]
url = "https://pypi.org/simple"
name = "pypi"

[packages]
a = "*"
b = ">=1, <2"
c = {git = "https://example.org/c", ref = "main"}
d = {version = "==1.10", extras = ["x"]}

[dev-packages]
e = "==1.0"

[docs]
f = {path = "."}

[requires]
python_version = "3.12"
`;
  const reading = await readFrom(pipfile, { Pipfile: text });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, groups, source, line }) => [
      name,
      version,
      constraint,
      scopes.join(),
      groups.join(),
      source?.kind,
      line,
    ]),
  ).toEqual([
    ['a', null, null, '', '', undefined, 6],
    ['b', null, '<2,>=1', '', '', undefined, 7],
    ['c', null, null, '', '', 'git', 8],
    ['d', '1.10', '==1.10', '', '', undefined, 9],
    ['e', '1.0', '==1.0', 'dev', 'dev', undefined, 12],
    ['f', null, null, 'dev', 'docs', 'path', 15],
  ]);
});
