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
import { type DependencyFile, DependencyFileError } from '../dependency-file.ts';
import { cabalFreeze } from '../dependency-files/cabal-freeze.ts';
import { cabalPackage } from '../dependency-files/cabal-package.ts';
import { cargoLock } from '../dependency-files/cargo-lock.ts';
import { cargoToml } from '../dependency-files/cargo-toml.ts';
import { conanLock } from '../dependency-files/conan-lock.ts';
import { conanfilePy } from '../dependency-files/conanfile-py.ts';
import { conanfileTxt } from '../dependency-files/conanfile-txt.ts';
import { condaEnvironment } from '../dependency-files/conda-environment.ts';
import { condaExplicit } from '../dependency-files/conda-explicit.ts';
import { condaLock } from '../dependency-files/conda-lock.ts';
import { condaMeta } from '../dependency-files/conda-meta.ts';
import { cpanMeta } from '../dependency-files/cpan-meta.ts';
import { cpanfile } from '../dependency-files/cpanfile.ts';
import { cpanfileSnapshot } from '../dependency-files/cpanfile-snapshot.ts';
import { gemfile } from '../dependency-files/gemfile.ts';
import { gemfileLock } from '../dependency-files/gemfile-lock.ts';
import { gemspec } from '../dependency-files/gemspec.ts';
import { goMod } from '../dependency-files/go-mod.ts';
import { goVendorModules } from '../dependency-files/go-vendor-modules.ts';
import { juliaManifest } from '../dependency-files/julia-manifest.ts';
import { juliaProject } from '../dependency-files/julia-project.ts';
import { opam } from '../dependency-files/opam.ts';
import { opamSwitch } from '../dependency-files/opam-switch.ts';
import { pdmLock } from '../dependency-files/pdm-lock.ts';
import { pipRequirements } from '../dependency-files/pip-requirements.ts';
import { pipRequirementsIn } from '../dependency-files/pip-requirements-in.ts';
import { pipfile } from '../dependency-files/pipfile.ts';
import { pipfileLock } from '../dependency-files/pipfile-lock.ts';
import { poetryLock } from '../dependency-files/poetry-lock.ts';
import { pylockToml } from '../dependency-files/pylock-toml.ts';
import { pyprojectToml } from '../dependency-files/pyproject-toml.ts';
import { rDescription } from '../dependency-files/r-description.ts';
import { renvLock } from '../dependency-files/renv-lock.ts';
import { setupCfg } from '../dependency-files/setup-cfg.ts';
import { setupPy } from '../dependency-files/setup-py.ts';
import { stackLock } from '../dependency-files/stack-lock.ts';
import { uvLock } from '../dependency-files/uv-lock.ts';
import { threadTime } from '../testing.ts';

const formats: readonly (readonly [string, DependencyFile])[] = [
  ['cabal.project.freeze', cabalFreeze],
  ['Cargo.lock', cargoLock],
  ['a.cabal', cabalPackage],
  ['Cargo.toml', cargoToml],
  ['conan.lock', conanLock],
  ['conanfile.py', conanfilePy],
  ['conanfile.txt', conanfileTxt],
  ['environment.yml', condaEnvironment],
  ['conda-linux-64.lock', condaExplicit],
  ['conda-lock.yml', condaLock],
  ['conda-meta/a-1-0.json', condaMeta],
  ['META.yml', cpanMeta],
  ['cpanfile', cpanfile],
  ['cpanfile.snapshot', cpanfileSnapshot],
  ['Gemfile', gemfile],
  ['Gemfile.lock', gemfileLock],
  ['a.gemspec', gemspec],
  ['go.mod', goMod],
  ['vendor/modules.txt', goVendorModules],
  ['Manifest.toml', juliaManifest],
  ['Project.toml', juliaProject],
  ['a.opam', opam],
  ['opam-switch.txt', opamSwitch],
  ['pdm.lock', pdmLock],
  ['requirements.txt', pipRequirements],
  ['requirements.in', pipRequirementsIn],
  ['Pipfile', pipfile],
  ['Pipfile.lock', pipfileLock],
  ['poetry.lock', poetryLock],
  ['pylock.toml', pylockToml],
  ['pyproject.toml', pyprojectToml],
  ['DESCRIPTION', rDescription],
  ['renv.lock', renvLock],
  ['setup.cfg', setupCfg],
  ['setup.py', setupPy],
  ['stack.yaml.lock', stackLock],
  ['uv.lock', uvLock],
];

const size = 60_000;
const hostile: readonly (readonly [string, string])[] = [
  ['brackets', '['.repeat(size)],
  ['braces', '{"a":'.repeat(size / 5)],
  ['round brackets', 'install_requires=(requires('.repeat(size / 27)],
  ['quotes', `a = "${'\\"'.repeat(size / 2)}`],
  ['three quotes', '"""'.repeat(size / 3)],
  ['blanks', `a${' '.repeat(size)}b`],
  ['lines', '\n'.repeat(size)],
  ['one long word', 'a'.repeat(size)],
  ['words', 'gem requires do end on if '.repeat(size / 26)],
  ['dashes', '- '.repeat(size / 2)],
  ['comments', '#'.repeat(size)],
  ['operators', '>=<=~=!='.repeat(size / 8)],
  ['empty comments', `a==1\n${'#\n'.repeat(size / 2)}`],
  ['blanks behind words', `requires${' '.repeat(size)}x\nImports: a${' '.repeat(size)}b\n`],
  ['blanks behind gems', `gem${' '.repeat(size)}\n  a (1)${' '.repeat(size)}x\n    on${' '.repeat(size)}x`],
  ['percent', '%q<'.repeat(size / 3)],
  ['backslashes', '\\\n'.repeat(size / 2)],
  ['anchors', `a: &a [x]\nb: [${'*a,'.repeat(size / 3)}]`],
  ['spec', 'Gem::Specification.new\ns.name = "a"\ns.version = V\n'.concat('require "a" + "b"\n'.repeat(size / 20))],
  ['adds', 's.add_dependency "a", \n "b"\n'.repeat(size / 28)],
  ['controls', '\0\u{1}\u{7F}\u{202E}'.repeat(size / 4)],
  ['prototype', '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'],
  [
    'prototype in TOML',
    '[__proto__]\npolluted = true\n[package.__proto__]\npolluted = true\n[dependencies.__proto__]\nversion = "1"\n',
  ],
];

const conflict = '<<<<<<< ours\nname = "a"\n=======\nname = "b"\n>>>>>>> theirs\n';
const slowest = 4000;

describe.each(formats)('%s', (path, format) => {
  test('is found by its name', () => {
    expect(format.files.some((name) => name.test(path))).toBe(true);
    expect(format.files.some((name) => name.test(`some/folder/${path}`))).toBe(true);
  });

  test('hostile texts are read or refused, in bounded time, and pollute nothing', async () => {
    for (const [name, text] of hostile) {
      const started = threadTime();
      const beside = () => Promise.resolve(text);
      const outcome = await Promise.resolve()
        .then(async () => await format.read(text, { path, beside }))
        .catch((error: unknown) => error);
      const known =
        outcome instanceof DependencyFileError || (typeof outcome === 'object' && !(outcome instanceof Error));
      expect.soft(known, `${name}: ${String(outcome)}`).toBe(true);
      expect.soft(threadTime() - started, name).toBeLessThan(slowest);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
  });

  test('two versions that git left behind are refused whole', async () => {
    const text = path === 'environment.yml' ? `dependencies:\n${conflict}` : conflict;
    const read = async () => await format.read(text, { path, beside: () => Promise.resolve(null) });
    await expect(read()).rejects.toMatchObject({ name: 'DependencyFileError', kind: 'merge-conflict' });
  });
});
