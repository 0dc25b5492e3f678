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

/** A package as Deno's code asks for it. */
export interface DenoSpecifier {
  readonly registry: 'npm' | 'jsr';
  readonly name: string;
  /** Null when any version will do. */
  readonly constraint: string | null;
  /** The address of a CDN that serves packages of npm; null when the registry itself is asked. */
  readonly url: string | null;
}

const specifier = /^(npm|jsr):\/?((?:@[^/@\s]{1,214}\/)?[^/@\s]{1,214})(?:@([^/\s]{1,300}))?(?:\/\S{0,1000})?$/u;
const delivery =
  /^https:\/\/(?:esm\.sh\/(?:v\d{1,5}\/|stable\/)?|unpkg\.com\/|cdn\.jsdelivr\.net\/npm\/|cdn\.skypack\.dev\/(?:-\/)?|esm\.run\/|ga\.jspm\.io\/npm:)\*?((?:@[^/@\s]{1,214}\/)?[^/@?&\s]{1,214})(?:@([^/?&\s]{1,300}))?(?:[/?&]\S{0,1000})?$/u;

/** Reads `npm:chalk@5`, `jsr:@std/assert@^1/equals`, and addresses of CDNs for npm; null for all other addresses and files. */
export function denoSpecifier(text: string): DenoSpecifier | null {
  const match = specifier.exec(text);
  if (match !== null) {
    return {
      registry: match[1] === 'jsr' ? 'jsr' : 'npm',
      name: match[2] ?? '',
      constraint: match[3] ?? null,
      url: null,
    };
  }
  const served = delivery.exec(text);
  return served === null ? null : { registry: 'npm', name: served[1] ?? '', constraint: served[2] ?? null, url: text };
}
