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

import { dirname, join } from 'node:path/posix';
import {
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
} from '../dependency-file.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { isTable, listAt, textAt } from '../dependency-parts/values.ts';
import { yamlDocument } from '../dependency-parts/yaml.ts';
import { member } from '../manifest.ts';

const hackage =
  /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,200}[A-Za-z0-9])?)-(\d[\d.]{0,100})(?:@(?:sha256:([0-9a-f]{1,128})|rev:\d+)(?:,\d+)?)?$/u;

function sourceOf(completed: unknown): PackageSource | null {
  const git = textAt(completed, 'git');
  if (git !== null) return { kind: 'git', url: git, revision: textAt(completed, 'commit') };
  const url = textAt(completed, 'url') ?? textAt(completed, 'archive');
  return url === null ? null : { kind: 'url', url, revision: null };
}

function packageOf(completed: unknown, lineOf: (text: string) => number | null): FoundPackage | null {
  const written = textAt(completed, 'hackage');
  if (written !== null) {
    const [, name, version, hash] = hackage.exec(written) ?? [];
    if (name === undefined || version === undefined) return null;
    const integrity = hash === undefined ? null : `sha256:${hash}`;
    return foundPackage({ name, version, integrity, line: lineOf(written) });
  }
  const name = textAt(completed, 'name');
  if (name === null) return null;
  const sha = textAt(completed, 'sha256');
  return foundPackage({
    name,
    version: textAt(completed, 'version'),
    source: sourceOf(completed),
    integrity: sha === null ? null : `sha256:${sha}`,
  });
}

/** `stack.yaml.lock`: packages beyond those of the snapshot, which it names only by a checksum. */
export const stackLock = defineDependencyFile({
  id: 'stack-lock',
  ecosystem: 'hackage',
  name: { zh: 'Stack 锁文件', en: 'Stack lock file' },
  kind: 'lock',
  files: [/(?:^|\/)stack[\w.-]{0,100}\.yaml\.lock$/u],
  source: 'https://docs.haskellstack.org/en/stable/topics/lock_files/',
  manifests: (path) => [join(dirname(path), 'stack.yaml')],
  cap: 1_048_576,
  read(text) {
    const yaml = yamlDocument(text);
    if (yaml !== null && yaml !== undefined && !isTable(yaml))
      throw new DependencyFileError('unparsable', 1, 'The lock file is no map');
    const entries = listAt(yaml, 'packages');
    refuseTooMany(entries.length);
    const lines = new Map<string, number>();
    for (const [index, line] of text.split('\n').entries()) {
      const written = /hackage:\s*["']?([^\s"']{1,500})/u.exec(line)?.[1];
      if (written !== undefined && !lines.has(written)) lines.set(written, index + 1);
    }
    const found = entries.flatMap((entry) => {
      const completed = member(entry, 'completed') ?? entry;
      return packageOf(completed, (written) => lines.get(written) ?? null) ?? [];
    });
    return {
      root: null,
      packages: [...new Map(found.map((one) => [one.key, one])).values()],
      recorded: null,
      warnings:
        found.length === entries.length
          ? []
          : [
              {
                text: {
                  zh: `${entries.length - found.length} 个条目没有写明包名，已略过。`,
                  en: `${entries.length - found.length} entries name no package and were passed over.`,
                },
                line: null,
              },
            ],
    };
  },
});
