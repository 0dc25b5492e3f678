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
import { opamSwitch } from './opam-switch.ts';

test('a list of what is installed', async () => {
  const text = '# opam switch install list\ndune.3.7.2\n\ncore_kernel.v0.15.1 # why\n';
  const reading = await readFrom(opamSwitch, { 'opam-switch.txt': text });
  expect(reading.packages.map(({ key, line }) => [key, line])).toEqual([
    ['dune@3.7.2', 2],
    ['core_kernel@v0.15.1', 4],
  ]);
  await expect(readFrom(opamSwitch, { 'opam-switch.txt': 'bin: x y' })).rejects.toMatchObject({ kind: 'unparsable' });
});

test('the state of a switch: roots are what was asked for', async () => {
  const text =
    'opam-version: "2.0"\ncompiler: ["ocaml.5.1.0"]\nroots: ["dune.3.7.10"]\ninstalled: [\n  "dune.3.7.10"\n  "ocaml.5.1.0"\n]\n';
  const reading = await readFrom(opamSwitch, { '_opam/.opam-switch/switch-state': text });
  expect(reading.packages.map(({ key, direct, line }) => [key, direct, line])).toEqual([
    ['dune@3.7.10', true, 5],
    ['ocaml@5.1.0', false, 6],
  ]);
});
