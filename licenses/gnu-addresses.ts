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

/** Addresses of a version of the licence; `path` is its name there (`gpl`). */
export function addressesOf(path: string, version: string): string[] {
  const end = '(standalone)? (html|txt|php|en html|md|text)?';
  return [
    `gnu org licenses (old licenses)? ${path} ${version} ${end}`,
    `gnu org copyleft ${path} ${version} ${end}`,
    `fsf org licensing licenses (info)? ${path} version ${version} ${end}`,
    `opensource org licenses ${path} ${version} ${end}`,
    `opensource org license ${path} ${version} ${end}`,
    `choosealicense com licenses ${path} ${version}`,
    `creativecommons org licenses ${path} ${version}`,
  ];
}

/**
 * Where Debian keeps its copy of a version of the licence. It tells the version where nothing else does: the notice before
 * it may allow later versions, or mean another version altogether.
 */
export function copiesOnDebian(path: string, version: string): string[] {
  const name =
    '(the)? (gnu)? ((lesser|library|lesser or library) (gnu)?)? (general public license|gpl|lgpl) (gpl|lgpl)?';
  const said = '((version|versions)? (1|2|2.1|3) ((or|and) (any)? later)?)?';
  const end = `_10_ common licenses ${path} ${version}`;
  return [
    `common licenses ${path} ${version}`,
    `debian _6_ (text|copy|version) of ${name} ${said} ${end}`,
    `(complete|full) text of ${name} ${said} ${end}`,
  ];
}

/** Addresses that lead to whatever version is the newest. */
export function addressesOfNewest(path: string): string[] {
  const end = '(html|txt|php|en html)?';
  return [
    `gnu org licenses ${path} ${end}`,
    `gnu org copyleft ${path} ${end}`,
    `fsf org licensing licenses ${path} ${end}`,
    `fsf org licenses ${path} ${end}`,
    `fsf org copyleft ${path} ${end}`,
    `opensource org licenses ${path} (license)? ${end}`,
    `opensource org license ${path} (license)? ${end}`,
  ];
}
