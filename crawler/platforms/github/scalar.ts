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

import { z } from 'zod';

/** An id as text: numbers beyond 2^53 come as text already. */
export const idText = z.union([z.string().min(1), z.number()]).transform(String);

/** An instant in whatever zone. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** A commit id, or null for what is none. */
export const sha = z
  .string()
  .nullish()
  .transform((text) => (text && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/iu.test(text) ? text.toLowerCase() : null));
