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

import { declaration, defineManifest, lineOf } from '../manifest.ts';

/** Nimble: `license` of a `.nimble` file. */
export const nimble = defineManifest({
  id: 'nimble',
  name: { zh: 'Nimble（Nim）', en: 'Nimble (Nim)' },
  files: [/^[^/]+\.nimble$/],
  field: 'license',
  source: 'https://nim-lang.github.io/nimble/nimble-reference.html',
  read(text) {
    const pattern = /^license[ \t]{0,9}[=:][ \t]{0,9}"([^"\n]{1,300})"/mu;
    return declaration([pattern.exec(text)?.[1]], 'or', lineOf(text, pattern));
  },
});
