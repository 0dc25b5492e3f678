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

import type { z } from '@hono/zod-openapi';
import type { changeVerdictsOf } from '#store/queries/change-verdict.ts';
import type { changeVerdictSchema } from '../schema/change-verdict.ts';

/** Makes the view of a verdict. */
export function changeVerdictView(
  verdict: Awaited<ReturnType<typeof changeVerdictsOf>>[number],
): z.input<typeof changeVerdictSchema> {
  return {
    repository: verdict.url,
    change: verdict.change_number,
    head: verdict.head_sha.toString('hex'),
    base: verdict.base_sha?.toString('hex') ?? null,
    verdict: verdict.verdict,
    by: verdict.reported_by === null ? 'hub' : 'pipeline',
    errors: verdict.errors,
    warnings: verdict.warnings,
    problem: verdict.problem,
    checkedAt: verdict.checked_at.toISOString(),
    toldAt: verdict.told_at?.toISOString() ?? null,
  };
}
