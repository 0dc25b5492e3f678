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
import { dotnetDepsJson } from './dotnet-deps-json.ts';

const text = `{
  "runtimeTarget": { "name": ".NETCoreApp,Version=v8.0" },
  "targets": {
    ".NETCoreApp,Version=v8.0": {
      "App/1.2.3": { "dependencies": { "A": "1.0.0", "Lib": "1.0.0" }, "runtime": { "App.dll": {} } },
      "A/1.0.0": { "dependencies": { "b": "2.0.0" } },
      "B/2.0.0": {},
      "Lib/1.0.0": { "dependencies": { "B": "2.0.0" } }
    }
  },
  "libraries": {
    "App/1.2.3": { "type": "project", "serviceable": false, "sha512": "" },
    "Lib/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
    "A/1.0.0": { "type": "package", "serviceable": true, "sha512": "sha512-AA==" },
    "B/2.0.0": { "type": "package", "serviceable": true, "sha512": "" },
    "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.0": { "type": "runtimepack" },
    "System/1.0.0": { "type": "referenceassembly" },
    "noversion": { "type": "package" }
  }
}`;

describe('.deps.json', () => {
  test('packages with edges and what the program itself asks for', async () => {
    const reading = await readFrom(dotnetDepsJson, { 'bin/App.deps.json': text });
    expect(reading.root).toEqual({ name: 'App', version: '1.2.3' });
    expect(reading.packages.map(({ source }) => source?.kind)).toEqual(['workspace', undefined, undefined, undefined]);
    expect(
      reading.packages.map(({ name, version, direct, dependsOn, integrity, line }) => [
        name,
        version,
        direct,
        dependsOn,
        integrity,
        line,
      ]),
    ).toEqual([
      ['Lib', '1.0.0', true, ['B@2.0.0'], null, 13],
      ['A', '1.0.0', true, ['B@2.0.0'], 'sha512-AA==', 14],
      ['B', '2.0.0', false, [], null, 15],
      ['Microsoft.NETCore.App.Runtime.linux-x64', '8.0.0', false, [], null, 16],
    ]);
  });

  test.each(['not\njson', '[]', 'null', '1'])('%j is refused', async (wrong) => {
    await expect(readFrom(dotnetDepsJson, { 'App.deps.json': wrong })).rejects.toMatchObject({ kind: 'unparsable' });
  });
});
