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
import { checkReportSchema } from '#api/schema/check-report.ts';
import type { Page } from '../page.ts';

/** JSON Schema of what `tongming check --format json` prints. */
export function checkSchemaPage(): Page {
  const schema = z.toJSONSchema(checkReportSchema, { target: 'draft-2020-12' });
  return { path: 'docs/check.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` };
}
