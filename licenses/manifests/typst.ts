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

import { declaration, defineManifest, fromToml, lineOf, member } from '../manifest.ts';

/** Typst: `typst.toml` of a package; an SPDX expression. */
export const typst = defineManifest({
  id: 'typst',
  name: { zh: 'Typst', en: 'Typst' },
  files: [/^typst\.toml$/],
  field: 'package.license',
  source: 'https://github.com/typst/packages/blob/main/docs/manifest.md',
  read(text) {
    const licence = member(fromToml(text), 'package', 'license');
    return declaration([licence], 'or', lineOf(text, /^[ \t]*license[ \t]*=/m));
  },
});
