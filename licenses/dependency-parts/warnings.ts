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

import type { Reading } from '../dependency-file.ts';
import type { Text } from '../result.ts';

const most = 50;

/** Collects what was passed over, each once and in order; after fifty only how many more there were. */
export interface Warnings {
  readonly add: (zh: string, en: string, line?: number | null) => void;
  readonly all: () => Reading['warnings'];
}

/** Long names are shortened, as they come from the file. */
export function shown(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** Begins without any. */
export function warningList(): Warnings {
  const found = new Map<string, { readonly text: Text; readonly line: number | null }>();
  let more = 0;
  return {
    add(zh, en, line = null) {
      if (found.has(en)) return;
      if (found.size < most) found.set(en, { text: { zh, en }, line });
      else more += 1;
    },
    all() {
      const rest = { zh: `另有 ${more} 条类似的提示。`, en: `${more} more of this kind.` };
      return more === 0 ? [...found.values()] : [...found.values(), { text: rest, line: null }];
    },
  };
}
