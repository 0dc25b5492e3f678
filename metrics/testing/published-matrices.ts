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

/** A pairwise matrix with the answers published beside it. */
export interface PublishedMatrix {
  readonly name: string;
  readonly matrix: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly lambda: number;
  readonly index: number;
  readonly randomIndex: number;
  readonly ratio: number;
}

/** The seven of OSS Compass v1: numbers of oss-compass/docs-zh @ bb3ef95f (Apache-2.0). That of the domain persona is corrupt as published. */
export const publishedMatrices: readonly PublishedMatrix[] = [
  {
    name: 'organisations activity',
    matrix: [
      [1, 1.25, 1.25, 2],
      [0.8, 1, 1, 1.6],
      [0.8, 1, 1, 1.6],
      [0.5, 0.625, 0.625, 1],
    ],
    weights: [0.32258, 0.25806, 0.25806, 0.16129],
    lambda: 4,
    index: 0,
    randomIndex: 0.89,
    ratio: 0,
  },
  {
    name: 'collaboration development index',
    matrix: [
      [1, 1.111, 1.25, 1.429, 1.667, 2, 2, 5],
      [0.9, 1, 1.25, 1.25, 1.429, 1.667, 1.667, 2.5],
      [0.8, 0.8, 1, 1.111, 1.25, 1.429, 1.429, 2],
      [0.7, 0.8, 0.9, 1, 1.111, 1.25, 1.25, 2],
      [0.6, 0.7, 0.8, 0.9, 1, 1.111, 1.111, 2],
      [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1, 2],
      [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1, 2],
      [0.2, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5, 1],
    ],
    weights: [0.19987, 0.16363, 0.13853, 0.12612, 0.11319, 0.10113, 0.10113, 0.0564],
    lambda: 8.034,
    index: 0.005,
    randomIndex: 1.41,
    ratio: 0.003,
  },
  {
    name: 'community service and support',
    matrix: [
      [1, 1, 1.333, 1.5, 1.5, 2, 2],
      [1, 1, 1.333, 1.5, 1.5, 2, 2],
      [0.75, 0.75, 1, 1.143, 1.143, 1.333, 1.333],
      [0.667, 0.667, 0.875, 1, 1, 1.25, 1.25],
      [0.667, 0.667, 0.875, 1, 1, 1.25, 1.25],
      [0.5, 0.5, 0.75, 0.8, 0.8, 1, 1],
      [0.5, 0.5, 0.75, 0.8, 0.8, 1, 1],
    ],
    weights: [0.19721, 0.19721, 0.14372, 0.12876, 0.12876, 0.10217, 0.10217],
    lambda: 7.002,
    index: 0,
    randomIndex: 1.36,
    ratio: 0,
  },
  {
    name: 'community activity',
    matrix: [
      [1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 6, 6, 6],
      [1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 6, 6, 6],
      [0.5, 0.5, 1, 2, 2, 2, 3, 3, 3, 4, 5, 5, 5],
      [0.5, 0.5, 0.5, 1, 2, 2, 3, 3, 3, 4, 5, 5, 5],
      [0.333, 0.333, 0.5, 0.5, 1, 1, 2, 2, 2, 3, 4, 4, 4],
      [0.333, 0.333, 0.5, 0.5, 1, 1, 2, 2, 2, 3, 4, 4, 4],
      [0.25, 0.25, 0.333, 0.333, 0.5, 0.5, 1, 1, 1, 2, 3, 3, 3],
      [0.25, 0.25, 0.333, 0.333, 0.5, 0.5, 1, 1, 1, 2, 3, 3, 3],
      [0.25, 0.25, 0.333, 0.333, 0.5, 0.5, 1, 1, 1, 2, 3, 3, 3],
      [0.2, 0.2, 0.25, 0.25, 0.333, 0.333, 0.5, 0.5, 0.5, 1, 2, 2, 2],
      [0.167, 0.167, 0.2, 0.2, 0.25, 0.25, 0.333, 0.333, 0.333, 0.5, 1, 1, 1],
      [0.167, 0.167, 0.2, 0.2, 0.25, 0.25, 0.333, 0.333, 0.333, 0.5, 1, 1, 1],
      [0.167, 0.167, 0.2, 0.2, 0.25, 0.25, 0.333, 0.333, 0.333, 0.5, 1, 1, 1],
    ],
    weights: [
      0.18009, 0.18009, 0.12742, 0.11501, 0.07768, 0.07768, 0.04919, 0.04919, 0.04919, 0.03177, 0.0209, 0.0209, 0.0209,
    ],
    lambda: 13.303,
    index: 0.025,
    randomIndex: 1.56,
    ratio: 0.016,
  },
  {
    name: 'domain persona',
    matrix: [
      [1, 0.667, 1, 0.667, 2, 1.333],
      [1.5, 1, 1.5, 1, 3, 2],
      [1, 0.667, 1, 0.667, 2, 1.333],
      [1.5, 1, 1.5, 1, 3, 2],
      [0.8, 0.5, 0.333, 0.5, 0.333, 1],
      [0.75, 0.5, 0.75, 0.5, 1.5, 1],
    ],
    weights: [0.16, 0.24, 0.16, 0.24, 0.08, 0.12],
    lambda: 6,
    index: 0,
    randomIndex: 1.26,
    ratio: 0,
  },
  {
    name: 'milestone persona',
    matrix: [
      [1, 0.667, 1.667, 1.111, 2.5, 1.667],
      [1.5, 1, 2.5, 1.667, 3.75, 2.5],
      [0.6, 0.4, 1, 0.667, 1.5, 1],
      [0.9, 0.6, 1.5, 1, 2.25, 1.5],
      [0.4, 0.267, 0.667, 0.444, 1, 0.667],
      [0.6, 0.4, 1, 0.667, 1.5, 1],
    ],
    weights: [0.2, 0.3, 0.12, 0.18, 0.08, 0.12],
    lambda: 6,
    index: 0,
    randomIndex: 1.26,
    ratio: 0,
  },
  {
    name: 'role persona',
    matrix: [
      [1, 0.667, 1, 0.667],
      [1.5, 1, 1.5, 1],
      [1, 0.667, 1, 0.667],
      [1.5, 1, 1.5, 1],
    ],
    weights: [0.2, 0.3, 0.2, 0.3],
    lambda: 4,
    index: 0,
    randomIndex: 0.89,
    ratio: 0,
  },
];
