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

/** A share as rubrics write it; whole numbers, so that nothing is ever rounded. */
export interface Fraction {
  readonly of: number;
  readonly in: number;
}

/** Reads `2/3`; a fraction above one, or of nothing, is a fault of whoever stored it. */
export function parseFraction(text: string): Fraction {
  const [, of = '', whole = ''] = /^([1-9]\d?)\/([1-9]\d?)$/.exec(text) ?? [];
  const fraction = { of: Number(of), in: Number(whole) };
  if (fraction.of === 0 || fraction.of > fraction.in) throw new RangeError(`${text} is no share of a whole`);
  return fraction;
}

/** Whether so many of a whole are at least the fraction; of an empty whole nothing ever is. */
export function reaches(part: number, whole: number, { of, in: parts }: Fraction): boolean {
  return whole > 0 && part * parts >= whole * of;
}

/** How many of a whole it takes. */
export function neededOf(whole: number, { of, in: parts }: Fraction): number {
  return Math.ceil((whole * of) / parts);
}
