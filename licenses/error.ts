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

/** Why a licence expression was refused. */
export type LicenceErrorKind =
  | 'empty'
  | 'too-long'
  | 'too-complex'
  | 'bad-character'
  | 'unknown-licence'
  | 'unknown-exception'
  | 'syntax';

/** The room's fault: an expression that is not one. */
export class LicenceError extends Error {
  override readonly name = 'LicenceError';
  readonly kind: LicenceErrorKind;
  /** Offset in the source, 0-based, of what was refused. */
  readonly position: number;

  constructor(kind: LicenceErrorKind, position: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.position = position;
  }
}
