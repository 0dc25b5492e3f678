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

import { DependencyFileError, defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { opamFields } from '../dependency-parts/opam-text.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

const name = /^([A-Za-z0-9][\w+-]{0,200})\.(\S{1,200})$/u;

function named(text: string, line: number): FoundPackage {
  const [, found, version] = name.exec(text) ?? [];
  if (found === undefined || version === undefined)
    throw new DependencyFileError('unparsable', line, 'This is no package with its version');
  return foundPackage({ name: found, version, line });
}

/** Lines of `name.version`, as `opam list --installed` writes them. */
function fromLines(text: string): FoundPackage[] {
  refuseMergeConflict(text);
  return text.split(/\r?\n/u).flatMap((raw, index) => {
    const line = raw.replace(/#.*$/u, '').trim();
    return line === '' ? [] : [named(line, index + 1)];
  });
}

/** `installed: [ … ]` of an exported switch; `roots` are what somebody asked for. */
function fromState(text: string): FoundPackage[] {
  const fields = opamFields(text);
  const list = (field: string) =>
    fields
      .filter((one) => one.name === field)
      .flatMap(({ values }) => values)
      .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
      .flatMap((value) => (value.kind === 'string' ? [named(value.text, value.line)] : []));
  const roots = new Set(list('roots').map(({ key }) => key));
  return list('installed').map((found) => ({ ...found, direct: roots.has(found.key) }));
}

/** A switch of opam: its state, or a list of what is installed in it. */
export const opamSwitch = defineDependencyFile({
  id: 'opam-switch',
  ecosystem: 'opam',
  name: { zh: 'opam 环境', en: 'opam switch' },
  kind: 'lock',
  files: [/(?:^|\/)\.opam-switch\/switch-state$/u, /(?:^|\/)opam-switch[\w.-]{0,50}\.(?:export|install|list|txt)$/u],
  source: 'https://opam.ocaml.org/doc/Manual.html#switch-state',
  manifests: () => [],
  cap: 4_194_304,
  read(text) {
    const state = /^(?:opam-version|compiler|roots|installed):/mu.test(text);
    const all = state ? fromState(text) : fromLines(text);
    refuseTooMany(all.length);
    return {
      root: null,
      packages: [...new Map(all.map((found) => [found.key, found])).values()],
      recorded: null,
      warnings: [],
    };
  },
});
