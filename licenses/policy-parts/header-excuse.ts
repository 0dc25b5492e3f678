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

import type { Text } from '../result.ts';

const generated =
  /@generated\b|\bdo not (?:edit|modify)\b(?!.{0,40}(?:above|below))|\b(?:auto(?:matically)?[- ]?generated|code generated|machine[- ]generated|this file (?:is|was) (?:auto-?)?generated)\b|自动生成|由.{1,30}生成，请勿/iu;
const head = 3000;
const longLine = 5000;

/** Why a source file need not have a header of its own; null when it should. `least` counts lines that are not blank. */
export function headerExcuse(text: string, least: number): Text | null {
  const lines = text.slice(0, 200_000).split('\n');
  const filled = lines.filter((line) => line.trim() !== '').length;
  if (filled === 0) return { zh: '空文件', en: 'it is empty' };
  if (filled < least) return { zh: `不足 ${least} 行`, en: `it has fewer than ${least} lines` };
  if (generated.test(text.slice(0, head))) return { zh: '由程序生成', en: 'a program wrote it' };
  if (lines.some((line) => line.length > longLine)) return { zh: '压缩过的或数据', en: 'it is minified, or data' };
  return null;
}
