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

import { type FoundPackage, foundPackage, type Scope } from '../dependency-file.ts';
import { purlField } from './given-purl.ts';

const groupScopes: Readonly<Record<string, Scope>> = { test: 'test', tests: 'test', build: 'build' };

/** What a group of Paket is for, as far as its name says; the main group is the work itself. */
export function groupOf(group: string): Pick<FoundPackage, 'groups' | 'scopes'> {
  const name = group.toLowerCase();
  if (name === 'main') return { groups: [], scopes: [] };
  const scope = Object.hasOwn(groupScopes, name) ? groupScopes[name] : undefined;
  return { groups: [group], scopes: scope === undefined ? [] : [scope] };
}

const commit = /^[0-9a-f]{7,64}$/u;
const released = /^v?\d+(?:\.\d+)+(?:[-+][\w.+-]{1,100})?$/u;

/** Files of a repository on GitHub, at a tag, branch or commit. */
export function githubPackage(group: string, slug: string, revision: string | null, line: number): FoundPackage {
  const [namespace = '', name = ''] = slug.split('/');
  const version = revision !== null && !commit.test(revision) && released.test(revision) ? revision : null;
  return foundPackage({
    key: `${group}/github:${slug}@${revision ?? ''}`,
    name: slug,
    version,
    source: { kind: 'git', url: `https://github.com/${slug}`, revision },
    ...groupOf(group),
    line,
    ...purlField({ type: 'github', namespace, name, version: revision }),
  });
}

/** A repository or file by its address. */
export function addressPackage(
  group: string,
  kind: 'git' | 'url',
  url: string,
  revision: string | null,
  line: number,
): FoundPackage {
  const last = url
    .replace(/[?#].*$/u, '')
    .split('/')
    .findLast((part) => part !== '');
  const name = last?.replace(/\.git$/u, '') || url;
  const field = kind === 'url' ? 'download_url' : 'vcs_url';
  const address = kind === 'url' ? url : `git+${url}${revision === null ? '' : `@${revision}`}`;
  return foundPackage({
    key: `${group}/${kind}:${url}@${revision ?? ''}`,
    name,
    source: { kind, url, revision },
    ...groupOf(group),
    line,
    ...purlField({ type: 'generic', name, version: revision, qualifiers: [[field, address]] }),
  });
}
