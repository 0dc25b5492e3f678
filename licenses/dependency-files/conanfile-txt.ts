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

import { defineDependencyFile, type FoundPackage, type Scope } from '../dependency-file.ts';
import { conanPackage, conanReference } from '../dependency-parts/conan-reference.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import type { Text } from '../result.ts';

const sections: ReadonlyMap<string, readonly Scope[]> = new Map([
  ['requires', []],
  ['build_requires', ['build']],
  ['tool_requires', ['build']],
  ['test_requires', ['test']],
]);

function passedOver(text: string): Text {
  const shown = text.slice(0, 100);
  return {
    zh: `这不是 Conan 的包引用，已略过：${shown}`,
    en: `This is no reference of Conan and was passed over: ${shown}`,
  };
}

/** `conanfile.txt`. */
export const conanfileTxt = defineDependencyFile({
  id: 'conanfile-txt',
  ecosystem: 'conan',
  name: { zh: 'conanfile.txt', en: 'conanfile.txt' },
  kind: 'manifest',
  files: [/(?:^|\/)conanfile\.txt$/u],
  source: 'https://docs.conan.io/2/reference/conanfile_txt.html',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    refuseMergeConflict(text);
    const packages = new Map<string, FoundPackage>();
    const warnings: { text: Text; line: number }[] = [];
    let section = '';
    for (const [index, raw] of text.split(/\r?\n/u).entries()) {
      const line = raw.replace(/(?:^|\s)#.*$/u, '').trim();
      const head = /^\[(\w{1,50})\]$/u.exec(line)?.[1];
      const scopes = sections.get(section);
      if (head !== undefined) section = head;
      else if (line !== '' && scopes !== undefined) {
        const reference = conanReference(line);
        if (reference === null) warnings.push({ text: passedOver(line), line: index + 1 });
        else {
          const key = `${section}:${reference.name}`;
          const groups = section === 'requires' ? [] : [section];
          packages.set(key, conanPackage(reference, { key, scopes, groups, direct: true, line: index + 1 }));
        }
      }
    }
    refuseTooMany(packages.size);
    return { root: null, packages: [...packages.values()], recorded: null, warnings };
  },
});
