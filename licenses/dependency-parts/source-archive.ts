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

import { type FoundPackage, foundPackage } from '../dependency-file.ts';
import { purlField } from './given-purl.ts';

const github =
  /^https?:\/\/github\.com\/([\w.-]{1,100})\/([\w.-]{1,100}?)(?:\.git)?\/(?:archive\/(?:refs\/tags\/)?|releases\/download\/)([^/?#]{1,200}?)(?:\.tar\.\w{1,4}|\.zip|\.tgz)?(?:[/?#].{0,2000})?$/u;

/** Marks between a name and its version are taken away: a pattern would begin at each of them anew. */
function withoutMarks(text: string): string {
  let end = text.length;
  while (end > 0 && '-_.v'.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** The archive that sources come from, by its address; none when it lies in the same repository. The version is the one that is packaged. */
export function sourceArchive(address: string, version: string | null, line: number): FoundPackage[] {
  if (!/^(?:https?|ftp):\/\/\S{1,4000}$/u.test(address)) return [];
  const [, namespace = '', repository, revision = null] = github.exec(address) ?? [];
  const file =
    address
      .replace(/[?#].*$/u, '')
      .split('/')
      .at(-1) ?? '';
  const tag = repository === undefined ? null : revision;
  const plain = file.replace(/\.(?:tar\.\w{1,4}|t[gbx]z|zip|gem|crate|whl|jar)$/u, '');
  const fits = version !== null && version !== '' && (tag ?? plain).includes(version);
  const shortName = fits ? withoutMarks(plain.slice(0, plain.lastIndexOf(version))) : plain;
  const name = repository === undefined ? shortName || plain : `${namespace}/${repository}`;
  if (name === '') return [];
  const known = fits ? version : null;
  const parts =
    repository === undefined
      ? { type: 'generic', name, version: known, qualifiers: [['download_url', address]] as const }
      : { type: 'github', namespace, name: repository, version: tag };
  const source = { kind: 'url', url: address, revision: null } as const;
  return [
    foundPackage({
      key: `source:${address}`,
      name,
      version: known,
      groups: ['source'],
      direct: true,
      source,
      line,
      ...purlField(parts),
    }),
  ];
}
