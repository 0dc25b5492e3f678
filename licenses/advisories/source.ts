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

/** A file that may be a record. */
export interface RecordFile {
  /** For messages only; nothing is opened by it. */
  readonly name: string;
  /** Null when it could not be read: `problem` says why. */
  readonly bytes: Uint8Array | null;
  readonly problem: string | null;
}

/** Why a source of advisories cannot be read at all. */
export type SourceFault = 'missing' | 'not-a-zip' | 'too-many' | 'bomb';

/** A source of advisories that cannot be read. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly kind: SourceFault;

  constructor(kind: SourceFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
