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

import { expect } from 'vitest';
import type { WorldRepository } from '../world/model.ts';
import { type Case, open, type PlatformContract, worldOf } from './bench.ts';
import { findAs, findMain } from './drive.ts';

/** The name that was known redirects, and the id stays. */
export const rename: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract)));
  const before = await findMain(bench.connect());
  bench.world.rename({ name: 'renamed' });
  const found = await findAs(bench.connect(), { path: before.fullName, id: before.id });
  expect(found).toMatchObject({ kind: 'found', moved: true });
  expect(found.kind === 'found' && found.repository).toMatchObject({ id: before.id, fullName: 'example-org/renamed' });
};

/** Somebody else took the name: who asks by id gets the old one, who asks by name the new one. */
export const reusedName: Case = async (contract, use) => {
  const bench = await use(open(contract, worldOf(contract)));
  const before = await findMain(bench.connect());
  bench.world.rename({ name: 'renamed' });
  const impostor = bench.world.add({ name: 'project', commits: 3 });
  const found = await findAs(bench.connect(), { path: before.fullName, id: before.id });
  expect(found.kind === 'found' && found.repository.id).toBe(before.id);
  const fresh = await findAs(bench.connect(), { path: before.fullName });
  expect(fresh.kind === 'found' && fresh.repository.id).toBe(impostor.id);
};

async function findInState(contract: PlatformContract, use: Parameters<Case>[1], state: WorldRepository['state']) {
  const bench = await use(open(contract, worldOf(contract)));
  const before = await findMain(bench.connect());
  bench.world.main.state = state;
  return findAs(bench.connect(), { path: before.fullName, id: before.id });
}

/** What is deleted is not found. */
export const gone: Case = async (contract, use) => {
  expect(await findInState(contract, use, 'gone')).toEqual({ kind: 'not-found' });
};

/** What was taken down says so. */
export const blocked: Case = async (contract, use) => {
  expect(await findInState(contract, use, 'blocked')).toMatchObject({ kind: 'blocked', legal: true });
};
