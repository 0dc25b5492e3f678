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

/** Erlang: `licenses` of `src/*.app.src`. */
export const rebar = defineManifest({
  id: 'rebar',
  name: { zh: 'Rebar3（Erlang）', en: 'Rebar3 (Erlang)' },
  files: [/^src\/[^/]+\.app\.src$/],
  field: 'licenses',
  source: 'https://rebar3.org/docs/package_management/publishing-packages/',
  read(text) {
    const list = /\{\s{0,9}licenses\s{0,9},\s{0,9}\[([^\]]{0,1000})\]/u.exec(text)?.[1] ?? '';
    return declaration(quoted(list), 'and', lineOf(text, /\{\s{0,9}licenses\s{0,9},/));
  },
});
