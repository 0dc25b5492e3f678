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

import type { z } from 'zod';
import type { Text } from '#store/facts.ts';

/** The card of an environment variable; docs/configuration.md is written from these. */
export interface VariableCard {
  readonly name: string;
  /** What holds when it is unset; null = nothing. */
  readonly default: string | null;
  readonly meaning: Text;
  readonly example: string;
}

/** A variable with how its text is read. */
export interface Variable<T> extends VariableCard {
  readonly schema: z.ZodType<T, string>;
  readonly fallback: T;
  /** How a value must be written, for the message about one that is not. */
  readonly shape: Text;
}

/** Declares a variable. */
export function variable<T>(card: Variable<T>): Variable<T> {
  return card;
}
