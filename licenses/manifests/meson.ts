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

const keyword = /\blicense\s{0,20}:\s{0,20}(\[[^\]]{0,1000}\]|'[^'\n]{0,500}')/u;

/** Meson: `license:` of `project()`; a list names licences that all apply. */
export const meson = defineManifest({
  id: 'meson',
  name: { zh: 'Meson', en: 'Meson' },
  files: [/^meson\.build$/],
  field: 'project(license:)',
  source: 'https://mesonbuild.com/Reference-manual_functions.html#project',
  read(text) {
    const plain = text.replace(/^[ \t]{0,99}#[^\n]*/gmu, (comment) => ' '.repeat(comment.length));
    const from = plain.search(/^project\s{0,9}\(/mu);
    const value = from < 0 ? undefined : keyword.exec(plain.slice(from, from + 20_000))?.[1];
    return declaration(quoted(value ?? ''), 'and', lineOf(plain, keyword));
  },
});
