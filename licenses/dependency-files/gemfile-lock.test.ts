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
import { gemfileLock } from './gemfile-lock.ts';

const text = `GIT
  remote: https://example.org/controller.git
  revision: 027dbe2e56397b534e859fc283990cad1b6addd6
  branch: main
  specs:
    controller (2.0.0.alpha1)
      rack (~> 2.0)

PATH
  remote: engines/own
  specs:
    own (0.1.0)
      rack

GEM
  remote: https://rubygems.org/
  specs:
    nokogiri (1.13.10)
      racc (~> 1.4)
    nokogiri (1.13.10-x86_64-linux)
      mini_portile2 (~> 2.8)
    mini_portile2 (2.8.0)
    racc (1.6.0)
    rack (2.2.3)
    rspec (3.12.0)
    broken-name

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  controller!
  own!
  rspec (>= 3, ~> 3.0)
  nokogiri

CHECKSUMS
  rack (2.2.3) sha256=aa
  nokogiri (1.13.10-x86_64-linux) sha256=bb

BUNDLED WITH
   2.5.0
`;

describe('Gemfile.lock', () => {
  test('sources, edges, platforms, checksums, what is asked for', async () => {
    const reading = await readFrom(gemfileLock, { 'a/Gemfile.lock': text });
    expect(
      reading.packages.map(({ key, direct, dependsOn, source, line }) => [key, direct, dependsOn, source?.kind, line]),
    ).toEqual([
      ['controller@2.0.0.alpha1', true, ['rack@2.2.3'], 'git', 6],
      ['own@0.1.0', true, ['rack@2.2.3'], 'path', 12],
      ['nokogiri@1.13.10', true, ['racc@1.6.0', 'mini_portile2@2.8.0'], 'registry', 18],
      ['mini_portile2@2.8.0', false, [], 'registry', 22],
      ['racc@1.6.0', false, [], 'registry', 23],
      ['rack@2.2.3', false, [], 'registry', 24],
      ['rspec@3.12.0', true, [], 'registry', 25],
    ]);
    expect(reading.packages[0]?.source?.revision).toBe('027dbe2e56397b534e859fc283990cad1b6addd6');
    expect(reading.packages[5]?.integrity).toBe('sha256=aa');
    expect(purlsOf(gemfileLock, reading).slice(1, 3)).toEqual([null, 'pkg:gem/nokogiri@1.13.10']);
    expect(reading.recorded).toEqual([
      { manifest: 'a/Gemfile', name: 'controller', constraint: null },
      { manifest: 'a/Gemfile', name: 'own', constraint: null },
      { manifest: 'a/Gemfile', name: 'rspec', constraint: '~> 3.0, >= 3' },
      { manifest: 'a/Gemfile', name: 'nokogiri', constraint: null },
    ]);
    expect(reading.warnings.map(({ line }) => line)).toEqual([26]);
  });

  test('groups come from the Gemfile', async () => {
    const gemfile = `gem 'controller'\ngem 'own'\ngem 'nokogiri', group: :docs\ngroup :test do\n  gem 'rspec'\nend\n`;
    const reading = await readFrom(gemfileLock, { 'Gemfile.lock': text, Gemfile: gemfile });
    expect(reading.packages.map(({ name, scopes, groups }) => [name, scopes.join(), groups.join()])).toEqual([
      ['controller', '', ''],
      ['own', '', ''],
      ['nokogiri', 'dev', 'docs'],
      ['mini_portile2', 'dev', ''],
      ['racc', 'dev', ''],
      ['rack', '', ''],
      ['rspec', 'test', 'test'],
    ]);
  });

  test('with a gemspec, or gems that a program names, the lock remembers more than the Gemfile says', async () => {
    for (const gemfile of ['gemspec\n', 'gem "a-#{b}"\n', 'gem name\n'])
      expect((await readFrom(gemfileLock, { 'Gemfile.lock': text, Gemfile: gemfile })).recorded).toBeNull();
  });

  test('gems.locked belongs to gems.rb', () => {
    expect(gemfileLock.manifests?.('x/gems.locked')).toEqual(['x/gems.rb']);
  });

  test.each([
    ['hello', 'unparsable'],
    ['GEM\n<<<<<<< a\n  specs:\n=======\n>>>>>>> b\n', 'merge-conflict'],
  ])('%j is refused: %s', async (wrong, kind) => {
    await expect(readFrom(gemfileLock, { 'Gemfile.lock': wrong })).rejects.toMatchObject({ kind });
  });
});
