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

/** One thing that was looked at. `undecided`: the network or a limit kept it from being known. */
export interface Finding {
  readonly id: string;
  readonly subject: Text;
  readonly status: 'ok' | 'warning' | 'failure' | 'undecided';
  /** What was found and, unless it is well, what to do. */
  readonly text: Text;
}

/** The same words in both languages, for what is only figures and names. */
export function same(text: string): Text {
  return { zh: text, en: text };
}

/** What anything thrown says, on one line. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return (error.message === '' ? code : error.message).replaceAll(/\s+/g, ' ');
}
