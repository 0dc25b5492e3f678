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

/** CodeMeta: `codemeta.json`; the value is an address of the SPDX list, or a list of them. */
export const codemeta = defineManifest({
  id: 'codemeta',
  name: { zh: 'CodeMeta', en: 'CodeMeta' },
  files: [/^codemeta\.json$/],
  field: 'license',
  source: 'https://codemeta.github.io/terms/',
  read(text) {
    const licence = member(fromJson(text), 'license');
    const values = (Array.isArray(licence) ? (licence as readonly unknown[]) : [licence]).map((one) =>
      typeof one === 'string' ? one : (member(one, 'url') ?? member(one, '@id') ?? member(one, 'name')),
    );
    return declaration(values, 'and', lineOf(text, /"license"\s{0,20}:/));
  },
});
