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

import { curationKeys, type SettingKey, settingKeys, waiverKeys } from '#licenses/check/settings-keys.ts';
import type { AnyPolicy, PolicyOption } from '#licenses/policy.ts';
import { policies } from '#licenses/policy-registry.ts';
import type { Page } from '../page.ts';

type Schema = Readonly<Record<string, unknown>>;

const levels = ['note', 'warning', 'error'];

function described(schema: Schema, says: { readonly zh: string; readonly en: string }): Schema {
  return { ...schema, description: `${says.zh}\n${says.en}` };
}

/** Scalars of YAML may be read as numbers by editors: versions and the like are text all the same. */
const text: Schema = { type: ['string', 'number'] };

function keySchema(key: SettingKey): Schema {
  if (key.kind === 'choice') {
    const values = key.values ?? [];
    const numbers = values.filter((value) => /^\d+$/u.test(value)).map(Number);
    return described({ enum: [...values, ...numbers] }, key.says);
  }
  if (key.kind === 'list') return described({ type: 'array', items: text }, key.says);
  if (key.kind === 'map') return described({ type: 'object' }, key.says);
  return described(text, key.says);
}

function optionSchema(option: PolicyOption): Schema {
  const one: Schema = option.values === undefined ? text : { enum: option.values };
  const kinds: Readonly<Record<PolicyOption['kind'], Schema>> = {
    text,
    number: { type: 'number', minimum: 0 },
    boolean: { type: 'boolean' },
    list: { type: 'array', items: one },
    choice: one,
  };
  return described({ ...kinds[option.kind], default: option.default }, option.says);
}

/** `off` and `on` are booleans to some editors. */
const switches: Schema = { enum: ['off', 'on', ...levels, true, false] };

function policySchema(policy: AnyPolicy): Schema {
  const rules = Object.keys(policy.rules);
  const options = Object.entries<PolicyOption>(policy.options);
  const details: Schema = {
    type: 'object',
    additionalProperties: false,
    properties: {
      level: switches,
      levels: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule, { enum: ['off', ...levels, false] }])),
      },
      ...Object.fromEntries(options.map(([key, option]) => [key, optionSchema(option)])),
    },
  };
  return described({ anyOf: [switches, details] }, policy.question);
}

function entries(keys: Readonly<Record<string, SettingKey>>): Schema {
  const all = Object.entries(keys);
  return {
    type: 'object',
    additionalProperties: false,
    required: all.filter(([, { required }]) => required === true).map(([key]) => key),
    properties: Object.fromEntries(all.map(([key, one]) => [key, keySchema(one)])),
  };
}

function sections(): Readonly<Record<string, Schema>> {
  const { uses, policies: policyKey, waivers, licences } = settingKeys;
  return {
    uses: described({ type: 'object', additionalProperties: { enum: uses.values } }, uses.says),
    policies: described(
      {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(Array.from(policies, ([id, policy]) => [id, policySchema(policy)])),
      },
      policyKey.says,
    ),
    waivers: described({ type: 'array', items: entries(waiverKeys) }, waivers.says),
    licences: described({ type: 'array', items: entries(curationKeys) }, licences.says),
  };
}

/** JSON Schema of the policy file, for editors. */
export function policyFileSchemaPage(): Page {
  const plain = Object.entries(settingKeys).map(([key, one]): [string, Schema] => [key, keySchema(one)]);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '.tongming.yml',
    type: 'object',
    additionalProperties: false,
    properties: { ...Object.fromEntries(plain), ...sections() },
  };
  return { path: 'docs/tongming.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` };
}
