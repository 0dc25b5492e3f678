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

import type { Distribution, Use } from '../compatibility/facts.ts';
import type { Level } from './finding.ts';

/** A value of an option, as the option's kind says. */
export type OptionValue = string | number | boolean | readonly string[];

/** What the policy file says of one policy. */
export interface PolicySettings {
  readonly enabled: boolean;
  /** Levels of single rules that differ from the policy's own; `off` silences one. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
  /** Every option of the policy, with its default where the file is silent. */
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Line of the policy file; null when the defaults are used. */
  readonly line: number | null;
}

/** An exception from a policy. */
export interface Waiver {
  readonly policy: string;
  /** Null: all rules of the policy. */
  readonly rule: string | null;
  /** A purl without version, or null. */
  readonly purl: string | null;
  /** `vers`-like list as `>=1.2,<2` by the ecosystem's order, or one version; null only when `purl` is. */
  readonly versions: string | null;
  /** SPDX expression that the package must still have; null when not bound to one. */
  readonly licence: string | null;
  /** Path or pattern (`*` within a name, `**` across), or null. */
  readonly path: string | null;
  /** Advisory or finding id, or null. */
  readonly finding: string | null;
  readonly reason: string;
  readonly owner: string;
  /** ISO date from which it is void. */
  readonly expires: string;
  readonly line: number | null;
}

/** What people know better than the files say. */
export interface Curation {
  readonly purl: string;
  readonly versions: string | null;
  readonly licence: string;
  readonly reason: string;
  readonly line: number | null;
}

/** The policy file, with defaults where it is silent. */
export interface Settings {
  /** Language of reports; null: as the command line and the locale say. */
  readonly lang: 'zh' | 'en' | null;
  /** Licence that the work goes out under; null: what the repository declares. */
  readonly outbound: string | null;
  readonly distribution: Distribution;
  /** How dependencies are used, unless `uses` says otherwise. */
  readonly use: Use;
  /** By ecosystem id or purl without version; the longest match wins. */
  readonly uses: ReadonlyMap<string, Use>;
  readonly failOn: Level;
  /** Patterns of paths that are not judged at all. */
  readonly exclude: readonly string[];
  /** Patterns of paths that hold other people's code. */
  readonly thirdParty: readonly string[];
  readonly policies: ReadonlyMap<string, PolicySettings>;
  readonly waivers: readonly Waiver[];
  readonly curations: readonly Curation[];
  /** Path of the policy file from the root; null when there is none. */
  readonly path: string | null;
}
