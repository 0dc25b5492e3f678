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

import type { InputShape } from '#metrics/model.ts';

function bandText(bands: Extract<InputShape, { kind: 'bands' }>['bands']): string {
  return bands
    .map(
      ({ from, below, points }) =>
        `${from === undefined ? '' : `≥${from} `}${below === undefined ? '' : `<${below} `}→ ${points}`,
    )
    .join('; ');
}

/** How a value becomes a score, as a formula. */
export function shapeText(shape: InputShape): string {
  if (shape.kind === 'log') return `ln(1+x)/ln(1+max(x,${shape.threshold}))`;
  if (shape.kind === 'share' || shape.kind === 'check') return 'x (0–1)';
  if (shape.kind === 'inverse') return `1 − x/${shape.limit}`;
  if (shape.kind === 'bands') return `(${bandText(shape.bands)}) / ${shape.most}`;
  const { lower, upper, smallerIsBetter, distribution } = shape;
  const x = smallerIsBetter ? `${upper} − x` : lower === 0 ? 'x' : `x − ${lower}`;
  return `${distribution === 'zipfian' ? `ln(1+${x})/ln(1+${upper - lower})` : `(${x})/${upper - lower}`}, x ∈ [${lower}, ${upper}]`;
}
