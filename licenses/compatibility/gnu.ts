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

import { offersLater } from '../expression-versions.ts';

/** A GNU licence: its name, and the versions that it offers. */
export interface GnuLicence {
  readonly family: 'GPL' | 'LGPL' | 'AGPL';
  /** Published ones, and `later` for those still to come. */
  readonly versions: readonly string[];
}

const published = { GPL: ['1.0', '2.0', '3.0'], LGPL: ['2.0', '2.1', '3.0'], AGPL: ['1.0', '3.0'] } as const;

/** The GNU licence of an id; null for every other. */
export function gnuLicence(id: string): GnuLicence | null {
  const [, family, version = ''] = /^(GPL|LGPL|AGPL)-(\d\.\d)-(?:only|or-later)$/u.exec(id) ?? [];
  if (family === undefined) return null;
  const all: readonly string[] = published[family as 'GPL'];
  const versions = offersLater(id) ? [...all.slice(all.indexOf(version)), 'later'] : [version];
  return { family: family as 'GPL', versions };
}

/** Versions of the GPL under which the work may be given: for LGPL 2.x any from 2, for LGPL 3 the third, by its own words. */
export function asGpl({ family, versions }: GnuLicence): readonly string[] {
  if (family === 'GPL') return versions;
  if (family === 'AGPL') return [];
  if (versions.some((version) => version.startsWith('2.'))) return ['2.0', '3.0', 'later'];
  return versions;
}
