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
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { condaMeta } from './conda-meta.ts';

const path = 'env/conda-meta/jupyterlab-3.1.10-py39_0.json';
const record = {
  name: 'jupyterlab',
  version: '3.1.10',
  build_string: 'py39_0',
  channel: 'https://repo.anaconda.com/pkgs/main',
  subdir: 'linux-64',
  license: 'BSD-3-Clause',
  md5: 'aa',
};

test('a record of an installed package', async () => {
  const reading = await readFrom(condaMeta, { [path]: JSON.stringify(record) });
  expect(reading.packages).toMatchObject([
    { name: 'jupyterlab', version: '3.1.10', licences: ['BSD-3-Clause'], integrity: 'aa' },
  ]);
  expect(purlsOf(condaMeta, reading)).toEqual([
    'pkg:conda/jupyterlab@3.1.10?build=py39_0&channel=main&subdir=linux-64',
  ]);
});

test.each([
  ['not json', 'unparsable'],
  [JSON.stringify({ ...record, version: undefined }), 'incomplete'],
  ['null', 'incomplete'],
])('%j is refused: %s', async (text, kind) => {
  await expect(readFrom(condaMeta, { [path]: text })).rejects.toMatchObject({ kind });
});
