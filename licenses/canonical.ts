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

import { createRequire } from 'node:module';
import cards from 'spdx-license-list/spdx.json' with { type: 'json' };
import { isDeprecated, licenceId } from './ids.ts';

interface Listed {
  readonly licenseText: string;
}

const require = createRequire(import.meta.url);
const texts = new Map<string, string | null>();

function read(id: string): string | null {
  try {
    return (require(`spdx-license-list/licenses/${id}.json`) as Listed).licenseText;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** The text of a licence by its SPDX id in any letter case, read once; null when the list has no text of that name. */
export function canonicalText(id: string): string | null {
  const name = licenceId(id);
  if (name === null) return null;
  const known = texts.get(name);
  if (known !== undefined) return known;
  // The list numbers some GNU licences only by their `-only` and `-or-later` names, whose texts are the same.
  const text = read(name) ?? read(name.replace(/-or-later$|\+$/u, '-only')) ?? read(`${name}-only`);
  texts.set(name, text);
  return text;
}

/** Ids whose texts the list has, without deprecated names and those that share a text with an `-only` one. */
export function listedTexts(): string[] {
  return Object.keys(cards).filter((id) => !isDeprecated(id) && !id.endsWith('-or-later'));
}
