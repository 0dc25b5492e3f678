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

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Project } from '#api/client.ts';
import { checkCards, metricCards, modelCards } from './cards.ts';
import { discountCards } from './discounts.ts';
import type { FixtureHub } from './fixture.ts';
import { licenceDiffOf, licenceDirectoriesOf, licencesOf } from './licence.ts';

/** A running server and where it is. */
export interface Running extends AsyncDisposable {
  readonly url: string;
}

/** Starts a server on a free loopback port; disposing it stops it. */
export async function listen(server: Server): Promise<Running> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Serves a fixture at the routes that the API's client reads. */
export function serveFixture(hub: FixtureHub): Promise<Running> {
  return listen(
    createServer((request, response) => {
      const body = answer(hub, new URL(request.url ?? '/', 'http://localhost'));
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? null));
    }),
  );
}

function answer(hub: FixtureHub, url: URL): unknown {
  const [, , , first = '', slug = '', what = 'project', part = ''] = url.pathname.split('/').map(decodeURIComponent);
  if (first === 'projects' && slug === '') return page(hub, url);
  if (first === 'projects') return projectPart(hub, slug, part === '' ? what : `${what}/${part}`);
  const whole: Readonly<Record<string, unknown>> = {
    metrics: { metrics: metricCards },
    checks: { checks: checkCards },
    models: { models: modelCards },
    discounts: { discounts: discountCards },
    rankings: hub.ranking ?? undefined,
    crawls: hub.crawls,
    audit: { checkpoints: [] },
  };
  return whole[first];
}

function projectPart(hub: FixtureHub, slug: string, what: string): unknown {
  if (what === 'series') return { project: slug, series: hub.series.get(slug) ?? [] };
  if (what === 'checks') return hub.checks.get(slug);
  if (what === 'discounts') return hub.discounts.get(slug);
  const project = hub.projects.find((one) => one.slug === slug);
  if (project === undefined || what === 'project') return project;
  const licences: Readonly<Record<string, () => unknown>> = {
    licences: () => licencesOf(project),
    'licences/directories': () => ({ path: '.', items: licenceDirectoriesOf(project), next: null }),
    'licences/diff': () => licenceDiffOf(project) ?? undefined,
  };
  return licences[what]?.();
}

function page(hub: FixtureHub, url: URL): unknown {
  const size = Number(url.searchParams.get('limit') ?? '50');
  const from = Number(url.searchParams.get('cursor') ?? '0');
  const items = hub.projects.slice(from, from + size).map(summary);
  return { total: hub.projects.length, items, next: from + size < hub.projects.length ? String(from + size) : null };
}

const detailed = new Set(['admittedOn', 'stages', 'repositoryList', 'scores', 'organisations']);

function summary(project: Project): unknown {
  return Object.fromEntries(Object.entries(project).filter(([key]) => !detailed.has(key)));
}
