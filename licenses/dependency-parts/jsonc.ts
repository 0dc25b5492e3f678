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

import { type JsonPlaces, jsonDocument, jsonPlaces } from './json.ts';

const comment = /"(?:[^"\\\n]|\\.)*(?:"|$|\n)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/gu;
const lastComma = /"(?:[^"\\\n]|\\.)*(?:"|$|\n)|,(?=\s*[}\]])/gu;

/** JSON without comments and without commas behind the last item; lines stay where they are. */
function plainJson(text: string): string {
  const bare = text.replace(comment, (found) => (found.startsWith('/') ? found.replace(/[^\n]/gu, ' ') : found));
  return bare.replace(lastComma, (found) => (found === ',' ? ' ' : found));
}

/** What a JSON text with comments says, and where. */
export interface JsonWithPlaces extends JsonPlaces {
  readonly value: unknown;
}

/**
 * Value of a JSON text that may have comments and commas at ends, with the lines of its keys down to `depth`.
 * @throws DependencyFileError when it is none.
 */
export function jsoncDocument(text: string, depth: number): JsonWithPlaces {
  const json = plainJson(text);
  return { value: jsonDocument(json), ...jsonPlaces(json, depth) };
}
