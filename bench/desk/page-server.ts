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

import { deskHub } from '#site/testing/desk.ts';
import { stopTestServer } from '#store/testing.ts';
import { benchCases, benchReviewers, criteria } from './case.ts';

/** What the process tells when it listens. */
export interface PageServer {
  readonly url: string;
  /** Cookie of a reviewer. */
  readonly cookie: string;
  readonly paths: readonly string[];
}

/** A hub of a realistic size; five of the members have judged the newest twenty cases. */
const [cases, members, judged, judges] = [200, 50, 20, 5];

/** A hub with cases that several reviewers have judged, until it is told to stop. */
async function serve(): Promise<void> {
  const hub = await deskHub();
  const made = await benchCases(hub.store, cases);
  const people = await benchReviewers(hub.store, members);
  await hub.store.db
    .insertInto('judgement')
    .values(
      made.slice(-judged).flatMap(({ id: application }) =>
        people.slice(0, judges).flatMap(({ userId: reviewer }) =>
          criteria.map((criterion) => ({
            application,
            criterion,
            reviewer,
            verdict: 'pass' as const,
            points: 8 as const,
            reason: 'The document is there, names who decides, and was followed.',
          })),
        ),
      ),
    )
    .execute();
  async function stop(): Promise<void> {
    await hub[Symbol.asyncDispose]();
    await stopTestServer();
    process.exit(0);
  }
  const { cookie } = await hub.signIn({ roles: ['reviewer'], name: 'Reviewer' });
  const newest = made.at(-1);
  const paths = ['/zh/desk/', '/zh/desk/applications/', `/zh/desk/applications/${newest?.code}/?part=criteria`];
  process.once('message', () => {
    void stop();
  });
  process.send?.({ url: hub.url, cookie, paths } satisfies PageServer);
}

await serve();
