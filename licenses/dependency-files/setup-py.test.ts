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

import { describe, expect, test } from 'vitest';
import { readFrom } from '../dependency-parts/testing-reading.ts';
import { threadTime } from '../testing.ts';
import { setupPy } from './setup-py.ts';

describe('setup.py', () => {
  test('literals, also by a variable; what is computed is said', async () => {
    const text = `from setuptools import setup
requirements = [
    'accelerate==0.26.1',  # "quoted==9" in a comment
    "data-sets[x]>=2.16",
]
setup(
    name='app',
    version="1.0",
    python_requires=">=3.7",
    install_requires=requirements,
    tests_require=["pytest"],
    setup_requires=('wheel',),
    extras_require={
        "test": ["nose==1.0", 'tox'],
        'all': requirements + ["more"],
    },
)
`;
    const reading = await readFrom(setupPy, { 'setup.py': text });
    expect(reading.root).toEqual({ name: 'app', version: '1.0' });
    expect(
      reading.packages.map(({ name, version, scopes, groups, line }) => [
        name,
        version,
        scopes.join(),
        groups.join(),
        line,
      ]),
    ).toEqual([
      ['accelerate', '0.26.1', '', '', 3],
      ['data-sets', null, '', '', 4],
      ['pytest', null, 'test', '', 11],
      ['wheel', null, 'build', '', 12],
      ['nose', '1.0', 'optional,test', 'test', 14],
      ['tox', null, 'optional,test', 'test', 14],
      ['more', null, 'optional', 'all', 15],
    ]);
    expect(reading.warnings.map(({ line }) => line)).toEqual([15]);
  });

  test('a call that only running tells', async () => {
    const reading = await readFrom(setupPy, { 'setup.py': 'setup(install_requires=read("requirements.txt"))' });
    expect(reading.packages).toEqual([]);
    expect(reading.warnings).toHaveLength(1);
  });

  test('a setup without lists has none', async () => {
    expect(await readFrom(setupPy, { 'setup.py': 'setup()\n' })).toMatchObject({
      packages: [],
      warnings: [],
      root: null,
    });
  });

  test('lists that never end are read in bounded time', async () => {
    const started = threadTime();
    await readFrom(setupPy, { 'setup.py': `install_requires=[${'('.repeat(900_000)}` });
    await expect(readFrom(setupPy, { 'setup.py': 'install_requires=[ '.repeat(50_000) })).rejects.toMatchObject({
      kind: 'too-many',
    });
    expect(threadTime() - started).toBeLessThan(5000);
  });
});
