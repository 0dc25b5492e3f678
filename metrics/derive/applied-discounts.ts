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

/** Raised with every change of what the derivation does, or of which discounts it applies: acts are derived anew. */
export const derivationRevision = 1;

/** Rules whose factors `activity` is multiplied with; the others are found, kept and shown, and change no figure. */
export const appliedDiscounts: readonly string[] = [
  'burst',
  'duplicate-title',
  'empty-commit',
  'reciprocity',
  'self-comment',
  'self-merge',
];
