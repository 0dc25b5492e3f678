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
import { isNothing, plainOrganisation } from './organisation-names.ts';

describe('plainOrganisation', () => {
  it.each([
    ['Red Hat, Inc.', 'red hat'],
    ['@redhat', 'redhat'],
    ['Huawei Technologies Co., Ltd', 'huawei technologies'],
    ['  华为技术有限公司 ', '华为技术'],
    ['阿里巴巴集团', '阿里巴巴'],
    ['The Linux Foundation', 'linux foundation'],
    ['SAP SE', 'sap'],
    ['Company', 'company'],
    ['Costco', 'costco'],
    ['ＩＢＭ', 'ibm'],
    ['A\u202EB', 'ab'],
  ])('%s → %s', (name, plain) => {
    expect(plainOrganisation(name)).toBe(plain);
  });

  it('is linear on what nobody means', () => {
    // Processor time: others work on the machine too.
    const begun = process.cpuUsage();
    plainOrganisation(' inc'.repeat(100_000));
    plainOrganisation(`${' ,.'.repeat(100_000)}x`);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(1000);
  });

  it('knows names that say nothing', () => {
    expect(['NotFound', '(Unknown)', '?', ' - ', ''].map(isNothing)).toEqual([true, true, true, true, true]);
    expect(isNothing('Notfound Ltd')).toBe(false);
  });
});
