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

import type { Text } from './facts.ts';

/** What went wrong with the database, as a stable code for exit codes, HTTP answers and tests. */
export type StoreErrorKind =
  | 'bad-url'
  | 'unreachable'
  | 'refused'
  | 'unsupported-version'
  | 'newer-schema'
  | 'migration-failed'
  | 'damaged'
  | 'no-space'
  | 'not-permitted'
  | 'unsupported-platform'
  | 'start-failed'
  | 'busy'
  | 'bad-copy';

/** A fault of the store; `text` names the input, the reason and the way out, and never holds a password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly kind: StoreErrorKind;
  readonly text: Text;

  constructor(kind: StoreErrorKind, text: Text, cause?: unknown) {
    super(text.en, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.text = text;
  }
}

/** The message of anything thrown, on one line. */
export function reasonOf(error: unknown): string {
  const text =
    error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The `code` of a system or PostgreSQL error; null when there is none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
