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
  type ReadContext,
} from '../dependency-file.ts';
import { purlField } from '../dependency-parts/given-purl.ts';
import { jsonDocument, jsonPlaces, repeatedKeys } from '../dependency-parts/json.ts';
import { dcfFields, rNeeds } from '../dependency-parts/r-description.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesAt, isTable, listAt, textAt, textsAt } from '../dependency-parts/values.ts';

/** Hosts that a `RemoteType` means where the record has none. */
const hosts: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
]);

function sourceOf(lock: unknown, record: unknown): PackageSource | null {
  const text = (key: string) => textAt(record, key);
  const source = text('Source')?.toLowerCase() ?? '';
  const type = text('RemoteType') ?? source;
  const host = hosts.get(type) ?? hosts.get(source);
  if (host !== undefined) {
    const owner = text('RemoteUsername');
    const name = text('RemoteRepo');
    const address = (text('RemoteHost') ?? host)
      .replace(/^api\.github\.com$/u, 'github.com')
      .replace(/\/api\/v\d$/u, '');
    const url = owner === null || name === null ? null : `https://${address}/${owner}/${name}`;
    return { kind: 'git', url, revision: text('RemoteSha') ?? text('RemoteRef') };
  }
  if (type.startsWith('git'))
    return { kind: 'git', url: text('RemoteUrl'), revision: text('RemoteSha') ?? text('RemoteRef') };
  if (source === 'url') return { kind: 'url', url: text('RemoteUrl'), revision: null };
  if (source === 'local') return { kind: 'path', url: text('RemoteUrl'), revision: null };
  const named = listAt(lock, 'R', 'Repositories').find((one) => textAt(one, 'Name') === text('Repository'));
  return { kind: 'registry', url: textAt(named, 'URL') ?? text('Repository'), revision: null };
}

/** Bioconductor's packages are none of CRAN. */
function foreignPurl(record: unknown, name: string, version: string | null): Pick<FoundPackage, 'purl'> {
  const from = `${textAt(record, 'Source') ?? ''} ${textAt(record, 'Repository') ?? ''}`;
  return /\bbioc(?:onductor|soft|ann|exp)?/iu.test(from) ? purlField({ type: 'bioconductor', name, version }) : {};
}

function packageOf(lock: unknown, key: string, record: unknown, line: number | null): FoundPackage {
  const name = textAt(record, 'Package') ?? key;
  const version = textAt(record, 'Version');
  const found = foundPackage({
    key,
    name,
    version,
    source: sourceOf(lock, record),
    integrity: textAt(record, 'Hash'),
    line,
  });
  return { ...found, ...foreignPurl(record, name, version) };
}

const relations = ['Requirements', 'Depends', 'Imports', 'LinkingTo'];

/** Names that a record needs: a list of names, or in newer locks what its DESCRIPTION says. */
function needsOf(record: unknown): string[] {
  return relations.flatMap((relation) => {
    const one = textAt(record, relation);
    const all = one === null ? textsAt(record, relation) : one.split(',');
    return all.map((text) => text.replace(/\(.*$/su, '').trim());
  });
}

function manifestOf(path: string): string {
  return join(dirname(path), 'DESCRIPTION');
}

async function askedBeside({ path, beside }: ReadContext): Promise<ReadonlySet<string> | null> {
  const text = await beside(manifestOf(path));
  const names = rNeeds(dcfFields(text ?? '')).map(({ name }) => name);
  return names.length === 0 ? null : new Set(names);
}

/** `renv.lock`. */
export const renvLock = defineDependencyFile({
  id: 'renv-lock',
  ecosystem: 'cran',
  name: { zh: 'renv 锁文件', en: 'renv lock file' },
  kind: 'lock',
  files: [/(?:^|\/)renv\.lock$/u],
  source: 'https://rstudio.github.io/renv/articles/lockfile.html',
  manifests: (path) => [manifestOf(path)],
  cap: 16_777_216,
  async read(text, context) {
    const lock = jsonDocument(text);
    if (!isTable(lock)) throw new DependencyFileError('unparsable', null, 'The lock file is no object');
    const records = entriesAt(lock, 'Packages');
    refuseTooMany(records.length);
    const { lines, repeated } = jsonPlaces(text, 2);
    const asked = await askedBeside(context);
    const known = new Set(records.map(([key]) => key));
    const packages = records.map(([key, record]) => {
      const found = packageOf(lock, key, record, lines.get(`Packages\0${key}`) ?? null);
      const needs = needsOf(record).filter((name) => known.has(name));
      return { ...found, direct: asked === null ? null : asked.has(found.name), dependsOn: [...new Set(needs)] };
    });
    return { root: null, packages, recorded: null, warnings: repeatedKeys(repeated) };
  },
});
