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

/** opam: `license`, a string or a list; a list means that all apply. */
export const opam = defineManifest({
  id: 'opam',
  name: { zh: 'opam（OCaml）', en: 'opam (OCaml)' },
  files: [/^opam$/, /^[^/]+\.opam$/],
  field: 'license',
  source: 'https://opam.ocaml.org/doc/Manual.html#opamfield-license',
  read(text) {
    const value = /^license:\s{0,9}(\[[^\]]{0,1000}\]|"[^"\n]{0,500}")/mu.exec(text)?.[1] ?? '';
    return declaration(quoted(value), 'and', lineOf(text, /^license:/m));
  },
});
