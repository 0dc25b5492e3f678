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

/** Deno and JSR: `deno.json`, `jsr.json`. */
export const deno = defineManifest({
  id: 'deno',
  name: { zh: 'Deno / JSR', en: 'Deno / JSR' },
  files: [/^(?:deno|jsr)\.jsonc?$/],
  field: 'license',
  source: 'https://jsr.io/docs/package-configuration-file',
  read(text) {
    const pattern = /^[ \t{,]{0,99}"license"[ \t]{0,9}:[ \t]{0,9}"([^"\n]{0,500})"/mu;
    return declaration([pattern.exec(text)?.[1]], 'or', lineOf(text, pattern));
  },
});
