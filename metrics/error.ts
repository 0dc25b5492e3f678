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

/** What went wrong while computing: a wrong card, or a request that cannot be answered. */
export type MetricsErrorKind = 'bad-matrix' | 'inconsistent-matrix' | 'month-not-over' | 'unknown-model' | 'cancelled';

/** A fault of the metrics room; expected outcomes are values with reasons, never this. */
export class MetricsError extends Error {
  override readonly name = 'MetricsError';
  readonly kind: MetricsErrorKind;

  constructor(kind: MetricsErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
