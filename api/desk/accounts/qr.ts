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

import { encode } from 'uqr';

/** A QR code as one SVG path of unit squares, with the quiet zone that scanners need. */
export interface QrPath {
  /** Squares on a side. */
  readonly size: number;
  readonly path: string;
}

/** Draws a text; runs of dark squares in a row are one step of the path. */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .map((row, y) => {
      let steps = '';
      for (let x = 0; x < size; ) {
        let width = 0;
        while (row[x + width] === true) width += 1;
        if (width > 0) steps += `M${x} ${y}h${width}v1h-${width}z`;
        x += Math.max(1, width);
      }
      return steps;
    })
    .join('');
  return { size, path };
}
