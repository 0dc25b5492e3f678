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

import { entriesAt, textAt } from './values.ts';

/** `php`, `ext-json`, `lib-curl`, `composer-plugin-api`: of the platform, and no packages. */
export function isPlatform(name: string): boolean {
  return !name.includes('/');
}

/** Who stands for a name: the package itself, else those that replace or provide it. */
export function providers(
  entries: readonly { readonly key: string; readonly value: unknown }[],
): (name: string) => readonly string[] {
  const own = new Map<string, string[]>();
  const others = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, name: string, key: string) => {
    const list = map.get(name.toLowerCase());
    if (list === undefined) map.set(name.toLowerCase(), [key]);
    else list.push(key);
  };
  for (const { key, value } of entries) {
    put(own, textAt(value, 'name') ?? '', key);
    for (const table of ['replace', 'provide']) for (const [name] of entriesAt(value, table)) put(others, name, key);
  }
  return (name) => own.get(name.toLowerCase()) ?? others.get(name.toLowerCase()) ?? [];
}
