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

const folder = 'node_modules/';

/** The folder above, as node looks for packages: `a/node_modules/@b/c` → `a`, `packages/x` → `packages` → ``; null above the root. */
function above(path: string): string | null {
  if (path === '') return null;
  const modules = path.lastIndexOf(folder);
  const name = modules < 0 ? '' : path.slice(modules + folder.length);
  const slash = name.indexOf('/');
  if (modules >= 0 && (slash < 0 || (name.startsWith('@') && slash === name.lastIndexOf('/'))))
    return path.slice(0, Math.max(0, modules - 1));
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The place of a package that another one gets by its name: in its own `node_modules`, or in the nearest one above; null when there is none. */
export function nearest(from: string, name: string, has: (path: string) => boolean): string | null {
  for (let at: string | null = from; at !== null; at = above(at)) {
    const path = at === '' ? `${folder}${name}` : `${at}/${folder}${name}`;
    if (has(path)) return path;
  }
  return null;
}
