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

/** Raku: `META6.json`. */
export const raku = defineManifest({
  id: 'raku',
  name: { zh: 'Raku', en: 'Raku' },
  files: [/^META6\.json$/],
  field: 'license',
  source: 'https://docs.raku.org/language/distributions/introduction',
  read(text) {
    const licence = member(fromJson(text), 'license');
    return declaration(Array.isArray(licence) ? licence : [licence], 'or', lineOf(text, /"license"\s{0,20}:/));
  },
});
