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

/** Hex: the literal list of `mix.exs`; the file is a program and is never run. */
export const hex = defineManifest({
  id: 'hex',
  name: { zh: 'Hex（Elixir/Erlang）', en: 'Hex (Elixir/Erlang)' },
  files: [/^mix\.exs$/],
  field: 'package.licenses',
  source: 'https://hex.pm/docs/publish',
  read(text) {
    const list = /\blicenses:\s{0,99}\[([^\]]{0,1000})\]/u.exec(text)?.[1] ?? '';
    return declaration(quoted(list), 'and', lineOf(text, /\blicenses:\s{0,99}\[/));
  },
});
