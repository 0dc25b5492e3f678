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

/** Places of a visit's platform part where a test can end it, in the order they are reached. */
export const visitPoints = [
  'found',
  'identified',
  'feed-begun',
  'in-page',
  'page-stored',
  'in-feed-end',
  'feed-ended',
  'reconciled',
] as const;

/** One of {@link visitPoints}. */
export type VisitPoint = (typeof visitPoints)[number];
