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
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { nugetPackagesLock } from './nuget-packages-lock.ts';

const lock = `{
  "version": 2,
  "dependencies": {
    "net8.0": {
      "Asked.For": {
        "type": "Direct",
        "requested": "[1.10.0, )",
        "resolved": "1.10.0",
        "contentHash": "aGFzaA==",
        "dependencies": { "brought.in": "2.0.0", "Nowhere": "1.0.0" }
      },
      "Brought.In": { "type": "Transitive", "resolved": "2.0.0" },
      "Central": { "type": "CentralTransitive", "requested": "[3.0.0, )", "resolved": "3.0.0" },
      "my.library": { "type": "Project", "dependencies": { "Brought.In": "[2.0.0, )" } }
    },
    "net8.0/linux-x64": {
      "Native": { "type": "Transitive", "resolved": "4.0.0", "dependencies": { "Brought.In": "2.0.0" } }
    },
    "net6.0": {
      "Asked.For": { "type": "Direct", "requested": "[1.10.0, )", "resolved": "1.10.0" },
      "Brought.In": { "type": "Transitive", "resolved": "1.9.0" }
    }
  }
}`;

describe('packages.lock.json', () => {
  test('packages of all frameworks, edges inside each, projects left out', async () => {
    const reading = await readFrom(nugetPackagesLock, { 'src/packages.lock.json': lock });
    expect(
      reading.packages.map(({ key, direct, constraint, dependsOn, line }) => [
        key,
        direct,
        constraint,
        dependsOn,
        line,
      ]),
    ).toEqual([
      ['Asked.For@1.10.0', true, '[1.10.0, )', ['Brought.In@2.0.0'], 5],
      ['Brought.In@2.0.0', false, null, [], 12],
      ['Central@3.0.0', false, '[3.0.0, )', [], 13],
      ['Native@4.0.0', false, null, ['Brought.In@2.0.0'], 17],
      ['Brought.In@1.9.0', false, null, [], 21],
    ]);
    expect(reading.packages[0]?.integrity).toBe('aGFzaA==');
    expect(purlsOf(nugetPackagesLock, reading)[0]).toBe('pkg:nuget/Asked.For@1.10.0');
  });

  test.each([
    ['not\njson', 'unparsable'],
    ['{"version": 3, "dependencies": {}}', 'unsupported-version'],
    ['{"dependencies": {}}', 'unsupported-version'],
    ['[]', 'unsupported-version'],
    ['{\n<<<<<<< a\n}\n=======\n>>>>>>> b\n', 'merge-conflict'],
  ])('%j is refused', async (text, kind) => {
    await expect(readFrom(nugetPackagesLock, { 'packages.lock.json': text })).rejects.toMatchObject({ kind });
  });

  test('a name that is there twice is told of, and names of the language are ordinary', async () => {
    const entry = '{"type": "Direct", "resolved": "1.0.0"}';
    const text = `{"version": 1, "dependencies": {"net8.0": {"__proto__": ${entry}, "constructor": ${entry}, "a": ${entry}, "a": {"type": "Direct", "resolved": "2.0.0"}}}}`;
    const reading = await readFrom(nugetPackagesLock, { 'packages.App.lock.json': text });
    expect(reading.packages.map(({ name, version }) => [name, version])).toEqual([
      ['__proto__', '1.0.0'],
      ['constructor', '1.0.0'],
      ['a', '2.0.0'],
    ]);
    expect(reading.warnings).toHaveLength(1);
  });
});
