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

import type { FoundPackage } from '../dependency-file.ts';
import { purlField } from './given-purl.ts';

/** Qualifiers of a conda package. */
export interface CondaQualifiers {
  readonly build: string | null;
  /** An address or a name; its last part is the channel's name. */
  readonly channel: string | null;
  readonly subdir: string | null;
}

/** The channel's name: `https://conda.anaconda.org/conda-forge/linux-64` → `conda-forge`. */
function condaChannel(address: string): string {
  const parts = address
    .replace(/^[a-z]+:\/\/[^/]*/iu, '')
    .split('/')
    .filter((part) => part !== '' && !/^(?:noarch|(?:linux|osx|win|emscripten|wasi)-\w+)$/u.test(part));
  return parts.at(-1) ?? address;
}

/** The purl with what tells builds of one version apart; nothing when the parts cannot be one. */
export function condaPurl(
  name: string,
  version: string | null,
  { build, channel, subdir }: CondaQualifiers,
): Pick<FoundPackage, 'purl'> {
  const qualifiers = [
    ['build', build],
    ['channel', channel === null ? null : condaChannel(channel)],
    ['subdir', subdir],
  ] as const;
  const given = qualifiers.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
  return purlField({ type: 'conda', name, version, qualifiers: given });
}

/** A package as conda writes one in an environment. */
export interface CondaSpec {
  readonly name: string;
  readonly channel: string | null;
  readonly version: string | null;
  readonly constraint: string | null;
}

const spec = /^(?:([^\s:[\]]{1,300})::?)?([A-Za-z0-9_][\w.-]{0,200})\s*([=<>!~\d*][^[]{0,300})?(?:\[[^\]]{0,500}\])?$/u;

/** `channel::name=1.2=build`, `name >=1`, `name==1.2`; `=1.2` alone is any 1.2. Null when it is no package. */
export function condaSpec(text: string): CondaSpec | null {
  const match = spec.exec(text.trim());
  if (match === null) return null;
  const [, channel = null, name = '', rest] = match;
  const constraint = rest?.trim() ?? null;
  const exact = /^(?:==\s*([\w.!+-]+)(?:=[^=\s]+)?|=\s*([\w.!+-]+)(?:=[^=\s]+)|([\d][\w.!+-]*)\s+\S+)$/u.exec(
    constraint ?? '',
  );
  const version = exact?.[1] ?? exact?.[2] ?? exact?.[3] ?? null;
  return { name: name.toLowerCase(), channel, version: version?.includes('*') === true ? null : version, constraint };
}
