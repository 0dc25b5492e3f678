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
import { opam } from './opam.ts';

const text = `opam-version: "2.0"
name: "app" (* a comment
"quoted" *)
version: "1.10"
depends: [
  "ocaml" {>= "4.08" & < "5.0"}
  "dune" {>= "2.0" & build}
  "alcotest" {with-test & >= "1.0"}
  "odoc" {with-doc}
  "both" {!with-test}
  ("lwt" | "async" {= "0.16"})
  "bare" # why
  "exact" {= "1.10"}
  "forked"
]
depopts: ["zarith"]
pin-depends: [["forked.dev" "git+https://example.org/forked.git#abc"]]
build: [["dune" "build" "-p" name] ["dune" "runtest"] {with-test}]
url {
  src: "https://example.org/app.tbz"
}
`;

describe('opam', () => {
  test('filters say what a package is for', async () => {
    const reading = await readFrom(opam, { 'app.opam': text });
    expect(reading.root).toEqual({ name: 'app', version: '1.10' });
    expect(
      reading.packages.map(({ name, version, constraint, scopes, line }) => [
        name,
        version,
        constraint,
        scopes.join(),
        line,
      ]),
    ).toEqual([
      ['ocaml', null, '>= "4.08" & < "5.0"', '', 6],
      ['dune', null, '>= "2.0"', 'build', 7],
      ['alcotest', null, '>= "1.0"', 'test', 8],
      ['odoc', null, null, 'dev', 9],
      ['both', null, null, '', 10],
      ['lwt', null, null, '', 11],
      ['async', '0.16', null, '', 11],
      ['bare', null, null, '', 12],
      ['exact', '1.10', null, '', 13],
      ['forked', null, null, '', 14],
      ['zarith', null, null, 'optional', 16],
    ]);
    expect(purlsOf(opam, reading).slice(8, 10)).toEqual([
      'pkg:opam/exact@1.10',
      'pkg:opam/forked?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fforked.git%40abc',
    ]);
  });

  test.each([
    ['depends: ["a"', 'incomplete'],
    ['depends: "a"]', 'unparsable'],
    [`depends: ${'['.repeat(100_000)}`, 'unparsable'],
  ])('%j is refused: %s', async (wrong, kind) => {
    await expect(readFrom(opam, { opam: wrong })).rejects.toMatchObject({ kind });
  });
});
