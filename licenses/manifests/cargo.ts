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

/** Cargo: `Cargo.toml` of a package or a workspace. */
export const cargo = defineManifest({
  id: 'cargo',
  name: { zh: 'Cargo（Rust）', en: 'Cargo (Rust)' },
  files: [/^Cargo\.toml$/],
  field: 'package.license',
  source: 'https://doc.rust-lang.org/cargo/reference/manifest.html#the-license-and-license-file-fields',
  read(text) {
    const toml = fromToml(text);
    const tables = [member(toml, 'package'), member(toml, 'workspace', 'package')];
    const licence = tables.map((table) => member(table, 'license')).find((value) => typeof value === 'string');
    const file = tables.map((table) => member(table, 'license-file')).find((value) => typeof value === 'string');
    const statement = licence ?? (typeof file === 'string' ? `SEE LICENSE IN ${file}` : undefined);
    return declaration([statement], 'or', lineOf(text, /^[ \t]*license(?:-file)?[ \t]*=/m));
  },
});
