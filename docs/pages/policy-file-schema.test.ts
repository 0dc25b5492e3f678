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

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '#licenses/check/settings-file.ts';
import { settingKeys } from '#licenses/check/settings-keys.ts';
import { policies } from '#licenses/policy-registry.ts';
import { policyFileSchemaPage } from './policy-file-schema.ts';

const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(policyFileSchemaPage().text) as object);

function agree(text: string): { readonly reader: boolean; readonly schema: boolean } {
  return { reader: readSettings(text, '.tongming.yml').problems.length === 0, schema: validate(parse(text)) };
}

describe('the schema of the policy file', () => {
  test('takes the example of every key, as the reader does', () => {
    const examples = Object.values(settingKeys).map(({ example }) => example);
    for (const example of [...examples, examples.join('\n')]) {
      expect([example, agree(example)]).toEqual([example, { reader: true, schema: true }]);
    }
  });

  test('takes every policy with its own defaults', () => {
    const options = Array.from(policies.values(), ({ id, options: all }) => {
      const defaults = Object.entries(all as Readonly<Record<string, { default: unknown }>>).map(([key, one]) => [
        key,
        one.default,
      ]);
      return [id, { level: 'note', ...Object.fromEntries(defaults) }];
    });
    expect(agree(JSON.stringify({ policies: Object.fromEntries(options) }))).toEqual({ reader: true, schema: true });
  });

  test.each([
    'outbund: MIT',
    'use: dynamc',
    'exclude: docs',
    'policies: { no-such-policy: off }',
    'policies: { licence-category: { dney: [] } }',
    'policies: { licence-category: fatal }',
    'policies: { licence-category: { levels: { no-such-rule: off } } }',
    'waivers: [{ policy: licence-category }]',
    'licences: [{ purl: pkg:npm/a, licence: MIT }]',
  ])('refuses what the reader refuses: %s', (text) => {
    expect(agree(text)).toEqual({ reader: false, schema: false });
  });
});
