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

import { declaration, defineManifest, lineOf, quoted } from '../manifest.ts';

const assignment = /\.licen[cs]es?[ \t]{0,9}=[ \t]{0,9}((?:\[[^\]]{0,1000}\])|[^\n]{1,300})/u;
const words = /%w\s{0,3}[[({]([^\])}]{0,500})[\])}]/u;

/** RubyGems: string literals of a `.gemspec`; the file is a program and is never run. */
export const rubygems = defineManifest({
  id: 'rubygems',
  name: { zh: 'RubyGems', en: 'RubyGems' },
  files: [/^[^/]+\.gemspec$/],
  field: 'license',
  source: 'https://guides.rubygems.org/specification-reference/#license=',
  read(text) {
    const value = assignment.exec(text)?.[1] ?? '';
    const listed = words.exec(value)?.[1]?.split(/\s+/u) ?? quoted(value.replace(/\.freeze/gu, ''));
    return declaration(listed, 'or', lineOf(text, /\.licen[cs]es?[ \t]{0,9}=/));
  },
});
