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

import type { FoundPackage, PackageSource } from './dependency-file.ts';
import type { Purl } from './purl/purl.ts';

/** Whether the package is a part of the repository itself, or lies beside it on one machine: no purl names it. */
export function isLocal(source: PackageSource | null): boolean {
  return source?.kind === 'path' || source?.kind === 'workspace';
}

/** Address without what somebody may have logged in with; `git@` of ssh stays. */
function withoutSecrets(url: string): string {
  return url.replace(/^((?:[a-z][a-z0-9+.-]{0,20}:)?\/\/)(?!git@)[^/@\s]{0,1000}@/iu, '$1');
}

function vcsUrl({ url, revision }: PackageSource): string | null {
  if (url === null) return null;
  const bare = withoutSecrets(url.split('#')[0] ?? '');
  const scheme = /^[a-z0-9]+\+/iu.test(bare) || bare.startsWith('git:') ? '' : 'git+';
  return `${scheme}${bare}${revision === null ? '' : `@${revision}`}`;
}

/** What tells a package of the same name that comes from elsewhere from the registry's: `vcs_url`, `download_url`. */
function originOf(source: PackageSource | null): ReadonlyMap<string, string> {
  if (source === null || source.url === null) return new Map();
  if (source.kind === 'git') return new Map([['vcs_url', vcsUrl(source) ?? '']]);
  return source.kind === 'url' ? new Map([['download_url', withoutSecrets(source.url)]]) : new Map();
}

/** A purl of a package whose name may have a namespace before its last `/`; null for what is local. */
export function packagePurl(type: string, found: FoundPackage, name: string): Purl | null {
  if (isLocal(found.source)) return null;
  const slash = name.lastIndexOf('/');
  return {
    type,
    namespace: slash < 0 ? null : name.slice(0, slash),
    name: name.slice(slash + 1),
    version: found.version === '' ? null : found.version,
    qualifiers: originOf(found.source),
    subpath: null,
  };
}
