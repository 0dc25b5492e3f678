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

test.each<[string, string, [string, number | null] | null]>([
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
  [
    'pom.xml',
    pom('<license><name>LGPL</name><url>https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html</url></license>'),
    ['LGPL <https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html>', 3],
  ],
  ['pom.xml', pom('<license><url>https://spdx.org/licenses/MIT</url></license>'), ['https://spdx.org/licenses/MIT', 3]],
  ['pyproject.toml', '[project]\nname = "x"\nlicense-files = ["COPYING"]\n', ['SEE LICENSE IN COPYING', null]],
  ['pyproject.toml', '[project]\nclassifiers = ["License :: Public Domain"]\n', ['Public Domain', 2]],
  ['pyproject.toml', '[project]\nclassifiers = ["License :: OSI Approved"]\n', null],
  ['pyproject.toml', '[tool.flit.metadata]\nlicense = "MIT"\n', ['MIT', 2]],
  ['x.nuspec', '<licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>', ['https://licenses.nuget.org/MIT', 1]],
  ['x.nuspec', '<licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>', null],
  ['x.csproj', '<PackageLicenseFile>LICENSE.md</PackageLicenseFile>', ['SEE LICENSE IN LICENSE.md', 1]],
  ['debian/copyright', `${dep5}License: MIT\n\nFiles: a/*\nLicense: ISC\n\nFiles: b/*\nLicense: Zlib\n`, null],
  [
    'debian/copyright',
    'Format: https://x/copyright-format/1.0/\nLicense: GPL-3+\n\nFiles: a\nLicense: X\n\nFiles: b\n',
    ['GPL-3.0+', 2],
  ],
  ['debian/copyright', `${dep5}Files: src/*\nLicense: ISC\n\nFiles: debian/*\nLicense: MIT\n`, ['ISC', 4]],
  ['go.mod', 'module example.com/x\n', null],
  ['CMakeLists.txt', 'project(x)', null],
  [
    'CMakeLists.txt',
    '# project(y SPDX_LICENSE ISC)\nproject(x\n  VERSION 1\n  SPDX_LICENSE "MIT OR ISC")',
    ['MIT OR ISC', 4],
  ],
  ['CMakeLists.txt', 'project(x SPDX_LICENSE Apache-2.0 LANGUAGES C)', ['Apache-2.0', 1]],
  ['CMakeLists.txt', 'project(x SPDX_LICENSE "${L}")', null],
  ['bower.json', '{"license": ["MIT", "BSD-3-Clause"]}', ['MIT & BSD-3-Clause', 1]],
  ['haxelib.json', '{"license": "MIT"}', ['MIT', 1]],
  ['dub.json', '{"license": "BSL-1.0"}', ['BSL-1.0', 1]],
  ['dub.sdl', 'name "x"\nlicense "BSL-1.0"\n', ['BSL-1.0', 2]],
  ['elm.json', '{"type": "package", "license": "BSD-3-Clause"}', ['BSD-3-Clause', 1]],
  ['vcpkg.json', '{"license": "MIT OR Apache-2.0"}', ['MIT OR Apache-2.0', 1]],
  ['vcpkg.json', '{"license": null}', null],
  ['bundle.json', '{"name": "@ohos/x", "license": "Apache License 2.0"}', ['Apache License 2.0', 1]],
  [
    'README.OpenSource',
    '[{"Name": "a", "License": "MIT"},\n {"Name": "b", "License": "BSD 3-Clause License"}]',
    ['MIT & BSD 3-Clause License', 1],
  ],
  ['codemeta.json', '{"license": "https://spdx.org/licenses/MIT"}', ['https://spdx.org/licenses/MIT', 1]],
  ['codemeta.json', '{"license": [{"@id": "https://spdx.org/licenses/ISC"}]}', ['https://spdx.org/licenses/ISC', 1]],
  ['deno.json', '{\n  "name": "@x/y",\n  "license": "MIT", // for all\n}', ['MIT', 3]],
  ['library.json', '{"license": "MIT AND ISC"}', ['MIT AND ISC', 1]],
  ['metadata.json', '{"name": "x-y", "license": "Apache-2.0"}', ['Apache-2.0', 1]],
  ['META.json', '{"license": ["perl_5", "apache_2_0"]}', ['Perl 5 | Apache-2.0', 1]],
  ['META6.json', '{"license": "Artistic-2.0"}', ['Artistic-2.0', 1]],
  ['typst.toml', '[package]\nname = "x"\nlicense = "MIT-0"\n', ['MIT-0', 3]],
  ['gleam.toml', 'name = "x"\nlicences = ["Apache-2.0", "MIT"]\n', ['Apache-2.0 & MIT', 2]],
  [
    'CITATION.cff',
    'cff-version: 1.2.0\nlicense:\n  - MIT\n  - "Apache-2.0"\nauthors:\n  - name: X\n',
    ['MIT | Apache-2.0', 2],
  ],
  ['CITATION.cff', 'title: x\nlicense: MIT # ours\nreferences:\n  - license: ISC\n', ['MIT', 2]],
  ['publiccode.yml', 'name: x\nlegal:\n  license: EUPL-1.2\n', ['EUPL-1.2', 3]],
  ['meta.yaml', 'package:\n  name: x\nabout:\n  home: y\n  license: BSD-3-Clause\n', ['BSD-3-Clause', 5]],
  ['recipe/meta.yaml', 'about:\n  license: {{ licence }}\n', null],
  ['Chart.yaml', 'name: x\nannotations:\n  artifacthub.io/license: Apache-2.0\n', ['Apache-2.0', 3]],
  ['shard.yml', "name: x\nlicense: 'MIT'\n", ['MIT', 2]],
  ['galaxy.yml', 'namespace: x\nlicense: [GPL-3.0-or-later, "MIT"]\n', ['GPL-3.0-or-later | MIT', 2]],
  ['meta/main.yml', 'galaxy_info:\n  author: x\n  license: MIT\n', ['MIT', 3]],
  ['snap/snapcraft.yaml', 'name: x\nlicense: GPL-3.0\nparts:\n  y:\n    license: no\n', ['GPL-3.0', 2]],
  ['x.cabal', 'name: x\nlicense:       BSD-3-Clause\n', ['BSD-3-Clause', 2]],
  ['x.opam', 'opam-version: "2.0"\nlicense: ["MIT" "ISC"]\n', ['MIT & ISC', 2]],
  [
    'opam',
    'license: "LGPL-2.1-or-later WITH OCaml-LGPL-linking-exception"\n',
    ['LGPL-2.1-or-later WITH OCaml-LGPL-linking-exception', 1],
  ],
  ['x-1.rockspec', 'package = "x"\ndescription = {\n  license = "MIT/X11"\n}', ['MIT/X11', 3]],
  ['x.nimble', 'version = "1"\nlicense       = "MIT"\n', ['MIT', 2]],
  ['X.podspec', "Pod::Spec.new do |s|\n  s.license = { :type => 'MIT', :file => 'LICENSE' }\nend", ['MIT', 2]],
  ['X.podspec', "  s.license = 'Apache-2.0'", ['Apache-2.0', 1]],
  ['X.podspec', '  s.license = :zlib', ['zlib', 1]],
  ['X.podspec', "  s.license = { :file => 'LICENSE' }", ['SEE LICENSE IN LICENSE', 1]],
  ['X.podspec.json', '{"license": {"type": "MIT"}}', ['MIT', 1]],
  ['org.x.metainfo.xml', '<component>\n<project_license>GPL-3.0+</project_license></component>', ['GPL-3.0+', 2]],
  ['package.xml', '<package>\n<license file="L">MIT</license><license>BSD</license></package>', ['MIT & BSD', 2]],
  ['readme.txt', '=== X ===\nContributors: y\nLicense: GPLv2 or later\nLicense URI: z\n', ['GPLv2 or later', 3]],
  ['readme.txt', 'License: MIT\n', null],
  [
    'style.css',
    '/*\n * Theme Name: X\n * License: GNU General Public License v2 or later\n */',
    ['GNU General Public License v2 or later', 3],
  ],
  ['Dockerfile', 'FROM x\nLABEL a="b" \\\n  org.opencontainers.image.licenses="MIT AND ISC"\n', ['MIT AND ISC', 3]],
  ['Dockerfile', 'LABEL org.opencontainers.image.licenses=$L\n', null],
  ['PKGBUILD', "pkgname=x\nlicense=('MIT' 'custom:OFL')\n", ['MIT & OFL', 2]],
  ['PKGBUILD', 'license=(GPL-3.0-or-later)\n', ['GPL-3.0-or-later', 1]],
  ['APKBUILD', 'pkgname=x\nlicense="MIT AND BSD-2-Clause"\n', ['MIT AND BSD-2-Clause', 2]],
  ['src/x.app.src', '{application, x, [\n {licenses, ["Apache-2.0"]}]}.', ['Apache-2.0', 2]],
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
    'license:\n  - '.repeat(50_000),
    's.license = { '.repeat(50_000),
    'about:\n'.repeat(100_000),
    '<license>'.repeat(50_000),
    '<license><name>'.repeat(50_000),
    'License:\n\n'.repeat(50_000),
    '\0'.repeat(100_000),
  ];

  test.each([...manifests.values()].map((manifest) => [manifest.id, manifest] as const))(
    '%s reads floods in time',
    (_, manifest) => {
      expect(processorTime(() => floods.forEach((flood) => manifest.read(flood)))).toBeLessThan(1500);
    },
  );
});
