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

/** Arch Linux: `license` of a `PKGBUILD`; the file is a program and is never run. */
export const archPkgbuild = defineManifest({
  id: 'arch-pkgbuild',
  name: { zh: 'Arch PKGBUILD', en: 'Arch PKGBUILD' },
  files: [/^PKGBUILD$/],
  field: 'license',
  source: 'https://wiki.archlinux.org/title/PKGBUILD#license',
  read(text) {
    const value = /^license=\(([^)]{0,1000})\)/mu.exec(text)?.[1] ?? '';
    const names = value.includes('"') || value.includes("'") ? quoted(value) : value.split(/\s+/u);
    return declaration(
      names.map((name) => name.replace(/^custom:/u, '')),
      'and',
      lineOf(text, /^license=\(/m),
    );
  },
});
