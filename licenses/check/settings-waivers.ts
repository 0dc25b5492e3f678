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

import { policies } from '../policy-registry.ts';
import type { YamlEntry, YamlValue } from './policy-yaml.ts';
import type { Curation, Waiver } from './settings.ts';
import { curationKeys, type SettingKey, waiverKeys } from './settings-keys.ts';
import { alwaysOn } from './settings-policies.ts';
import {
  readDay,
  readExpression,
  readItems,
  readMap,
  readPattern,
  readPurl,
  readText,
  readVersions,
  refuseUnknown,
  type SettingsReader,
} from './settings-reader.ts';

/** Entries by key, without those that are not known; null when one that is required is missing. */
function fields(
  reader: SettingsReader,
  item: YamlValue,
  keys: Readonly<Record<string, SettingKey>>,
  what: { readonly zh: string; readonly en: string },
): ReadonlyMap<string, YamlEntry> | null {
  if (item.kind !== 'map') return reader.refuse(item.line, `每项${what.zh}是一个映射。`, `Each ${what.en} is a map.`);
  const known = Object.keys(keys);
  const found = new Map<string, YamlEntry>();
  for (const entry of readMap(reader, what.en, item)) {
    if (!known.includes(entry.key))
      refuseUnknown(reader, entry, { zh: `${what.zh}的键`, en: `key of a ${what.en}` }, known);
    else if (entry.value.kind !== 'empty') found.set(entry.key, entry);
  }
  const missing = known.filter((key) => keys[key]?.required === true && !found.has(key));
  for (const key of missing) {
    reader.refuse(item.line, `这项${what.zh}缺少“${key}”。`, `This ${what.en} has no "${key}".`);
  }
  return missing.length > 0 ? null : found;
}

function given<T>(entry: YamlEntry | undefined, read: (key: string, value: YamlValue) => T | null): T | null {
  return entry === undefined ? null : read(entry.key, entry.value);
}

function knownPolicy(reader: SettingsReader, entry: YamlEntry | undefined): string | null {
  const id = given(entry, (key, value) => readText(reader, key, value));
  if (id === null || entry === undefined) return null;
  if (id === alwaysOn || id === 'waivers') {
    return reader.refuse(entry.line, `“${id}”不能豁免。`, `"${id}" cannot be waived.`);
  }
  if (policies.has(id)) return id;
  return refuseUnknown(reader, { key: id, line: entry.value.line }, { zh: '策略', en: 'policy' }, [...policies.keys()]);
}

function knownRule(reader: SettingsReader, entry: YamlEntry | undefined, policy: string | null): string | null {
  const rule = given(entry, (key, value) => readText(reader, key, value));
  if (rule === null || policy === null || entry === undefined) return rule;
  const known = Object.keys(policies.get(policy)?.rules ?? {});
  if (known.includes(rule)) return rule;
  return refuseUnknown(
    reader,
    { key: rule, line: entry.value.line },
    { zh: `策略“${policy}”的规则`, en: `rule of ${policy}` },
    known,
  );
}

/** A waiver is bound to something that can move, or it would hold for everything. */
function unbound({ purl, versions, path, rule, finding, licence }: Waiver): readonly [zh: string, en: string] | null {
  if (purl !== null && versions === null)
    return ['按包豁免须写明“versions”。', 'A waiver of a package needs "versions".'];
  if (purl === null && versions !== null) return ['“versions”须与“purl”同写。', '"versions" needs a "purl".'];
  if (purl === null && finding === null && licence !== null) {
    return ['“licence”须与“purl”或“finding”同写。', '"licence" needs a "purl" or a "finding".'];
  }
  if (purl !== null || finding !== null) return null;
  if (path === null)
    return ['豁免须写明“purl”、“path”或“finding”。', 'A waiver needs a "purl", a "path" or a "finding".'];
  return rule === null ? ['按路径豁免须写明“rule”。', 'A waiver of a path needs a "rule".'] : null;
}

function readWaiver(reader: SettingsReader, item: YamlValue): Waiver | null {
  const from = fields(reader, item, waiverKeys, { zh: '豁免', en: 'waiver' });
  if (from === null) return null;
  const before = reader.problems.length;
  const text = (key: string, value: YamlValue) => readText(reader, key, value);
  const policy = knownPolicy(reader, from.get('policy'));
  const waiver = {
    policy: policy ?? '',
    rule: knownRule(reader, from.get('rule'), policy),
    purl: given(from.get('purl'), (key, value) => readPurl(reader, key, value)),
    versions: given(from.get('versions'), (key, value) => readVersions(reader, key, value)),
    licence: given(from.get('licence'), (key, value) => readExpression(reader, key, value)),
    path: given(from.get('path'), (key, value) => readPattern(reader, key, value)),
    finding: given(from.get('finding'), text),
    reason: given(from.get('reason'), text) ?? '',
    owner: given(from.get('owner'), text) ?? '',
    expires: given(from.get('expires'), (key, value) => readDay(reader, key, value)) ?? '',
    line: item.line,
  };
  if (reader.problems.length > before) return null;
  const why = unbound(waiver);
  return why === null ? waiver : reader.refuse(item.line, ...why);
}

function readCuration(reader: SettingsReader, item: YamlValue): Curation | null {
  const from = fields(reader, item, curationKeys, { zh: '许可证条目', en: 'entry of licences' });
  if (from === null) return null;
  const before = reader.problems.length;
  const curation = {
    purl: given(from.get('purl'), (key, value) => readPurl(reader, key, value)) ?? '',
    versions: given(from.get('versions'), (key, value) => readVersions(reader, key, value)),
    licence: given(from.get('licence'), (key, value) => readExpression(reader, key, value)) ?? '',
    reason: given(from.get('reason'), (key, value) => readText(reader, key, value)) ?? '',
    line: item.line,
  };
  return reader.problems.length > before ? null : curation;
}

/** Reads the section `waivers`; those with a problem are left out. */
export function readWaivers(reader: SettingsReader, value: YamlValue): Waiver[] {
  return readItems(reader, 'waivers', value).flatMap((item) => readWaiver(reader, item) ?? []);
}

/** Reads the section `licences`; entries with a problem are left out. */
export function readCurations(reader: SettingsReader, value: YamlValue): Curation[] {
  return readItems(reader, 'licences', value).flatMap((item) => readCuration(reader, item) ?? []);
}
