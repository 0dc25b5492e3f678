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

import type { FoundPackage, PackageSource } from '../dependency-file.ts';
import type { Purl } from '../purl/purl.ts';

/** Whether the package is a part of the repository itself, or lies beside it on one machine: no purl names it. */
export function isLocal(source: PackageSource | null): boolean {
  return source?.kind === 'path' || source?.kind === 'workspace';
}

/** Address without what somebody may have logged in with; `git@` of ssh stays. */
function withoutSecrets(url: string): string {
  return url.replace(/^((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/)(?!git@)[^/@\s]{0,1000}@/iu, '$1');
}

/** The address as SPDX writes it, with `git+` and what is checked out; null where it is no address that git fetches. */
function vcsUrl(url: string, revision: string | null): string | null {
  const bare = withoutSecrets(url.split('#')[0] ?? '');
  const short = /^([\w.-]{1,100}@[\w.-]{1,200}):(?!\/\/)(.{1,1000})$/u.exec(bare);
  const whole = short === null ? bare : `ssh://${short[1]}/${short[2]?.replace(/^\//u, '')}`;
  if (!/^(?:git\+)?(?:https?|ssh|git|file):\/\//iu.test(whole)) return null;
  const scheme = /^git[+:]/iu.test(whole) ? '' : 'git+';
  return `${scheme}${whole}${revision === null ? '' : `@${revision}`}`;
}

// One for all: there are as many of them as packages.
const none: ReadonlyMap<string, string> = new Map();

/**
 * What tells a package of the same name that comes from elsewhere from the registry's: `vcs_url`, `download_url`. Null where
 * it comes from elsewhere and a purl cannot say from where.
 */
function originOf(source: PackageSource | null): ReadonlyMap<string, string> | null {
  if (source === null || source.url === null || source.kind === 'registry') return none;
  if (source.kind === 'git') {
    const address = vcsUrl(source.url, source.revision);
    return address === null ? null : new Map([['vcs_url', address]]);
  }
  return /^https?:\/\//iu.test(source.url) ? new Map([['download_url', withoutSecrets(source.url)]]) : null;
}

/** A purl of a package whose name may have a namespace before its last `/`; null for what is local, or from where no purl can say. */
export function packagePurl(type: string, found: FoundPackage, name: string): Purl | null {
  const qualifiers = isLocal(found.source) ? null : originOf(found.source);
  if (qualifiers === null) return null;
  const slash = name.lastIndexOf('/');
  return {
    type,
    namespace: slash < 0 ? null : name.slice(0, slash),
    name: name.slice(slash + 1),
    version: found.version === '' ? null : found.version,
    qualifiers,
    subpath: null,
  };
}
