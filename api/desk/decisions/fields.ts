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

function words(most: number) {
  return z
    .string()
    .max(most)
    .transform((text) => text.normalize('NFC').trim());
}

/** A reason that must be given. */
export const reasonField = words(10_000).refine((text) => text !== '', '请写明理由 | give a reason');
/** A reason that may be left out. */
export const optionalReasonField = words(10_000)
  .transform((text) => (text === '' ? null : text))
  .nullish()
  .transform((text) => text ?? null);
/** A short line. */
export const lineField = words(200).refine((text) => text !== '', '不能为空 | must not be empty');
/** A short line that may be left out. */
export const optionalLineField = words(200)
  .transform((text) => (text === '' ? null : text))
  .nullish()
  .transform((text) => text ?? null);
/** Version of what the writer has seen. */
export const versionField = z.int().min(0).max(2_000_000_000);
/** A day, `YYYY-MM-DD`. */
export const dayField = z.iso.date();
