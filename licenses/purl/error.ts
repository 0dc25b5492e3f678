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

/** Why a package URL was refused. */
export type PurlErrorKind =
  | 'too-long'
  | 'no-scheme'
  | 'bad-type'
  | 'no-name'
  /** A percent sign that begins no byte, or bytes that are no UTF-8. */
  | 'bad-encoding'
  /** A control character, half a surrogate pair, or a character that must be percent-encoded. */
  | 'bad-character'
  /** `.` or `..` in a path, also when encoded. */
  | 'bad-segment'
  | 'bad-qualifier'
  /** A value of a `…_url` qualifier that no program should open, as `javascript:`. */
  | 'bad-url'
  | 'namespace-prohibited'
  | 'namespace-required'
  | 'qualifier-required'
  /** A name or version that its type does not allow. */
  | 'bad-name'
  | 'bad-version';

/** A text or parts that are no package URL. */
export class PurlError extends Error {
  override readonly name = 'PurlError';
  readonly kind: PurlErrorKind;
  /** Offset in the text, 0-based, of the part that was refused; 0 where parts were given. */
  readonly position: number;

  constructor(kind: PurlErrorKind, position: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.position = position;
  }
}
