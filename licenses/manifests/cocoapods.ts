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

const named =
  /\.license\s{0,9}=\s{0,9}(?:\{[^}\n]{0,200}?(?::type\s{0,9}=>|type:)\s{0,9})?["']([^"'\n]{1,300})["']|\.license\s{0,9}=\s{0,9}:([\w-]{1,40})/u;
const fileOnly = /\.license\s{0,9}=\s{0,9}\{\s{0,9}(?::file\s{0,9}=>|file:)\s{0,9}["']([^"'\n]{1,200})["']/u;

/** CocoaPods: literals of a `.podspec`, and `.podspec.json`; the file is a program and is never run. */
export const cocoapods = defineManifest({
  id: 'cocoapods',
  name: { zh: 'CocoaPods', en: 'CocoaPods' },
  files: [/^[^/]+\.podspec(?:\.json)?$/],
  field: 'license',
  source: 'https://guides.cocoapods.org/syntax/podspec.html#license',
  read(text) {
    const json = member(fromJson(text), 'license');
    const ruby = named.exec(text);
    const said = typeof json === 'string' ? json : (member(json, 'type') ?? ruby?.[1] ?? ruby?.[2]);
    const file = fileOnly.exec(text)?.[1];
    const statement = said ?? (file === undefined ? undefined : `SEE LICENSE IN ${file}`);
    return declaration([statement], 'or', lineOf(text, /\.license\s{0,9}=|"license"\s{0,9}:/));
  },
});
