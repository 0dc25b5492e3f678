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

import { defineDependencyFile } from '../dependency-file.ts';
import { gemsOf } from '../dependency-parts/ruby-gemfile.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

/** `Gemfile` and `gems.rb`. */
export const gemfile = defineDependencyFile({
  id: 'gemfile',
  ecosystem: 'rubygems',
  name: { zh: 'Gemfile', en: 'Gemfile' },
  kind: 'manifest',
  files: [/(?:^|\/)(?:Gemfile|gems\.rb)$/u],
  source: 'https://bundler.io/man/gemfile.5.html',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    refuseMergeConflict(text);
    const packages = gemsOf(text);
    refuseTooMany(packages.length);
    return { root: null, packages, recorded: null, warnings: [] };
  },
});
