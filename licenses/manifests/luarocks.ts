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

/** LuaRocks: `description.license` of a rockspec; the file is a program and is never run. */
export const luarocks = defineManifest({
  id: 'luarocks',
  name: { zh: 'LuaRocks', en: 'LuaRocks' },
  files: [/^[^/]+\.rockspec$/],
  field: 'description.license',
  source: 'https://github.com/luarocks/luarocks/blob/main/docs/rockspec_format.md',
  read(text) {
    const pattern = /\blicense\s{0,9}=\s{0,9}(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')/u;
    const found = pattern.exec(text);
    return declaration([found?.[1] ?? found?.[2]], 'or', lineOf(text, pattern));
  },
});
