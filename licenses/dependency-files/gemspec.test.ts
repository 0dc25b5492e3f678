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
import { gemspec } from './gemspec.ts';

function spec(head: string, version: string): string {
  return `# frozen_string_literal: true\n${head}\nGem::Specification.new do |spec|\n  spec.name = 'app'\n  spec.version = ${version}\nend\n`;
}

describe('gemspec', () => {
  test('what it needs, of the branch that newer versions take', async () => {
    const text = `Gem::Specification.new do |s|
  s.name = "app".freeze
  s.version = "1.10"
  s.add_runtime_dependency(%q<rexml>.freeze, [">= 3", "< 4"])
  s.add_development_dependency(%q<rake>.freeze, ["= 13.0"])
  if old
    s.add_dependency(%q<rake>.freeze, [">= 0"])
  end
  s.add_dependency 'plain', '~> 1.0'
end
`;
    const reading = await readFrom(gemspec, { 'app.gemspec': text });
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
      ['rexml', null, '>= 3, < 4', '', 4],
      ['rake', '13.0', '= 13.0', 'dev', 5],
      ['plain', null, '~> 1.0', '', 9],
    ]);
  });

  const file = "module App\n  VERSION = '1.2.3'\nend\n";
  test.each([
    ["require_relative 'lib/app/version'", 'App::VERSION'],
    ["require_relative File.join('lib', 'app', 'version')", 'App::VERSION'],
    ["require_relative File.join(\n  'lib',\n  'app',\n  'version'\n)", 'App::VERSION'],
    ["require_relative File.dirname(__FILE__) + '/lib/app/version'", 'App::VERSION'],
    ["require 'rubygems' unless x\nrequire File.dirname(__FILE__) + '/lib/app/version'", 'App::VERSION'],
    ["require_relative File.expand_path(File.join('lib', 'app', 'version.rb'), __FILE__)", 'App::Version'],
    ["$LOAD_PATH.unshift File.expand_path('lib', __dir__)\nrequire 'app/version'", 'App::VERSION.dup'],
  ])('%j holds the version', async (head, version) => {
    const reading = await readFrom(gemspec, {
      'gems/app.gemspec': spec(head, version),
      'gems/lib/app/version.rb': file,
    });
    expect(reading.root).toEqual({ name: 'app', version: '1.2.3' });
    expect(reading.warnings).toEqual([]);
  });

  test('a constant of its own, and a file that is read', async () => {
    expect((await readFrom(gemspec, { 'app.gemspec': spec("VERSION = '3.0'", 'VERSION') })).root?.version).toBe('3.0');
    const tree = { 'x/app.gemspec': spec('', "File.read(File.join(__dir__, 'VERSION')).strip"), 'x/VERSION': '4.0\n' };
    expect((await readFrom(gemspec, tree)).root?.version).toBe('4.0');
  });

  test('a version that is not found is said; files outside are not looked for', async () => {
    const reading = await readFrom(gemspec, {
      'app.gemspec': spec("require_relative '../../etc/version'", 'App::VERSION'),
    });
    expect(reading.root).toEqual({ name: 'app', version: null });
    expect(reading.warnings).toHaveLength(1);
  });

  test.each(['Gem::Specification.new do |s|\n  s.name =\n', 'puts 1'])('%j is refused', async (text) => {
    await expect(readFrom(gemspec, { 'app.gemspec': text })).rejects.toMatchObject({ kind: 'unparsable' });
  });

  test('name and version as arguments', async () => {
    const text = "VERSION = '2.0'\nGem::Specification.new('app', VERSION) do |s|\nend\n";
    expect((await readFrom(gemspec, { 'app.gemspec': text })).root).toEqual({ name: 'app', version: '2.0' });
    const literal = 'Gem::Specification.new "app", "2.1" do |s|\nend\n';
    expect((await readFrom(gemspec, { 'app.gemspec': literal })).root).toEqual({ name: 'app', version: '2.1' });
  });

  test('numbers that are joined, and a variable that a file is read into', async () => {
    const version =
      'module App\n  MAJOR = 7\n  MINOR = 0\n  PRE = nil\n  STRING = [MAJOR, MINOR, 4, PRE].compact.join(".")\nend\n';
    const tree = { 'app.gemspec': spec("require_relative 'version'", 'App::STRING'), 'version.rb': version };
    expect((await readFrom(gemspec, tree)).root?.version).toBe('7.0.4');
    const unknown = { ...tree, 'version.rb': 'STRING = [MAJOR, 1].join(".")\n' };
    expect((await readFrom(gemspec, unknown)).root?.version).toBeNull();
    const read = spec('version = File.read(File.expand_path("../VERSION", __FILE__)).strip', 'version');
    expect((await readFrom(gemspec, { 'x/app.gemspec': read, 'x/VERSION': '5.1\n' })).root?.version).toBe('5.1');
    expect((await readFrom(gemspec, { 'app.gemspec': read.replace('__FILE__', '__dir__') })).root?.version).toBeNull();
  });
});
