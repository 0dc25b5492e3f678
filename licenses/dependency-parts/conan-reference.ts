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

/** `name/version@user/channel#recipe-revision:package-id#package-revision%time`. */
export interface ConanReference {
  readonly name: string;
  readonly version: string;
  readonly user: string | null;
  readonly channel: string | null;
}

const reference =
  /^([a-zA-Z0-9_][\w+.-]{0,200})\/(\[[^\]\n]{1,200}\]|[^@#:%\s]{1,200})(?:@([^/#:%\s]{0,100})(?:\/([^#:%\s]{0,100}))?)?(?:[#:%]\S{0,500})?$/u;

/** Null when the text is no reference: one without a name is none. */
export function conanReference(text: string): ConanReference | null {
  const match = reference.exec(text.trim());
  if (match === null) return null;
  const [, name = '', version = '', user, channel] = match;
  const given = (part: string | undefined) => (part === undefined || part === '' || part === '_' ? null : part);
  return { name, version, user: given(user), channel: given(channel) };
}

/** The purl of a package that somebody else than the centre publishes; nothing of others. */
function publishedPurl({ name, version, user, channel }: ConanReference): Pick<FoundPackage, 'purl'> {
  if (user === null) return {};
  const qualifiers = [['user', user] as const, ...(channel === null ? [] : [['channel', channel] as const])];
  return purlField({ type: 'conan', name, version, qualifiers });
}

/** A package of a reference; `[>1.2]` is a range and no version. */
export function conanPackage(found: ConanReference, rest: Partial<FoundPackage>): FoundPackage {
  const range = /^\[(.*)\]$/su.exec(found.version)?.[1];
  const plain = foundPackage({
    name: found.name,
    // A recipe without a version is written with the `None` of Python.
    version: range === undefined && found.version !== 'None' ? found.version : null,
    constraint: range ?? null,
    ...rest,
  });
  return range === undefined ? { ...plain, ...publishedPurl(found) } : plain;
}
