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

// Node has it, TypeScript's library does not know it yet.
const { rawJSON } = JSON as unknown as { readonly rawJSON: (this: void, digits: string) => number };

/** An id as a number in JSON, every digit of it: those beyond 2^53 would be rounded as a number of JavaScript. */
export function rawNumber(id: string): number {
  const value = Number(id);
  return Number.isSafeInteger(value) ? value : rawJSON(id);
}
