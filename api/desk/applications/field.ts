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

import type { Text } from '#store/facts.ts';

/** What an application can ask for. */
export const applicationKinds = ['admission', 'promotion', 'return'] as const;
/** One of {@link applicationKinds}. */
export type ApplicationKind = (typeof applicationKinds)[number];

/** How a field is filled in; `lines` are one entry a line, `statement` is agreed to or not. */
export type FieldKind =
  | 'line'
  | 'text'
  | 'url'
  | 'email'
  | 'choice'
  | 'choices'
  | 'lines'
  | 'repositories'
  | 'statement';

/** Something to choose. */
export interface FieldChoice {
  readonly id: string;
  readonly name: Text;
}

/** One question of the application form; API, pages and reference loop over these. */
export interface FormField {
  /** Name in `form`. */
  readonly id: string;
  readonly label: Text;
  /** What a good answer holds, and where it goes. */
  readonly help: Text;
  readonly kind: FieldKind;
  /** Kinds of applications that ask it. */
  readonly asked: readonly ApplicationKind[];
  /** Kinds that cannot be submitted without it. */
  readonly required: readonly ApplicationKind[];
  /** Characters at most, of one line where it takes several. */
  readonly most: number;
  /** Lines or choices at most. */
  readonly mostLines?: number;
  readonly choices?: readonly FieldChoice[];
  /** For answers to the applicant only: never public, and left out of the audit log. */
  readonly personal?: true;
}

/** A part of the form under one heading. */
export interface FormPart {
  readonly id: string;
  readonly title: Text;
  readonly fields: readonly FormField[];
}
