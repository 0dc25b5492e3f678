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

import type { FileIndex } from '../check.ts';
import { type DocumentSearch, findDocument } from './document.ts';
import { contentOf } from './document-content.ts';
import { documentKinds } from './document-kinds.ts';
import type { Outline } from './heading.ts';
import type { Maintainer } from './maintainer.ts';
import { readCodeOwners, readOwnersYaml } from './owners-file.ts';
import { readPeople } from './people-list.ts';

/** Everyone listed, each once, with where the list is. */
export interface MaintainerList {
  readonly search: DocumentSearch;
  readonly people: readonly Maintainer[];
  /** Part of the list is where a clone cannot look: another page, or a team of the platform. */
  readonly outside: boolean;
}

/** More people than this are not a list of maintainers. */
const mostPeople = 1_000;

const read = new WeakMap<FileIndex, MaintainerList>();

/** Reads MAINTAINERS, OWNERS and CODEOWNERS files, or the README's section about maintainers, once for all checks. */
export function findMaintainers(files: FileIndex): MaintainerList {
  const list = read.get(files) ?? readMaintainers(files);
  read.set(files, list);
  return list;
}

function readMaintainers(files: FileIndex): MaintainerList {
  const search = findDocument(files, documentKinds.maintainers, true);
  if (search.found === null) return { search, people: [], outside: false };
  const { outlines, outside } = contentOf(files, search.found, documentKinds.maintainers, true);
  const lists = outlines.map(readList);
  return {
    search,
    people: mergePeople(lists.flatMap(({ people }) => people)).slice(0, mostPeople),
    outside: outside || lists.some(({ teams }) => teams > 0),
  };
}

function readList(outline: Outline): { readonly people: readonly Maintainer[]; readonly teams: number } {
  const name = outline.path.slice(outline.path.lastIndexOf('/') + 1).toLowerCase();
  if (name.startsWith('codeowners')) return readCodeOwners(outline);
  if (/\.ya?ml$/.test(name) || /^owners(?:_aliases)?$/.test(name)) return readOwnersYaml(outline);
  return { people: readPeople(outline), teams: 0 };
}

/** The same login or name is one person; what one list leaves out, another may tell. */
function mergePeople(people: readonly Maintainer[]): Maintainer[] {
  const byKey = new Map<string, Maintainer>();
  for (const person of people) {
    const key = (person.id ?? person.name ?? '').toLowerCase();
    const known = byKey.get(key);
    byKey.set(
      key,
      known === undefined
        ? person
        : {
            ...known,
            name: known.name ?? person.name,
            organisation: known.organisation ?? person.organisation,
            independent: known.independent || person.independent,
          },
    );
  }
  return [...byKey.values()];
}
