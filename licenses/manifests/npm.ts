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

/** The old form was `{ type, url }`, alone or in a list. */
function typeOf(value: unknown): unknown {
  return typeof value === 'string' ? value : (member(value, 'type') ?? member(value, 'name'));
}

/** npm: `package.json`. */
export const npm = defineManifest({
  id: 'npm',
  name: { zh: 'npm', en: 'npm' },
  files: [/^package\.json$/],
  field: 'license',
  source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#license',
  read(text) {
    const json = fromJson(text);
    const listed = member(json, 'license') ?? member(json, 'licenses');
    const values = Array.isArray(listed) ? listed : [listed];
    return declaration(values.map(typeOf), 'or', lineOf(text, /"licen[cs]es?"\s{0,20}:/));
  },
});
