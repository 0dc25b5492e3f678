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

import { declaration, defineManifest, fromJson, lineOf, member } from '../manifest.ts';

/** DUB: `dub.json` and `dub.sdl`. */
export const dub = defineManifest({
  id: 'dub',
  name: { zh: 'DUB（D）', en: 'DUB (D)' },
  files: [/^dub\.(?:json|sdl)$/],
  field: 'license',
  source: 'https://dub.pm/dub-reference/recipe/',
  read(text) {
    const json = member(fromJson(text), 'license');
    const sdl = /^license[ \t]{1,9}["`]([^"`\n]{1,300})["`]/mu.exec(text)?.[1];
    return declaration([json ?? sdl], 'or', lineOf(text, /^license[ \t]|"license"\s{0,20}:/m));
  },
});
