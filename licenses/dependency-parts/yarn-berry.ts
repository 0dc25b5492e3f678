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

import { DependencyFileError, type PackageSource } from '../dependency-file.ts';
import { nameAndRest, npmRequirement } from './npm-requirement.ts';
import { entriesOf, textAt, textOf, type YamlNode } from './yaml-node.ts';
import { yamlTree } from './yaml-tree.ts';
import type { YarnEntry } from './yarn-entry.ts';

const registry: PackageSource = { kind: 'registry', url: null, revision: null };

/** `npm:1.0.0::__archiveUrl=…`: the address is only there when it is not the usual one. */
function archiveUrl(reference: string): string | null {
  const written = /[:&]__archiveUrl=([^&]{1,2000})/u.exec(reference)?.[1];
  return written === undefined ? null : written.replace(/%3A/giu, ':').replace(/%2F/giu, '/').replace(/%40/gu, '@');
}

function sourceOf(name: string, reference: string): PackageSource {
  const bare = reference.split('::')[0] ?? reference;
  if (bare.startsWith('npm:')) return { ...registry, url: archiveUrl(reference) };
  if (bare.startsWith('workspace:')) return { kind: 'workspace', url: bare.slice('workspace:'.length), revision: null };
  return npmRequirement(name, bare).source ?? registry;
}

function pairs(node: YamlNode, table: string): [string, string][] {
  return Array.from(entriesOf(entriesOf(node).get(table)), ([name, value]): [string, string] => [
    name,
    textOf(value) ?? '*',
  ]);
}

/** Names that the entry only takes when it can: they stand among the others, marked in a table of their own. */
function optionalNames(node: YamlNode): ReadonlySet<string> {
  const marks = entriesOf(entriesOf(node).get('dependenciesMeta'));
  return new Set(Array.from(marks, ([name, mark]) => (textAt(mark, 'optional') === 'true' ? name : '')));
}

function entryOf(key: string, node: YamlNode): YarnEntry {
  const patterns = key.split(/,\s+/u).map((pattern) => pattern.trimEnd());
  const resolution = textAt(node, 'resolution') ?? patterns[0] ?? key;
  const split = nameAndRest(resolution);
  if (split === null) throw new DependencyFileError('unparsable', node.line, 'An entry names no package');
  const source = sourceOf(split.name, split.rest);
  const needs = pairs(node, 'dependencies');
  const optional = optionalNames(node);
  return {
    key: resolution,
    name: split.name,
    version: textAt(node, 'version'),
    source,
    patterns,
    required: needs.filter(([name]) => !optional.has(name)),
    optional: needs.filter(([name]) => optional.has(name)),
    integrity: textAt(node, 'checksum'),
    line: node.line,
    workspace: source.kind === 'workspace' ? source.url : null,
  };
}

/**
 * Entries of a `yarn.lock` of yarn 2 and later.
 * @throws DependencyFileError when it is none.
 */
export function berryEntries(text: string): YarnEntry[] {
  const tree = yamlTree(text);
  if (!(tree.value instanceof Map) && tree.value !== '')
    throw new DependencyFileError('unparsable', 1, 'The lock file is no map');
  return Array.from(entriesOf(tree))
    .filter(([key]) => key !== '__metadata')
    .map(([key, node]) => entryOf(key, node));
}
