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
import type { Band, ModelInput } from './model.ts';

/** A metric that is worth more the more of it there is, fully at T. */
export function logInput(id: string, weight: number, threshold: number, name: Text): ModelInput {
  return { id, from: 'metric', name, weight, shape: { kind: 'log', threshold } };
}

/** A metric that is a share already. */
export function shareInput(id: string, weight: number, name: Text): ModelInput {
  return { id, from: 'metric', name, weight, shape: { kind: 'share' } };
}

/** A metric of which less is better, and from `limit` on nothing. */
export function inverseInput(id: string, weight: number, limit: number, name: Text): ModelInput {
  return { id, from: 'metric', name, weight, shape: { kind: 'inverse', limit } };
}

/** All checks of a category, each by its own weight. */
export function checksInput(category: string, weight: number, name: Text): ModelInput {
  return { id: category, from: 'checks', name, weight, shape: { kind: 'check' } };
}

/** Points by bands; the most there are is the weight. */
export function bandsInput(id: string, most: number, name: Text, bands: readonly Band[]): ModelInput {
  return { id, from: 'metric', name, weight: most, shape: { kind: 'bands', most, bands } };
}

/** What the hub cannot measure yet: listed with its weight and unmeasured, never zero; a table may bring it. */
export function unavailableInput(id: string, weight: number, name: Text, unavailable: Text): ModelInput {
  return { id, from: 'derived', name, weight, shape: { kind: 'share' }, unavailable };
}
