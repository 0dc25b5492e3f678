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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import {
  exampleFinding,
  exampleResult,
  hostileResult,
  hostileTexts,
  plainOptions,
} from '#licenses/report-parts/testing-check.ts';
import { json } from '#licenses/reports/json.ts';
import { packageRoot } from '../environment.ts';
import { checkReportSchema } from '../schema/check-report.ts';
import { terminalText } from '../terminal.ts';
import { resultOf } from './result-of.ts';

const schema = JSON.parse(readFileSync(join(packageRoot, 'docs/check.schema.json'), 'utf8')) as object;
const valid = new Ajv2020({ strict: false }).compile(schema);

describe('the JSON report', () => {
  test.each(hostileTexts)(
    'of %j is what docs/check.schema.json says, and reads back as what it was made of',
    (text) => {
      const result = hostileResult(text.toWellFormed());
      const written = json.write(result, plainOptions());
      valid(JSON.parse(written));
      expect(valid.errors ?? []).toEqual([]);
      expect(resultOf(checkReportSchema.parse(JSON.parse(written)))).toEqual(result);
      expect(terminalText(written)).toBe(written);
    },
  );

  test('has the language that was asked for', () => {
    const report = JSON.parse(json.write(exampleResult([exampleFinding()]), plainOptions({ locale: 'zh' }))) as {
      findings: { message: string; fix: string }[];
    };
    expect(report.findings[0]).toMatchObject({ message: '缺少许可证头。', fix: '加上许可证头。' });
  });

  test('is nothing else than the schema allows', () => {
    const report = JSON.parse(json.write(exampleResult([exampleFinding()]), plainOptions())) as object;
    expect(valid({ ...report, verdict: 'maybe' })).toBe(false);
    expect(valid({ ...report, more: 1 })).toBe(false);
  });
});
