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

/** Conan: the literal class attribute of `conanfile.py`; the file is a program and is never run. */
export const conan = defineManifest({
  id: 'conan',
  name: { zh: 'Conan（C/C++）', en: 'Conan (C/C++)' },
  files: [/^conanfile\.py$/],
  field: 'license',
  source: 'https://docs.conan.io/2/reference/conanfile/attributes.html#license',
  read(text) {
    const value =
      /^[ \t]+license[ \t]{0,9}=[ \t]{0,9}(\([^)]{0,500}\)|\[[^\]]{0,500}\]|[^\n]{1,500})/mu.exec(text)?.[1] ?? '';
    return declaration(
      quoted(value.replace(/[ \t]#[^\n]{0,500}$/u, '')),
      'and',
      lineOf(text, /^[ \t]+license[ \t]{0,9}=/m),
    );
  },
});
