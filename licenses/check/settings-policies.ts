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

import { nearest } from '../nearest.ts';
import type { AnyPolicy, PolicyOption } from '../policy.ts';
import { policies } from '../policy-registry.ts';
import { defaultPolicySettings } from './defaults.ts';
import type { Level } from './finding.ts';

import type { YamlEntry, YamlValue } from './policy-yaml.ts';
import type { OptionValue, PolicySettings } from './settings.ts';
import { levels } from './settings-keys.ts';
import { readChoice, readItems, readMap, readText, refuseUnknown, type SettingsReader } from './settings-reader.ts';

const switches = ['off', 'on', ...levels] as const;
const levelsOrOff = ['off', ...levels] as const;

/** A policy without which an unjudged policy would pass: nobody can turn it off. */
export const alwaysOn = 'unjudged';

function truth(reader: SettingsReader, key: string, value: YamlValue): boolean | null {
  const word = readChoice(reader, key, value, ['true', 'false'] as const);
  return word === null ? null : word === 'true';
}

function count(reader: SettingsReader, key: string, value: YamlValue): number | null {
  const text = readText(reader, key, value);
  if (text === null) return null;
  if (/^\d{1,9}(?:\.\d{1,3})?$/u.test(text)) return Number(text);
  return reader.refuse(value.line, `“${key}”应为不小于 0 的数字。`, `"${key}" takes a number that is not below 0.`);
}

function accepted(reader: SettingsReader, key: string, value: YamlValue, option: PolicyOption): string | null {
  // Empty text is how an option with a default is taken back.
  if (option.kind === 'text' && value.kind === 'text' && value.text === '') return '';
  const text = readText(reader, key, value);
  const refusal = text === null ? null : (option.refuses?.(text) ?? null);
  if (text === null || refusal === null) return text;
  const near = nearest(text, refusal.near);
  const { zh, en } = refusal.why;
  return reader.refuse(
    value.line,
    `“${key}”：${zh}${near === null ? '' : `是否想写“${near}”？`}`,
    `"${key}": ${en}${near === null ? '' : ` Did you mean "${near}"?`}`,
  );
}

function listed(reader: SettingsReader, key: string, value: YamlValue, option: PolicyOption): OptionValue {
  const { values } = option;
  if (values === undefined) {
    return readItems(reader, key, value).flatMap((item) => accepted(reader, key, item, option) ?? []);
  }
  return readItems(reader, key, value).flatMap((item) => readChoice(reader, key, item, values) ?? []);
}

/** The value of an option; null when it was refused. */
function optionValue(reader: SettingsReader, key: string, value: YamlValue, option: PolicyOption): OptionValue | null {
  if (option.kind === 'number') return count(reader, key, value);
  if (option.kind === 'boolean') return truth(reader, key, value);
  if (option.kind === 'list') return listed(reader, key, value, option);
  if (option.kind === 'choice') return readChoice(reader, key, value, option.values ?? []);
  return accepted(reader, key, value, option);
}

interface Draft {
  enabled: boolean;
  levels: Map<string, Level | 'off'>;
  options: Map<string, OptionValue>;
}

function setAll(draft: Draft, policy: AnyPolicy, word: (typeof switches)[number] | null): void {
  if (word === null) return;
  draft.enabled = word !== 'off';
  if (word === 'off' || word === 'on') return;
  for (const rule of Object.keys(policy.rules)) if (!draft.levels.has(rule)) draft.levels.set(rule, word);
}

function readLevels(reader: SettingsReader, policy: AnyPolicy, value: YamlValue, draft: Draft): void {
  const known = Object.keys(policy.rules);
  for (const entry of readMap(reader, 'levels', value)) {
    if (!known.includes(entry.key)) {
      refuseUnknown(reader, entry, { zh: `策略“${policy.id}”的规则`, en: `rule of ${policy.id}` }, known);
      continue;
    }
    const word = readChoice(reader, entry.key, entry.value, levelsOrOff);
    if (word !== null) draft.levels.set(entry.key, word);
  }
}

function readDetails(reader: SettingsReader, policy: AnyPolicy, entries: readonly YamlEntry[], draft: Draft): void {
  const options = new Map(Object.entries(policy.options as Readonly<Record<string, PolicyOption>>));
  draft.enabled = true;
  for (const entry of entries.filter(({ key }) => key === 'levels')) readLevels(reader, policy, entry.value, draft);
  for (const entry of entries) {
    const { key, value } = entry;
    const option = options.get(key);
    if (key === 'levels') continue;
    if (key === 'level') setAll(draft, policy, readChoice(reader, key, value, switches));
    else if (option === undefined) {
      refuseUnknown(reader, entry, { zh: `策略“${policy.id}”的选项`, en: `option of ${policy.id}` }, [
        'level',
        'levels',
        ...options.keys(),
      ]);
    } else {
      const given = optionValue(reader, key, value, option);
      if (given !== null) draft.options.set(key, given);
    }
  }
}

function readPolicy(reader: SettingsReader, policy: AnyPolicy, { key, value, line }: YamlEntry): PolicySettings {
  const usual = defaultPolicySettings(policy);
  const draft: Draft = { enabled: usual.enabled, levels: new Map(), options: new Map(Object.entries(usual.options)) };
  if (value.kind === 'map') readDetails(reader, policy, value.entries, draft);
  else setAll(draft, policy, readChoice(reader, key, value, switches));
  if (policy.id === alwaysOn && (!draft.enabled || [...draft.levels.values()].includes('off'))) {
    reader.refuse(
      line,
      `“${key}”不能关闭：没能判断的就不算通过。`,
      `"${key}" cannot be turned off: what was not judged is no pass.`,
    );
  }
  return {
    enabled: draft.enabled,
    levels: Object.fromEntries(draft.levels),
    options: Object.fromEntries(draft.options),
    line,
  };
}

/** Reads the section `policies` over the defaults. */
export function readPolicies(reader: SettingsReader, value: YamlValue): Map<string, PolicySettings> {
  const found = new Map(Array.from(policies, ([id, policy]) => [id, defaultPolicySettings(policy)]));
  for (const entry of readMap(reader, 'policies', value)) {
    const policy = policies.get(entry.key);
    if (policy === undefined) refuseUnknown(reader, entry, { zh: '策略', en: 'policy' }, [...policies.keys()]);
    else found.set(entry.key, readPolicy(reader, policy, entry));
  }
  return found;
}
