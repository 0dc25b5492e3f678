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

import { z } from '@hono/zod-openapi';

/** Text that a person writes, kept as written but for its normal form; blank text is refused. */
export function written(most: number) {
  return z
    .string()
    .max(most, `at most ${most} characters | 最多 ${most} 个字`)
    .refine((text) => text.trim() !== '', 'something has to be written here | 这里不能为空')
    .transform((text) => text.normalize('NFC'));
}

/** A reason, an answer, a remark. */
export const remark = written(10_000);
/** The version of the thing that whoever acts has seen. */
export const seenVersion = z.int().min(1).max(2_147_483_647);
/** The same, 0 = there was nothing yet. */
export const seenOrNew = z.int().min(0).max(2_147_483_647);
/** Id of a row as text. */
export const rowId = z.string().regex(/^[1-9]\d{0,17}$/, 'an id is a number | 编号是一个数');
