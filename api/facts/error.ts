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

import type { Text } from '#store/facts.ts';

/** What is wrong with a file of facts: the line, the field, the reason and the way out. Nothing of the file was stored. */
export class FactsError extends Error {
  override readonly name = 'FactsError';
  readonly text: Text;
  /** 1-based; null = the file as such. */
  readonly line: number | null;

  constructor(line: number | null, text: Text, cause?: unknown) {
    const at = line === null ? { zh: '', en: '' } : { zh: `第 ${line} 行：`, en: `line ${line}: ` };
    const told = { zh: `${at.zh}${text.zh}`, en: `${at.en}${text.en}` };
    super(told.en, cause === undefined ? undefined : { cause });
    this.text = told;
    this.line = line;
  }
}
