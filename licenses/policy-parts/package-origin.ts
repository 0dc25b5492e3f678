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

import { ecosystems } from '../ecosystem-registry.ts';
import type { Package } from '../inventory/inventory.ts';

/** Where a package comes from, so that two files that say it in other words say the same. */
export interface Origin {
  readonly kind: 'registry' | 'git' | 'url' | 'path' | 'workspace';
  /** Of a registry its scheme and host, of others the address without its revision; null for the registry that everybody means. */
  readonly place: string | null;
  /** As the file writes it. */
  readonly url: string | null;
  readonly revision: string | null;
}

/** Hosts that serve what the registry of the ecosystem lists. */
const mirrors: ReadonlyMap<string, readonly string[]> = new Map([
  ['npm', ['registry.npmjs.org', 'registry.yarnpkg.com']],
  ['pypi', ['pypi.org', 'files.pythonhosted.org', 'pypi.python.org']],
  ['cargo', ['github.com', 'index.crates.io', 'crates.io', 'static.crates.io']],
  ['composer', ['packagist.org', 'repo.packagist.org', 'api.github.com', 'codeload.github.com']],
  ['pub', ['pub.dev', 'pub.dartlang.org']],
]);

function parsed(url: string): URL | null {
  return URL.parse(url.replace(/^(?:git|registry|sparse|hg|svn)\+/u, ''));
}

function isUsual(ecosystem: string, { hostname }: URL): boolean {
  const known = ecosystems.get(ecosystem)?.registries ?? [];
  const own = known.some((registry) => parsed(registry)?.hostname === hostname);
  return own || mirrors.get(ecosystem)?.includes(hostname) === true;
}

/** `git@host:path`, `ssh://git@host/path`, `https://host/path.git#rev` are one place. */
function gitPlace(url: string): string {
  const plain = url.replace(/^git\+/u, '').replace(/[?#].*$/u, '');
  const short = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/u.exec(plain);
  const text = short === null ? plain.replace(/^[a-z+]+:\/\/(?:[^@/]*@)?/u, '') : `${short[1] ?? ''}/${short[2] ?? ''}`;
  return text.replace(/(?:\.git)?(?<!\/)\/*$/u, '').toLowerCase();
}

/** Null where the files do not say. */
export function originOf({ source, ecosystem }: Package): Origin | null {
  if (source === null) return null;
  const { kind, url, revision } = source;
  if (url === null) return { kind, place: null, url, revision };
  if (kind === 'git') return { kind, place: gitPlace(url), url, revision };
  const address = parsed(url);
  if (address === null) return { kind, place: url, url, revision };
  if (kind !== 'registry') return { kind, place: address.href, url, revision };
  return { kind, place: isUsual(ecosystem, address) ? null : `${address.protocol}//${address.host}`, url, revision };
}

/** Whether it lies on the ecosystem's own registry, which of some is a host of repositories. */
export function isFromRegistry({ ecosystem }: Package, { kind, url }: Origin): boolean {
  if (kind === 'registry') return true;
  const known = ecosystems.get(ecosystem)?.registries ?? [];
  return url !== null && known.some((registry) => url.startsWith(`${registry.replace(/\/+$/u, '')}/`));
}

/** Whether what is fetched from there can be changed on its way. */
export function isPlainText({ url }: Origin): boolean {
  if (url === null) return false;
  const plain = url.replace(/^(?:git|registry|sparse|hg|svn)\+/u, '');
  if (!/^(?:http|git|ftp|svn):\/\//iu.test(plain)) return false;
  const host = parsed(plain)?.hostname ?? '';
  return !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(host);
}

/** An archive of the registry of npm carries the name of its package; another name is another package. */
export function isOtherPackage({ name }: Package, { kind, url }: Origin): boolean {
  if (kind !== 'registry' || url === null) return false;
  const address = parsed(url);
  if (address === null || !/\/-\/[^/]+\.tgz$/u.test(address.pathname)) return false;
  const path = decoded(address.pathname).toLowerCase();
  return !path.includes(`/${name.toLowerCase()}/-/`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}

/** Sums by their algorithm: `sha512-…`, `sha256:…`, `h1:…`; those without a name by their length. */
function sumsOf(integrity: string): ReadonlyMap<string, string> {
  const sums = integrity.split(/\s+/u).filter((sum) => sum !== '');
  return new Map(
    sums.map((sum) => {
      const [, algorithm, value] = /^([a-z][a-z0-9]{1,9})[-:=](.+)$/iu.exec(sum) ?? [];
      return algorithm === undefined || value === undefined ? [`${sum.length}`, sum] : [algorithm.toLowerCase(), value];
    }),
  );
}

/** Whether two checksums contradict each other; sums of different algorithms say nothing of each other. */
export function contradict(a: string, b: string): boolean {
  const [left, right] = [sumsOf(a), sumsOf(b)];
  const shared = [...left.keys()].filter((algorithm) => right.has(algorithm));
  return shared.length > 0 && !shared.some((algorithm) => left.get(algorithm) === right.get(algorithm));
}
