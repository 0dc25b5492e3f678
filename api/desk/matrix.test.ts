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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { type Actor, staffRoles } from './actor.ts';
import { emptyRanking, makers, samples } from './matrix-objects.ts';
import { type MatrixWorld, matrixWorld, type Standing } from './matrix-world.ts';
import { deskObjects } from './object-registry.ts';
import { type Cell, type Column, permissions, secondFactorFirst } from './permissions.ts';
import type { AnyRoute } from './route.ts';
import { deskRoutes } from './route-registry.ts';
import { ensureRubric } from './rubric/store.ts';
import { type TestDesk, testCode, testDesk } from './testing.ts';

const routes = deskRoutes as readonly AnyRoute[];

let store: Store;
let desk: TestDesk;
let world: MatrixWorld;
const ids = new Map<string, Readonly<Record<'theirs' | 'foreign', string>>>();

beforeAll(async () => {
  store = await testStore({ max: 8 });
  desk = testDesk(store);
  await ensureRubric(store.db);
  world = await matrixWorld(store);
  const sample = { model: 'quality', revision: 1, month: '2026-10-01', digest: samples['digest'] ?? '' };
  await store.db
    .insertInto('ranking')
    .values({ ...sample, body: emptyRanking })
    .execute();
  for (const kind of deskObjects.keys()) {
    const make = makers[kind];
    if (make === undefined) continue;
    ids.set(kind, { theirs: await make(store, world.theirs), foreign: await make(store, world.foreign) });
  }
});
afterAll(() => store.close());

/** What stands where: the test's own reading of who is related how. */
interface Relation {
  readonly own: boolean;
  readonly maintains: boolean;
  readonly conflict: boolean;
  readonly open: boolean;
}

function relation(actor: Actor, standing: Standing, open: boolean): Relation {
  const own = actor.userId === standing.applicant;
  const maintains = actor.maintains.includes(standing.project);
  const same = actor.organisation?.trim().toLowerCase() === standing.organisation;
  return { own, maintains, conflict: own || maintains || same, open };
}

function cellAllows(cell: Cell, column: Column, { own, maintains, conflict, open }: Relation): boolean {
  if (cell === 'public') return open;
  if (cell === 'own') return column === 'maintainer' ? maintains : own;
  return cell === 'all' || (cell === 'unconflicted' && !conflict);
}

/** Columns of the matrix that somebody stands in. */
function columnsOf(actor: Actor): Column[] {
  if (actor.kind === 'visitor') return ['visitor'];
  if (actor.kind === 'holder') return ['visitor', 'applicant'];
  return ['visitor', 'applicant', 'maintainer', ...(actor.strong ? actor.roles : [])];
}

function may(actor: Actor, row: Readonly<Record<Column, Cell>>, standing: Relation): boolean {
  return columnsOf(actor).some((column) => cellAllows(row[column], column, standing));
}

const without = { own: false, maintains: false, conflict: false, open: false };

function expected(route: AnyRoute, actor: Actor, standing: Relation | null): 'allowed' | 401 | 403 | 404 {
  const row = permissions[route.action];
  if (actor.roles.length > 0 && !actor.strong && secondFactorFirst.includes(route.action)) return 403;
  if (standing !== null || route.object === null) {
    if (may(actor, row, standing ?? without)) return 'allowed';
    if (may({ ...actor, strong: true }, row, standing ?? without)) return 403;
    if (actor.kind === 'visitor') return 401;
    const seen = deskObjects.get(route.object ?? '')?.seen;
    if (route.object === null || standing?.open === true) return 403;
    return seen !== undefined && may(actor, permissions[seen], standing ?? without) ? 403 : 404;
  }
  return actor.kind === 'visitor' && row.visitor !== 'all' ? 401 : 404;
}

function pathOf(route: AnyRoute, id: string): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === route.object ? id : (samples[name] ?? 'x'),
  );
}

/** A body that no schema takes: whoever is let in is told so, and nothing changes. */
const probe = { 'no such field': true };

async function outcome(route: AnyRoute, actor: Actor, id: string): Promise<'allowed' | number> {
  const body = route.method === 'get' ? undefined : probe;
  const { status } = await desk.ask(actor, route.method, pathOf(route, id), body);
  return [401, 403, 404].includes(status) || status >= 500 ? status : 'allowed';
}

async function isOpen(kind: string, id: string): Promise<boolean> {
  return (await deskObjects.get(kind)?.load(store.db, id))?.open ?? false;
}

describe('B125: the permission matrix', () => {
  it('knows every kind of object', () => {
    expect([...deskObjects.keys()].filter((kind) => makers[kind] === undefined)).toEqual([]);
  });

  it('is used in every row', () => {
    const used = new Set<string>(routes.map(({ action }) => action));
    for (const { seen } of deskObjects.values()) if (seen !== undefined) used.add(seen);
    expect(Object.keys(permissions).filter((action) => !used.has(action))).toEqual([]);
  });

  it('is asked by every address of the desk', () => {
    const served = desk.app.routes
      .filter(({ path, method }) => path.startsWith('/api/v1/desk/') && method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    const declared = routes.map(
      ({ method, path }) => `${method.toUpperCase()} /api/v1/desk${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(served.sort()).toEqual(declared.sort());
  });

  it('gives ids and addresses once', () => {
    const names = routes.map(({ id }) => id);
    expect(names.filter((id, i) => names.indexOf(id) !== i)).toEqual([]);
  });

  it('names in every route an object that is a place of its path', () => {
    const odd = routes.filter(({ object, path }) => object !== null && !path.includes(`{${object}}`));
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('lets nobody but staff with a second factor do what only staff may', () => {
    const staffOnly = Object.entries(permissions).filter(
      ([, row]) => row.visitor === '-' && row.applicant === '-' && row.maintainer === '-',
    );
    expect(staffOnly.every(([, row]) => staffRoles.some((role) => row[role] !== '-'))).toBe(true);
  });
});

describe.each(routes.map((route) => [route.id, route] as const))('%s', (_, route) => {
  it.each(['theirs', 'foreign', 'absent'] as const)('answers as the matrix says: %s', async (which) => {
    if (route.object === null && which !== 'theirs') return;
    const kind = route.object ?? '';
    const id = which === 'absent' ? testCode() : (ids.get(kind)?.[which] ?? '');
    const open = which === 'absent' ? false : await isOpen(kind, id);
    const actors = [...world.actors];
    const wanted = actors.map(([name, actor]) => {
      const standing = which === 'absent' || route.object === null ? null : relation(actor, world[which], open);
      return [name, expected(route, actor, standing)] as const;
    });
    const told = await Promise.all(
      actors.map(async ([name, actor]) => [name, await outcome(route, actor, id)] as const),
    );
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
  });
});
