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

import type { FileFact, FileIndex } from '../check.ts';
import { type Outline, readOutline } from './heading.ts';
import { type Link, readLinks, readUrls } from './link.ts';
import { documentName, folderOf, isNamed, isRegular } from './place.ts';

/** A README taken apart. */
export interface Readme {
  readonly path: string;
  readonly outline: Outline;
  readonly links: readonly Link[];
  /** Every web address in it, badges included. */
  readonly urls: readonly Link[];
}

/** Where platforms look for a README, in the order that counts here. */
export const readmePlaces = ['', '.github/', '.gitee/', '.gitlab/', '.gitcode/', 'docs/'] as const;

const readmeNames = ['readme', '自述', '自述文件', '读我', '项目说明'];

/** Files that go by the name of a README at the first place that has any, read or not, empty or not. */
export function readmeFiles(files: FileIndex): FileFact[] {
  for (const place of readmePlaces) {
    const found = files.all.filter(
      (file) => folderOf(file.path).toLowerCase() === place && isNamed(documentName(file.path), readmeNames),
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** A README that is there but whose text was not read, as in another encoding than UTF-8, where no other README was read; null otherwise. */
export function unreadReadme(files: FileIndex): string | null {
  if (findReadmes(files).length > 0) return null;
  return readmeFiles(files).find((file) => !file.binary && file.size !== 0)?.path ?? null;
}

const read = new WeakMap<FileIndex, readonly Readme[]>();

/** The READMEs of the head in every language, taken apart once for all checks. */
export function findReadmes(files: FileIndex): readonly Readme[] {
  const known = read.get(files);
  if (known !== undefined) return known;
  const found = readmeFiles(files)
    .filter(isRegular)
    .flatMap((file) => {
      const text = files.text(file.path);
      return text === null ? [] : [toReadme(file.path, text)];
    });
  read.set(files, found);
  return found;
}

function toReadme(path: string, text: string): Readme {
  const outline = readOutline(path, text);
  return { path, outline, links: readLinks(outline), urls: readUrls(outline) };
}
