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

/** Where to go after signing in: an address on this site as written by our own pages, else the fallback. */
export function safeNext(given: string | null | undefined, fallback: string): string {
  if (given === null || given === undefined || given.length > 500) return fallback;
  // One slash, then no second one, no backslash, nothing encoded that a browser or proxy could turn into either.
  return /^\/(?:[a-z0-9-][\w.~/-]*)?(?:\?[\w.~/=&:%+-]*)?$/iu.test(given) && !given.includes('//') ? given : fallback;
}
