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

import { ApiError } from '../errors.ts';
import type { Grow } from './upload-room.ts';

const mostDepth = 40;

function bad(zh: string, en: string): ApiError {
  return new ApiError('bad-request', { zh, en });
}

function tooLarge(most: number): ApiError {
  return new ApiError('too-large', {
    zh: `内容超过上限 ${most} 字节。`,
    en: `The body is larger than the ${most} bytes allowed here.`,
  });
}

/** The body of a request, refused when it is larger; the rest of it is not read. */
export async function readBytes(request: Request, most: number, grow: Grow | null = null): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > most) throw tooLarge(most);
    grow?.(part.length);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses what no schema of ours means: names of prototypes, numbers that lose digits, and text that PostgreSQL cannot hold. */
function inspect(value: unknown, depth: number): void {
  if (depth > mostDepth) throw bad('JSON 嵌套太深。', `The JSON is nested more than ${mostDepth} deep.`);
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw bad(
      'JSON 里有超出精度的整数，请写成字符串。',
      'The JSON has a whole number too large to be exact; write it as text.',
    );
  }
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw bad('文字里有空字符或不完整的字符。', 'A text has a NUL character or half a character.');
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (forbiddenNames.has(name))
      throw bad(`JSON 里不能有名为 ${name} 的字段。`, `The JSON may not have a field named ${name}.`);
    inspect(item, depth + 1);
  }
}

/** Nesting of brackets outside of strings, so that a bomb is refused before it is parsed. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (quoted) {
      if (letter === '\\') i += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, (depth += 1));
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return deepest;
}

/** Reads JSON text that somebody sent; a byte-order mark before it is let through. */
export function readJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ApiError('bad-request', { zh: '内容不是 UTF-8 文字。', en: 'The body is not UTF-8 text.' }, { cause });
  }
  if (depthOf(text) > mostDepth) throw bad('JSON 嵌套太深。', `The JSON is nested more than ${mostDepth} deep.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ApiError('bad-request', { zh: '内容不是有效的 JSON。', en: 'The body is not valid JSON.' }, { cause });
  }
  inspect(value, 0);
  return value;
}
