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

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { changeCodingTime } from '../../definitions/change-coding-time.ts';
import { changeCycleTime } from '../../definitions/change-cycle-time.ts';
import { changeDeployTime } from '../../definitions/change-deploy-time.ts';
import { changePickupTime } from '../../definitions/change-pickup-time.ts';
import { changeReviewTime } from '../../definitions/change-review-time.ts';
import type { Metric } from '../../metric.ts';
import { addItems, addStreams, rowsOf } from '../../testing/derived-facts.ts';
import { addCommits, addIdentity, addProject, addRepository } from '../../testing/store-facts.ts';

/**
 * Pull requests of `backend/plugins/dora/e2e/change_lead_time` of apache/incubator-devlake at 420e494b (Apache-2.0):
 * first commit, opening, first comment by another, merge, deployment; then the minutes of `project_pr_metrics`, null =
 * empty there: coding, pickup, review, deploy, cycle.
 */
const changes = [
  {
    commit: '2022-01-10T04:51:47Z',
    opened: '2022-01-11T04:51:47Z',
    // Only the author wrote a comment.
    response: null,
    merged: '2022-02-10T04:51:47Z',
    // Deployed before there was a deployment to compare with.
    deployed: null,
    minutes: [1440, null, null, null, 44_640],
  },
  {
    commit: '2023-04-10T04:51:47Z',
    opened: '2023-04-11T04:51:47Z',
    response: '2023-04-11T04:56:47Z',
    merged: '2023-04-11T05:51:47Z',
    deployed: '2023-04-13T07:29:14Z',
    minutes: [1440, 5, 55, 2978, 4478],
  },
  {
    commit: '2023-04-13T04:51:47Z',
    opened: '2023-04-12T04:51:47Z',
    response: '2023-04-12T04:51:49Z',
    merged: '2023-04-12T05:51:47Z',
    deployed: '2023-04-13T07:29:14Z',
    minutes: [null, 1, 60, 1538, 1598],
  },
  {
    commit: '2023-04-07T04:51:47Z',
    opened: '2023-04-11T06:53:51Z',
    response: '2023-04-10T06:53:51Z',
    merged: '2023-04-14T06:53:51Z',
    // A deployment before the merge.
    deployed: '2023-04-13T07:30:34Z',
    minutes: [5883, null, 5760, null, 10_203],
  },
  {
    commit: '2023-04-05T04:51:47Z',
    opened: '2023-04-13T07:55:01Z',
    response: '2023-04-14T08:55:01Z',
    merged: '2023-04-13T08:55:01Z',
    deployed: null,
    minutes: [11_704, 1500, null, null, 11_764],
  },
  {
    commit: '2023-04-04T04:51:47Z',
    opened: '2023-04-13T07:55:01Z',
    response: '2022-09-07T23:07:13Z',
    merged: '2023-04-13T08:55:01Z',
    deployed: null,
    minutes: [13_144, null, 313_068, null, 13_204],
  },
] as const;

const metrics: readonly Metric[] = [
  changeCodingTime,
  changePickupTime,
  changeReviewTime,
  changeDeployTime,
  changeCycleTime,
];

let store: Store;
const repositories: string[] = [];

beforeAll(async () => {
  store = await testStore();
  await addProject(store, 'flow');
  const author = await addIdentity(store, 'author@none.example');
  // A repository for each, so that its median is the minutes of one change.
  for (const [index, { commit, opened, response, merged, deployed }] of changes.entries()) {
    const repository = await addRepository(store, 'flow');
    repositories.push(repository);
    await addCommits(store, repository, [{ at: '2021-01-01T00:00:00Z', author: 'author@none.example' }]);
    await addStreams(store, repository, '2023-06-01T00:00:00Z', '2021-01-01T00:00:00Z');
    await addItems(store, 'flow', repository, [
      {
        kind: 'change',
        number: String(index),
        person: author,
        open: [[opened, merged]],
        merged: true,
        commitAt: commit,
        responseAt: response,
        deployedAt: deployed,
      },
    ]);
  }
});

afterAll(() => store.close());

it.each(changes.map(({ minutes }, index) => [index, minutes] as const))('pull request %i', async (index, expected) => {
  const month = changes[index]?.merged.slice(0, 7) as `${number}-${number}`;
  const found = await Promise.all(
    metrics.map(async (metric) => {
      const rows = await rowsOf(store, metric, {
        scope: 'repository',
        subjects: [repositories[index] as string],
        first: month,
        last: month,
      });
      return rows.find(({ period }) => period === 'month')?.value;
    }),
  );
  expect(found).toEqual(expected);
});
