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
import { setupCfg } from './setup-cfg.ts';

test('setup.cfg', async () => {
  const text = `[metadata]
name = app
version = attr: app.__version__

[options]
install_requires =
    requests==2.32.0
    # a comment
    flask>=3; python_version >= "3.8"
tests_require = pytest
setup_requires = wheel

[options.extras_require]
fast =
    numpy
test = tox

[flake8]
install_requires = nothing
`;
  const reading = await readFrom(setupCfg, { 'setup.cfg': text });
  expect(reading.root).toEqual({ name: 'app', version: null });
  expect(
    reading.packages.map(({ name, version, scopes, groups, line }) => [
      name,
      version,
      scopes.join(),
      groups.join(),
      line,
    ]),
  ).toEqual([
    ['requests', '2.32.0', '', '', 7],
    ['flask', null, '', '', 9],
    ['pytest', null, 'test', '', 10],
    ['wheel', null, 'build', '', 11],
    ['numpy', null, 'optional', 'fast', 15],
    ['tox', null, 'optional,test', 'test', 16],
  ]);
});
