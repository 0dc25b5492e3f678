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

import type { Stage } from '#store/facts.ts';

/** Stages that have thresholds of their own. */
export type GateStage = 'sandbox' | 'incubating' | 'graduated';

/** The threshold of a stage; every stage without its own, applied and side states included, has that of the sandbox. */
export function byStage<T>(stage: Stage, values: Readonly<Record<GateStage, T>>): T {
  return stage === 'incubating' || stage === 'graduated' ? values[stage] : values.sandbox;
}
