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

import { distributions, type Use, uses } from '../compatibility/facts.ts';
import { ecosystems } from '../ecosystem-registry.ts';
import { defaultSettings } from './defaults.ts';
import { readPolicyYaml, type SettingsProblem, type YamlEntry, type YamlValue } from './policy-yaml.ts';
import type { Settings } from './settings.ts';
import { levels, settingKeys } from './settings-keys.ts';
import { readPolicies } from './settings-policies.ts';
import {
  createSettingsReader,
  mostProblems,
  readChoice,
  readExpression,
  readItems,
  readMap,
  readPattern,
  refuseUnknown,
  type SettingsReader,
} from './settings-reader.ts';
import { readCurations, readWaivers } from './settings-waivers.ts';
import { decodedPurl } from './use-of.ts';

type Key = keyof typeof settingKeys;
type Draft = { -readonly [K in keyof Settings]: Settings[K] };

/** A key of `uses`, decoded: an ecosystem, or a purl without version or its beginning; null when it is none. */
function usedKey(reader: SettingsReader, { key, line }: YamlEntry): string | null {
  if (ecosystems.has(key)) return key;
  const known = [...ecosystems.keys()];
  if (!key.startsWith('pkg:')) return refuseUnknown(reader, { key, line }, { zh: '生态', en: 'ecosystem' }, known);
  const decoded = decodedPurl(key);
  const zh = '“uses”的键不带版本和限定符：“pkg:npm/%40scope/name”，或它的开头。';
  const en = 'A key of "uses" has no version and no qualifiers: "pkg:npm/%40scope/name", or the beginning of one.';
  return decoded ?? reader.refuse(line, zh, en);
}

function readUses(reader: SettingsReader, value: YamlValue): ReadonlyMap<string, Use> {
  const found = new Map<string, Use>();
  for (const entry of readMap(reader, 'uses', value)) {
    const key = usedKey(reader, entry);
    const use = readChoice(reader, entry.key, entry.value, uses);
    if (key !== null && use !== null) found.set(key, use);
  }
  return found;
}

function readPatterns(reader: SettingsReader, key: string, value: YamlValue): string[] {
  return readItems(reader, key, value).flatMap((item) => readPattern(reader, key, item) ?? []);
}

/** How each key changes the settings; a value that was refused leaves them as they are. */
const readers: Readonly<Record<Key, (reader: SettingsReader, value: YamlValue, into: Draft) => void>> = {
  version(reader, value) {
    readChoice(reader, 'version', value, settingKeys.version.values);
  },
  lang(reader, value, into) {
    into.lang = readChoice(reader, 'lang', value, settingKeys.lang.values);
  },
  outbound(reader, value, into) {
    into.outbound = readExpression(reader, 'outbound', value);
  },
  distribution(reader, value, into) {
    into.distribution = readChoice(reader, 'distribution', value, distributions) ?? into.distribution;
  },
  use(reader, value, into) {
    into.use = readChoice(reader, 'use', value, uses) ?? into.use;
  },
  uses(reader, value, into) {
    into.uses = readUses(reader, value);
  },
  'fail-on'(reader, value, into) {
    into.failOn = readChoice(reader, 'fail-on', value, levels) ?? into.failOn;
  },
  exclude(reader, value, into) {
    into.exclude = readPatterns(reader, 'exclude', value);
  },
  'third-party'(reader, value, into) {
    into.thirdParty = readPatterns(reader, 'third-party', value);
  },
  policies(reader, value, into) {
    into.policies = readPolicies(reader, value);
  },
  waivers(reader, value, into) {
    into.waivers = readWaivers(reader, value);
  },
  licences(reader, value, into) {
    into.curations = readCurations(reader, value);
  },
};

function isKey(key: string): key is Key {
  return Object.hasOwn(readers, key);
}

/**
 * Reads the text of a policy file. An empty one is the defaults. With problems the settings are not to be used: what was refused
 * is as if it were not there.
 */
export function readSettings(
  text: string,
  path: string,
): { readonly settings: Settings; readonly problems: readonly SettingsProblem[] } {
  const { root, problems } = readPolicyYaml(text);
  const reader = createSettingsReader();
  const draft: Draft = { ...defaultSettings(), path };
  for (const entry of readMap(reader, path, root)) {
    const { key, value } = entry;
    if (!isKey(key)) refuseUnknown(reader, entry, { zh: '键', en: 'key' }, Object.keys(readers));
    else if (value.kind !== 'empty') readers[key](reader, value, draft);
  }
  const all = [...problems, ...reader.problems];
  return { settings: draft, problems: all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, mostProblems) };
}
