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
import { prepare } from '../../../testing/github/graph/execute.ts';
import { authorsQuery } from '../feeds/emails.ts';
import { profilesQuery } from '../feeds/profiles.ts';
import { starsQuery } from '../feeds/stars.ts';
import { changeDocument, issueDocument, listQuery, nodesQuery, numbersQuery, restQuery, sizesOf } from './documents.ts';
import { usualPage } from './walk.ts';

/** Points and nodes by GitHub's published rule, after a check against its published schema. */
function weighed(query: string, variables: Record<string, unknown>) {
  const prepared = prepare({ query, variables, operationName: null });
  if ('problems' in prepared) throw new Error(JSON.stringify(prepared.problems));
  return { points: prepared.cost.cost, nodes: prepared.cost.nodeCount };
}

const place = { owner: 'o', name: 'n', after: null };

describe('documents', () => {
  it('asks for 49 changes with five lists each for 2 points; 50 would cost 3', () => {
    const query = listQuery(changeDocument);
    const usual = sizesOf(changeDocument, false);
    expect(weighed(query, { ...place, ...usual, first: usualPage })).toEqual({ points: 2, nodes: 8869 });
    expect(weighed(query, { ...place, ...usual, first: 50 }).points).toBe(3);
    expect(weighed(query, { ...place, ...sizesOf(changeDocument, true), first: 1 })).toEqual({ points: 1, nodes: 25 });
  });

  it('asks for 49 issues for 2 points', () => {
    const variables = { ...place, ...sizesOf(issueDocument, false), first: usualPage };
    expect(weighed(listQuery(issueDocument), variables)).toEqual({ points: 2, nodes: 5978 });
  });

  it('asks for what was touched by node ids, for as much', () => {
    const ids = Array.from({ length: usualPage }, (_, at) => `PR_${at}`);
    expect(weighed(nodesQuery(changeDocument), { ...place, ids, ...sizesOf(changeDocument, false) }).points).toBe(2);
    expect(weighed(nodesQuery(issueDocument), { ...place, ids, ...sizesOf(issueDocument, false) }).points).toBe(2);
  });

  it('follows 25 lists for a point', () => {
    for (const document of [changeDocument, issueDocument]) {
      const names = Object.keys(document.nested);
      const lists = Array.from({ length: 25 }, (_, at) => names[at % names.length] ?? '');
      const ids = Object.fromEntries(lists.map((_, at) => [`i${at}`, `X_${at}`]));
      expect(weighed(restQuery(document, lists), { first: 100, ...ids }).points).toBe(1);
      for (const name of names) expect(weighed(restQuery(document, [name]), { first: 1, i0: 'X_0' }).points).toBe(1);
    }
  });

  it('asks for the smallest parts validly', () => {
    expect(weighed(numbersQuery(changeDocument), place)).toEqual({ points: 1, nodes: 1 });
    expect(weighed(numbersQuery(issueDocument), place)).toEqual({ points: 1, nodes: 1 });
    expect(weighed(starsQuery, { ...place, first: 100, direction: 'ASC' })).toEqual({ points: 1, nodes: 100 });
    expect(
      weighed(authorsQuery(50), Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`o${at}`, 'a']))),
    ).toEqual({
      points: 1,
      nodes: 0,
    });
    expect(
      weighed(profilesQuery(50), Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`l${at}`, 'a']))),
    ).toEqual({
      points: 1,
      nodes: 500,
    });
  });
});
