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

/** What a reference to an image of a container says. */
export interface ImageReference {
  /** Host and port of the registry; null for Docker Hub. */
  readonly host: string | null;
  /** Path in the registry; `library/` of Docker Hub is left out. */
  readonly path: string;
  /** Both of them: the name that two spellings share. */
  readonly name: string;
  readonly tag: string | null;
  /** `sha256:…`. */
  readonly digest: string | null;
}

const reference =
  /^([a-z0-9]+(?:[._-]{1,3}[a-z0-9]+)*(?::\d{1,5}(?=\/))?(?:\/[a-z0-9]+(?:[._-]{1,3}[a-z0-9]+)*)*)(?::([\w][\w.-]{0,127}))?(?:@([a-z0-9+._-]{1,20}:[0-9a-f]{32,128}))?$/iu;
const longest = 600;
const hub = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

/** Parts of `host/path:tag@digest`; null when it is no reference, as one with a variable in it. */
export function imageReference(text: string): ImageReference | null {
  if (text.length > longest) return null;
  const match = reference.exec(text);
  if (match === null) return null;
  const whole = (match[1] ?? '').toLowerCase();
  const [first = '', ...rest] = whole.split('/');
  const hasHost = rest.length > 0 && (/[.:]/u.test(first) || first === 'localhost');
  const host = hasHost && !hub.has(first) ? first : null;
  const path = (hasHost ? rest.join('/') : whole).replace(host === null ? /^library\// : /^$/, '');
  return {
    host,
    path,
    name: host === null ? path : `${host}/${path}`,
    tag: match[2] ?? null,
    digest: match[3]?.toLowerCase() ?? null,
  };
}
