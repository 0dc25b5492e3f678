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
import { goVendorModules } from './go-vendor-modules.ts';

const text = `## workspace
# example.org/a v1.0.0
## explicit; go 1.17
example.org/a
example.org/a/sub
# example.org/b v1.2.0
example.org/b
# example.org/c v1.0.0 => example.com/fork v1.0.1
## explicit
example.com/fork
# example.org/d v1.0.0 => ../d
## explicit
# example.org/d => ../d
`;

describe('vendor/modules.txt', () => {
  test('modules with what replaces them; explicit ones are those of go.mod', async () => {
    const reading = await readFrom(goVendorModules, { 'x/vendor/modules.txt': text });
    expect(reading.packages.map(({ name, version, source, line }) => [name, version, source?.kind, line])).toEqual([
      ['example.org/a', '1.0.0', 'registry', 2],
      ['example.org/b', '1.2.0', 'registry', 6],
      ['example.com/fork', '1.0.1', 'registry', 8],
      ['../d', null, 'path', 11],
    ]);
    expect(reading.recorded).toEqual([
      { manifest: 'x/go.mod', name: 'example.org/a', constraint: 'v1.0.0' },
      { manifest: 'x/go.mod', name: 'example.com/fork', constraint: 'v1.0.0' },
      { manifest: 'x/go.mod', name: '../d', constraint: 'v1.0.0' },
      { manifest: 'x/go.mod', name: 'stdlib', constraint: null },
    ]);
  });
});
