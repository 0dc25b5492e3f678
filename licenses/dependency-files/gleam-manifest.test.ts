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
import { gleamManifest } from './gleam-manifest.ts';

const lock = `packages = [
  { name = "gleam_stdlib", version = "0.40.0", build_tools = ["gleam"], requirements = [], otp_app = "gleam_stdlib", source = "hex", outer_checksum = "AA" },
  { name = "helper", version = "1.10.0", build_tools = ["gleam"], requirements = ["gleam_stdlib", "gone"], source = "git", repo = "https://github.com/o/helper", commit = "abc" },
  { name = "near", version = "1.0.0", build_tools = ["gleam"], requirements = [], source = "local", path = "../near" },
]

[requirements]
gleam_stdlib = { version = ">= 0.34.0 and < 2.0.0" }
helper = { git = "https://github.com/o/helper", ref = "main" }
`;

describe('manifest.toml', () => {
  test('packages and what was asked for', async () => {
    const { packages, recorded } = await readFrom(gleamManifest, { 'a/manifest.toml': lock });
    expect(
      packages.map(({ name, version, direct, source, line, dependsOn }) => [
        name,
        version,
        direct,
        source?.kind,
        line,
        dependsOn.join(),
      ]),
    ).toEqual([
      ['gleam_stdlib', '0.40.0', true, 'registry', 2, ''],
      ['helper', '1.10.0', true, 'git', 3, 'gleam_stdlib'],
      ['near', '1.0.0', false, 'path', 4, ''],
    ]);
    expect(recorded).toEqual([
      { manifest: 'a/gleam.toml', name: 'gleam_stdlib', constraint: '>= 0.34.0 and < 2.0.0' },
      { manifest: 'a/gleam.toml', name: 'helper', constraint: null },
    ]);
  });

  test('a file of another system has no packages', async () => {
    const reading = await readFrom(gleamManifest, { 'manifest.toml': 'title = "x"\npackages = ["a"]\n' });
    expect(reading).toMatchObject({ packages: [], recorded: null });
  });
});
