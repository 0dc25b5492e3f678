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

import { defineDependencyFile, type FoundPackage, foundPackage, type Reading } from '../dependency-file.ts';
import { condaSpec } from '../dependency-parts/conda-package.ts';
import { purlField } from '../dependency-parts/given-purl.ts';
import { isLocal } from '../dependency-parts/package-purl.ts';
import { readRequirements } from '../dependency-parts/python-requirements-file.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { listAt, textAt, textsAt } from '../dependency-parts/values.ts';
import { yamlDocument } from '../dependency-parts/yaml.ts';
import type { Text } from '../result.ts';

function passedOver(text: string): Text {
  const shown = text.slice(0, 100);
  return { zh: `这不是依赖声明，已略过：${shown}`, en: `This is no requirement and was passed over: ${shown}` };
}

function fromConda(text: string, channels: readonly string[], line: number | null): FoundPackage | null {
  const found = condaSpec(text);
  if (found === null) return null;
  const url = found.channel ?? (channels.length === 1 ? (channels[0] ?? null) : null);
  return foundPackage({
    key: `conda:${found.name}`,
    name: found.name,
    version: found.version,
    constraint: found.constraint,
    direct: true,
    source: url === null ? null : { kind: 'registry', url, revision: null },
    line,
  });
}

/** What pip installs into the environment: packages of PyPI. */
async function fromPip(texts: readonly string[], lineOf: (text: string) => number | null): Promise<Reading> {
  const read = await readRequirements(texts.join('\n'), {
    path: 'environment.yml',
    beside: () => Promise.resolve(null),
  });
  const lines = texts.map(lineOf);
  const packages = read.packages.map((found): FoundPackage => {
    const line = found.line === null ? null : (lines[found.line - 1] ?? null);
    const purl = isLocal(found.source) ? {} : purlField({ type: 'pypi', name: found.name, version: found.version });
    return { ...found, key: `pip:${found.key}`, groups: ['pip'], line, ...purl };
  });
  return { ...read, packages };
}

/** `environment.yml`, with what it lets pip install. */
export const condaEnvironment = defineDependencyFile({
  id: 'conda-environment',
  ecosystem: 'conda',
  name: { zh: 'Conda 环境', en: 'Conda environment' },
  kind: 'manifest',
  files: [/(?:^|\/)(?:conda[-_.]?env(?:ironment)?|environment)(?:[-_.][\w-]{1,100})?\.ya?ml$/u],
  source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html',
  manifests: null,
  cap: 262_144,
  async read(text) {
    // Other tools call their files the same, and not all of those are YAML.
    if (!/^["']?dependencies["']?\s*:/mu.test(text)) return { root: null, packages: [], recorded: null, warnings: [] };
    const yaml = yamlDocument(text);
    const rows = text.split('\n').map((row) => (row.split(/\s#/u, 1)[0] ?? '').replace(/^\s*-\s*|["']/gu, '').trim());
    const lineOf = (value: string) => rows.indexOf(value.trim()) + 1 || null;
    const channels = textsAt(yaml, 'channels').filter((name) => name !== 'defaults' && name !== 'nodefaults');
    const needs = listAt(yaml, 'dependencies');
    refuseTooMany(needs.length);
    const packages: FoundPackage[] = [];
    const warnings: { text: Text; line: number | null }[] = [];
    for (const need of needs) {
      if (typeof need === 'string') {
        const found = fromConda(need, channels, lineOf(need));
        if (found === null) warnings.push({ text: passedOver(need), line: lineOf(need) });
        else packages.push(found);
        continue;
      }
      const pip = await fromPip(textsAt(need, 'pip'), lineOf);
      packages.push(...pip.packages);
      warnings.push(...pip.warnings);
    }
    const name = textAt(yaml, 'name');
    return { root: name === null ? null : { name, version: null }, packages, recorded: null, warnings };
  },
});
