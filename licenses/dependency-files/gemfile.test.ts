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
import { gemfile } from './gemfile.ts';

test('Gemfile: calls with literals, and the blocks around them', async () => {
  const text = `source "https://rubygems.org"
ruby '3.2.2'
# gem 'commented'
gem 'rails', '~> 7.1', '>= 7.1.2'
gem "exact", "1.10" # why
gem 'multi',
    git: 'https://example.org/multi.git',
    tag: 'v1'
gem 'hub', github: 'owner/hub', branch: 'main'
gem 'own', :path => 'engines/own'
gem "computed-#{name}"
if RUBY_VERSION > '3'
  gem 'conditional'
end
group :development, :test do
  gem 'rspec', require: false
  platforms :mri do
    gem 'byebug'
  end
end
gem 'minitest', groups: [:test, :ci]
source 'https://gems.example.org' do
  gem 'private', group: :production
end
gem 'last'
`;
  const reading = await readFrom(gemfile, { Gemfile: text });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, groups, source, line }) => [
      name,
      version,
      constraint,
      scopes.join(),
      groups.join(),
      source?.url,
      line,
    ]),
  ).toEqual([
    ['rails', null, '~> 7.1, >= 7.1.2', '', '', undefined, 4],
    ['exact', '1.10', '= 1.10', '', '', undefined, 5],
    ['multi', null, null, '', '', 'https://example.org/multi.git', 6],
    ['hub', null, null, '', '', 'https://github.com/owner/hub.git', 9],
    ['own', null, null, '', '', 'engines/own', 10],
    ['conditional', null, null, '', '', undefined, 13],
    ['rspec', null, null, 'dev,test', 'development,test', undefined, 16],
    ['byebug', null, null, 'dev,test', 'development,test', undefined, 18],
    ['minitest', null, null, 'test,dev', 'test,ci', undefined, 21],
    ['private', null, null, '', 'production', 'https://gems.example.org', 23],
    ['last', null, null, '', '', undefined, 25],
  ]);
});
