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

/** Why an expression, a list of licences or a matrix was refused. */
export type LicenceErrorKind =
  | 'empty'
  | 'too-long'
  | 'too-complex'
  | 'bad-character'
  | 'unknown-licence'
  | 'unknown-exception'
  | 'syntax'
  /** It is an expression, and would expand to more alternatives than are wanted. */
  | 'too-many-alternatives'
  /** A list of allowed licences that has none, or holds more than one licence in an entry. */
  | 'bad-list'
  /** A compatibility matrix that is not in a known format. */
  | 'bad-matrix';

/** The room's fault: an expression, a list or a matrix that is not one. */
export class LicenceError extends Error {
  override readonly name = 'LicenceError';
  readonly kind: LicenceErrorKind;
  /** Offset in the source, 0-based, of what was refused; the index of the entry in a list. */
  readonly position: number;

  constructor(kind: LicenceErrorKind, position: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.position = position;
  }
}
