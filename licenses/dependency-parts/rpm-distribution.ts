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

import { yamlField } from '../manifest-yaml.ts';
import type { Spec } from './rpm-spec-text.ts';

/** What openEuler keeps beside a spec file of where the sources come from. */
export interface Upstream {
  /** As `github`, `gitee`, `git`. */
  readonly kind: string;
  /** `owner/repository`, or an address. */
  readonly repository: string;
  /** The tag of a version, by the prefix and separator that it notes; null where it notes a pattern. */
  readonly tagOf: (version: string) => string | null;
}

/** Tags of distributions behind a release, as in `1.oe2203`. */
const tags: readonly (readonly [RegExp, string])[] = [
  [/\.oe\d/u, 'openeuler'],
  [/\.fc\d/u, 'fedora'],
  [/\.(?:an|al)\d/u, 'anolis'],
  [/\.(?:oc|ocs)\d/u, 'opencloudos'],
  [/\.(?:tl|tlinux)\d/u, 'tencentos'],
  [/\.(?:ky|ks)\d/u, 'kylin'],
  [/\.amzn\d/u, 'amzn'],
  [/\.(?:azl|cm)\d/u, 'azurelinux'],
  [/\.mga\d/u, 'mageia'],
];
const vendors: readonly (readonly [RegExp, string])[] = [
  [/openeuler/iu, 'openeuler'],
  [/fedora/iu, 'fedora'],
  [/openanolis|anolis/iu, 'anolis'],
  [/opencloudos/iu, 'opencloudos'],
  [/kylin/iu, 'kylin'],
  [/opensuse/iu, 'opensuse'],
];

function tagNaming(text: string): Upstream['tagOf'] {
  const plain = (name: string) => {
    const value = yamlField(text, name)?.values[0] ?? '';
    return value === 'NA' ? '' : value;
  };
  const prefix = plain('tag_prefix').replace(/^\^/u, '').replace(/\\\./gu, '.');
  const separator = plain('separator') || '.';
  const literal = /^[\w./-]{0,60}$/u.test(prefix) && /^[\w.-]{1,3}$/u.test(separator);
  return (version) => (literal ? prefix + version.replaceAll('.', separator) : null);
}

/** Reads openEuler's `<package>.yaml`; null when it is something else. */
export function openEulerUpstream(text: string | null): Upstream | null {
  if (text === null) return null;
  const kind = yamlField(text, 'version_control')?.values[0];
  const name = yamlField(text, 'src_repo')?.values[0];
  if (kind === undefined || name === undefined || kind === 'NA') return null;
  return { kind: kind.toLowerCase(), repository: name, tagOf: tagNaming(text) };
}

function found(text: string, list: readonly (readonly [RegExp, string])[]): string | null {
  return list.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The distribution that a spec file is for, as purls name it; null when nothing says so. */
export function rpmDistribution({ tags: all, changelog }: Spec, upstream: Upstream | null): string | null {
  if (upstream !== null) return 'openeuler';
  const written = (tag: string) => all.filter((one) => one.tag === tag).map((one) => one.written);
  const vendor = found([...written('vendor'), ...written('distribution')].join(' '), vendors);
  const headings = changelog.filter((line) => line.startsWith('*')).slice(0, 20);
  return vendor ?? found([...written('release'), ...headings].join('\n'), tags);
}
