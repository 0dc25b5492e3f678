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

import { declaration, defineManifest, fromToml, lineOf, member } from '../manifest.ts';

/** Cangjie's package manager: `cjpm.toml`. */
export const cjpm = defineManifest({
  id: 'cjpm',
  name: { zh: 'cjpm（仓颉）', en: 'cjpm (Cangjie)' },
  files: [/^cjpm\.toml$/],
  field: 'package.license',
  source: 'https://cangjie-lang.cn/docs?url=%2F1.0.0%2Ftools%2Fsource_zh_cn%2Fcmd-tools%2Fcjpm_manual.html',
  read(text) {
    const licence = member(fromToml(text), 'package', 'license');
    return declaration(Array.isArray(licence) ? licence : [licence], 'and', lineOf(text, /^[ \t]*"?license"?[ \t]*=/m));
  },
});
