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

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { manifests } from './manifest-registry.ts';
import { processorTime } from './testing.ts';

test('the registry holds every file of the folder, by id', () => {
  const files = readdirSync(new URL('manifests', import.meta.url)).map((name) => name.replace(/\.ts$/u, ''));
  expect([...manifests.keys()].sort()).toEqual(files.sort());
  expect([...manifests].map(([key, { id }]) => [key, id]).filter(([key, id]) => key !== id)).toEqual([]);
});

function read(path: string, text: string) {
  const readers = [...manifests.values()].filter((manifest) => manifest.files.some((name) => name.test(path)));
  expect(readers).toHaveLength(1);
  const said = readers[0]?.read(text) ?? null;
  return said === null ? null : [said.statements.join(said.join === 'or' ? ' | ' : ' & '), said.line];
}

const pom = (licences: string) =>
  `<?xml version="1.0"?>\n<project>\n<licenses>${licences}</licenses>\n<dependencies/></project>`;
const dep5 = 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n';

test.each<[string, string, [string, number] | null]>([
  ['package.json', '{\n  "license": "MIT"\n}', ['MIT', 2]],
  ['package.json', '{"license": {"type": "MIT", "url": "x"}}', ['MIT', 1]],
  ['package.json', '{"licenses": [{"type": "MIT"}, {"type": "ISC"}]}', ['MIT | ISC', 1]],
  ['package.json', '{"license": 7}', null],
  ['package.json', '{"license": "MIT"', null],
  ['Cargo.toml', '[package]\nname = "x"\nlicense = "MIT OR Apache-2.0"\n', ['MIT OR Apache-2.0', 3]],
  ['Cargo.toml', '[workspace.package]\nlicense = "MIT"\n[package]\nlicense.workspace = true\n', ['MIT', 2]],
  ['Cargo.toml', '[package]\nlicense-file = "LICENSE"\n', ['SEE LICENSE IN LICENSE', 2]],
  ['Cargo.toml', '[package\nlicense = "MIT"', null],
  ['pyproject.toml', '[project]\nlicense = "MIT AND BSD-3-Clause"\n', ['MIT AND BSD-3-Clause', 2]],
  ['pyproject.toml', '[project]\nlicense = {text = "Apache 2.0"}\n', ['Apache 2.0', 2]],
  [
    'pyproject.toml',
    '[project]\nlicense = {file = "LICENSE"}\nclassifiers = ["License :: OSI Approved :: MIT License"]\n',
    ['MIT License', 3],
  ],
  ['pyproject.toml', '[tool.poetry]\nlicense = "MIT"\n', ['MIT', 2]],
  ['setup.cfg', '[metadata]\nname = x\nlicense = BSD\n[options]\nlicense = no\n', ['BSD', 3]],
  [
    'setup.cfg',
    '[metadata]\nclassifiers =\n  License :: OSI Approved :: ISC License (ISCL)\n',
    ['ISC License (ISCL)', 3],
  ],
  ['setup.py', "setup(\n  name='x',\n  license='GPLv3+')", ['GPLv3+', 3]],
  ['pom.xml', pom('<license><name>Apache License, Version 2.0</name></license>'), ['Apache License, Version 2.0', 3]],
  [
    'pom.xml',
    pom('<license><name>MIT</name></license><license><name>EPL &amp; x</name></license>'),
    ['MIT | EPL & x', 3],
  ],
  ['pom.xml', `<!DOCTYPE x [<!ENTITY a "b">]>${pom('<license><name>MIT</name></license>')}`, null],
  ['pom.xml', '<project><!-- <licenses><license><name>MIT</name></license></licenses> --></project>', null],
  ['go.mod', 'module example.com/x\n', null],
  ['CMakeLists.txt', 'project(x)', null],
  ['pubspec.yaml', 'name: x\nlicense: MIT\n', null],
  ['x.csproj', '<Project>\n<PackageLicenseExpression>MIT</PackageLicenseExpression></Project>', ['MIT', 2]],
  [
    'x.nuspec',
    '<package><metadata><license type="file">LICENSE.txt</license></metadata></package>',
    ['SEE LICENSE IN LICENSE.txt', 1],
  ],
  ['x.gemspec', "Gem::Specification.new do |s|\n  s.license = 'MIT'.freeze\nend", ['MIT', 2]],
  ['x.gemspec', "  s.licenses = ['MIT', 'Ruby']", ['MIT | Ruby', 1]],
  ['x.gemspec', '  s.licenses = %w[MIT Ruby]', ['MIT | Ruby', 1]],
  ['composer.json', '{"license": ["MIT", "GPL-2.0-or-later"]}', ['MIT | GPL-2.0-or-later', 1]],
  ['DESCRIPTION', 'Package: x\nLicense: GPL (>= 2) | file LICENSE\n', ['GPL-2 or later | file LICENSE', 2]],
  ['DESCRIPTION', 'Package: x\nLicense: MIT + file LICENSE\n', ['MIT', 2]],
  ['DESCRIPTION', 'Some text\nLicense: MIT\n', null],
  ['x.spec', 'Name: x\nLicense: ASL 2.0 and MIT\n', ['ASL 2.0 and MIT', 2]],
  ['x.spec', 'License: %{mylicense}\n', null],
  ['debian/copyright', `${dep5}Files: *\nCopyright: 2020 X\nLicense: GPL-2+ or Expat\n`, ['GPL-2.0+ OR MIT', 3]],
  ['debian/copyright', `${dep5}Files: debian/*\nLicense: MIT\n`, null],
  ['conanfile.py', 'class X(ConanFile):\n    license = "MIT", "Zlib"\n', ['MIT & Zlib', 2]],
  ['mix.exs', 'defp package do\n  [licenses: ["Apache-2.0"]]\nend', ['Apache-2.0', 2]],
  ['cjpm.toml', '[package]\nname = "x"\nlicense = "Apache-2.0"\n', ['Apache-2.0', 3]],
  ['oh-package.json5', "{\n  // 许可\n  'license': 'MulanPSL-2.0',\n}", ['MulanPSL-2.0', 3]],
  ['oh-package.json5', '{\n  license: "Apache-2.0",\n}', ['Apache-2.0', 2]],
  [
    'meson.build',
    "# license: 'no'\nproject('x', 'c', version: '1',\n  license: ['MIT', 'GPL-2.0-or-later'])",
    ['MIT & GPL-2.0-or-later', 3],
  ],
  ['meson.build', "executable('x', license: 'MIT')", null],
])('%s: %j', (path, text, expected) => {
  expect(read(path, text)).toEqual(expected);
});

describe('hostile manifests', () => {
  test('keys of the prototype stay keys', () => {
    expect(read('package.json', '{"__proto__": {"license": "MIT"}, "constructor": {"license": "MIT"}}')).toBeNull();
    expect(read('Cargo.toml', '[__proto__]\nlicense = "MIT"\n')).toBeNull();
    expect(({} as Record<string, unknown>)['license']).toBeUndefined();
  });

  const floods = [
    '{'.repeat(50_000),
    '['.repeat(100_000),
    ' '.repeat(1_000_000),
    '"license":'.repeat(50_000),
    'license = "'.repeat(50_000),
    '<licenses>'.repeat(50_000),
    '<!--'.repeat(100_000),
    'License :: '.repeat(50_000),
    's.license = ['.repeat(50_000),
    'project('.repeat(50_000),
    '\0'.repeat(100_000),
  ];

  test.each([...manifests.values()].map((manifest) => [manifest.id, manifest] as const))(
    '%s reads floods in time',
    (_, manifest) => {
      expect(processorTime(() => floods.forEach((flood) => manifest.read(flood)))).toBeLessThan(1500);
    },
  );
});
