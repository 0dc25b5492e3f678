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

import { expect, it } from 'vitest';
import { findingsOf } from '../policy-parts/testing-policy.ts';
import { policyChanged } from './policy-changed.ts';

const base = { '.tongming.yml': 'outbound: MIT\n', a: '1' };

it('says which policy was used when the change brings another', async () => {
  const [finding] = await findingsOf(policyChanged, { base, head: { ...base, '.tongming.yml': 'policies: {}\n' } });
  expect(finding).toMatchObject({ rule: 'changed', path: '.tongming.yml', side: 'head' });
  expect(finding?.message.en).toContain('judged by the policy of the base');
});

it('tells a policy file that goes away or comes', async () => {
  expect(await findingsOf(policyChanged, { base, head: { a: '1' } })).toMatchObject([{ side: 'base', line: null }]);
  expect(await findingsOf(policyChanged, { base: { a: '1' }, head: base })).toMatchObject([{ rule: 'changed' }]);
});

it('says nothing of other changes', async () => {
  expect(await findingsOf(policyChanged, { base, head: { ...base, a: '2' } })).toEqual([]);
});
