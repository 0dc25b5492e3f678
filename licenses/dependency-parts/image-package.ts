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

import { type FoundPackage, foundPackage, type Scope } from '../dependency-file.ts';
import { imageReference } from './image-reference.ts';
import type { Warnings } from './warnings.ts';
import { shown } from './warnings.ts';

const variable = /\$(?:\{([A-Za-z_]\w{0,100})(?:(:?[-+?])([^{}$]{0,300}))?\}|([A-Za-z_]\w{0,100}))/gu;
const longest = 2000;

/** Text with its variables replaced by what is known of them, or by the default that stands beside them; null when one stays open. */
export function expanded(text: string, known: ReadonlyMap<string, string>): string | null {
  if (text.length > longest) return null;
  let open = false;
  const replaced = text.replace(
    variable,
    (_, braced: string | undefined, mark: string | undefined, other: string, bare: string) => {
      const value = known.get(braced ?? bare);
      const given = value !== undefined && (value !== '' || mark?.startsWith(':') !== true);
      if (mark?.endsWith('+') === true) return given ? other : '';
      if (given) return value;
      if (mark?.endsWith('-') === true) return other;
      open = true;
      return '';
    },
  );
  return open || replaced.includes('$') ? null : replaced;
}

/** What is asked of an image: where it stands and what it is for. */
export interface ImageNeed {
  readonly text: string;
  readonly scopes: readonly Scope[];
  readonly line: number;
}

/** Packages of images, each reference once: where one of them is for the work itself, it is. What cannot be told is warned of. */
export function imagePackages(
  needs: readonly ImageNeed[],
  known: ReadonlyMap<string, string>,
  warnings: Warnings,
): FoundPackage[] {
  const found = new Map<string, FoundPackage>();
  for (const { text, scopes, line } of needs) {
    const whole = expanded(text.trim(), known);
    const image = whole === null ? null : imageReference(whole);
    if (image === null) {
      warnings.add(`无法确定镜像“${shown(text)}”`, `The image "${shown(text)}" cannot be told`, line);
      continue;
    }
    const key = `${image.name}:${image.tag ?? ''}@${image.digest ?? ''}`;
    const before = found.get(key);
    const wider = before === undefined || scopes.includes('provided') ? scopes : before.scopes;
    found.set(
      key,
      foundPackage({
        key,
        name: image.name,
        version: image.digest ?? image.tag,
        constraint: image.digest === null ? null : image.tag,
        scopes: wider,
        direct: true,
        source: { kind: 'registry', url: image.host === null ? null : `https://${image.host}/`, revision: null },
        integrity: image.digest,
        line: before?.line ?? line,
      }),
    );
  }
  return [...found.values()];
}
