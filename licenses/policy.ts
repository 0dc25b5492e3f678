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

import type { CheckFacts } from './check/facts.ts';
import type { Level, RawFinding } from './check/finding.ts';
import type { OptionValue } from './check/settings.ts';
import type { Text } from './result.ts';

/** One key of a policy in the policy file. */
export interface PolicyOption {
  /** `choice` takes one of `values`; lists are of text. */
  readonly kind: 'text' | 'number' | 'boolean' | 'list' | 'choice';
  readonly default: OptionValue;
  /** Allowed values of a choice, or of each entry of a list; absent: any. */
  readonly values?: readonly string[];
  /** Of free text and of entries of a list: why one is refused, or null; `near` are words that may have been meant. */
  readonly refuses?: (value: string) => { readonly why: Text; readonly near: readonly string[] } | null;
  readonly says: Text;
}

/** Options of a policy by their keys, kebab-case. */
export type PolicyOptions = Readonly<Record<string, PolicyOption>>;

/** Type of an option's value. */
export type ValueOf<O extends PolicyOption> = O['kind'] extends 'number'
  ? number
  : O['kind'] extends 'boolean'
    ? boolean
    : O['kind'] extends 'list'
      ? readonly string[]
      : string;

/** The options as a policy is given them: every key is there, of its kind. */
export type Given<O extends PolicyOptions> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** One thing that a policy may find. */
export interface PolicyRule {
  readonly level: Level;
  /** What it means when this is found, in one sentence. */
  readonly says: Text;
}

/** What a policy says of the facts. */
export interface PolicyAnswer {
  readonly findings: readonly RawFinding[];
  /** What could not be asked at all, with the reason; empty when everything was. */
  readonly notChecked: readonly Text[];
}

/** Something that a change, or a tree, must keep. */
export interface Policy<O extends PolicyOptions = PolicyOptions> {
  /** kebab-case, equals the file name. */
  readonly id: string;
  readonly name: Text;
  /** What it asks, as a question. */
  readonly question: Text;
  /** Why it matters and what it rests on, for the reference. */
  readonly about: Text;
  /** URL of the specification or practice that it comes from. */
  readonly source: string;
  /** `change`: it compares two sides and says nothing of a whole tree. */
  readonly judges: 'change' | 'tree' | 'both';
  /** Runs unless the policy file turns it off. */
  readonly enabled: boolean;
  /** By id; a finding names one of them. */
  readonly rules: Readonly<Record<string, PolicyRule>>;
  readonly options: O;
  readonly judge: (facts: CheckFacts, options: Given<O>) => Promise<PolicyAnswer> | PolicyAnswer;
}

/** Any member of the family; its options are read by its own card. */
// oxlint-disable-next-line typescript/no-explicit-any -- a policy takes its own options only, which no common type can say
export type AnyPolicy = Policy<any>;

/** Declares a policy; the identity function gives the member its type. */
export function definePolicy<const O extends PolicyOptions>(policy: Policy<O>): Policy<O> {
  return policy;
}

/** A finding of which only this much is to be said. */
export function rawFinding(known: Pick<RawFinding, 'rule' | 'subject' | 'message'> & Partial<RawFinding>): RawFinding {
  return {
    level: null,
    undecided: false,
    evidence: [],
    fix: null,
    patch: null,
    path: null,
    line: null,
    side: 'head',
    purl: null,
    licence: null,
    since: null,
    ...known,
  };
}
