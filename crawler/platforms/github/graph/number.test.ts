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

import { describe, expect, it } from 'vitest';
import { numberOfNode } from './number.ts';

describe('numberOfNode', () => {
  it('reads the id that REST uses out of both forms of node ids', () => {
    expect(numberOfNode('CE_lADOB_z1Gs5K-Ts6zwAAAAGTxNMP')).toBe('6774117135');
    expect(numberOfNode('I_kwDOB_z1Gs5K-Ts6')).toBe('1257847610');
    expect(numberOfNode('MDEyOklzc3VlQ29tbWVudDQwNzY3NTQzMQ==')).toBe('407675431');
    expect(numberOfNode('MDExOlB1bGxSZXF1ZXN0MjAzNzU2NzM2')).toBe('203756736');
  });

  it('takes every other id as it is', () => {
    for (const id of [
      '',
      'CE_',
      'CE_!!',
      'EV_MToyOjM',
      'CE_lADOB_z1Gs5K-Ts6zwAAAAGTxN',
      'abcd',
      '12',
      'CE_kA',
      'x:1',
    ]) {
      expect(numberOfNode(id)).toBe(id);
    }
  });
});
