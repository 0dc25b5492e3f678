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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Store } from '#store/open.ts';
import { enterStage } from '#store/queries/desk/stage-steps.ts';
import { testStore } from '#store/testing.ts';
import { createClient } from './client.ts';
import { deciders, readyCase } from './desk/decisions/testing.ts';
import type { OpenApiDocument } from './routes/reference.ts';
import { testApp } from './testing.ts';
import { fillStore } from './testing-data.ts';
import { alteredPath } from './testing-licences.ts';

let store: Store;
let document: OpenApiDocument;
beforeAll(async () => {
  store = await testStore();
  await fillStore(store);
  await fillDesk(store);
  document = (await (await testApp(store).request('/api/v1/openapi.json')).json()) as OpenApiDocument;
  // The desk answers those who may ask: the permission matrix has a test of its own.
  const open = Object.entries(document.paths ?? {}).filter(([path]) => !path.startsWith('/api/v1/desk/'));
  document = { ...document, paths: Object.fromEntries(open) };
});
afterAll(() => store.close());

/** A notice, and a stage that a project entered with all that it rests on. */
async function fillDesk(filled: Store): Promise<void> {
  const ready = await readyCase(filled, 'sandbox', await deciders(filled));
  const evidence = await filled.db.selectFrom('application_evidence').select('id').executeTakeFirstOrThrow();
  const step = { project: 'beta', to: 'incubating', at: new Date('2026-11-01T08:00:00Z') } as const;
  await filled.db.transaction().execute((tx) =>
    enterStage(tx, {
      ...step,
      actor: 'user:1',
      reason: '条件齐备',
      application: ready.id,
      rubric: { id: 'incubation', version: 1 },
      evidence: evidence.id,
      ballot: ready.ballot,
      notice: ready.notice,
      conditions: [{ criterion: 'LEG-01', need: 'required', state: 'met' }],
    }),
  );
}

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

/** The schema of an answer as JSON Schema alone, with nothing allowed that it does not name. */
function schemaOf(path: string, status: string, type: string): z.ZodType {
  const responses: Record<string, { content?: Record<string, { schema?: object }> }> =
    document.paths?.[path]?.get?.responses ?? {};
  const schema = responses[status]?.content?.[type]?.schema;
  if (schema === undefined) throw new Error(`${path} does not describe ${status} as ${type}`);
  const whole = { ...schema, $defs: document.components?.schemas ?? {} };
  const text = JSON.stringify(whole)
    .replaceAll('#/components/schemas/', '#/$defs/')
    .replaceAll(/"type":"object","properties"/g, '"type":"object","additionalProperties":false,"properties"');
  return z.fromJSONSchema(JSON.parse(text) as JsonSchema);
}

/** Ids of the test's own subjects, by path. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  const repository = await store.db.selectFrom('project_repository').select('repository_id').executeTakeFirstOrThrow();
  const person = await store.db.selectFrom('identity').select('id').executeTakeFirstOrThrow();
  ids['repositories'] = repository.repository_id;
  ids['people'] = person.id;
  ids['organisations'] = 'acme';
  ids['domains'] = 'database';
});

const values: Readonly<Record<string, string>> = { '{slug}': 'alpha', '{month}': 'latest' };
const examples: Readonly<Record<string, string>> = {
  '/api/v1/metrics/{id}': 'commits',
  '/api/v1/metrics/{id}/figures': 'commits',
  '/api/v1/checks/{id}': 'security-policy',
  '/api/v1/models/{id}': 'quality',
  '/api/v1/discounts/{id}': 'burst',
};

/** What a route cannot do without. */
const queries: Readonly<Record<string, string>> = {
  '/api/v1/projects/{slug}/licences/diff': `?path=${encodeURIComponent(alteredPath)}`,
};

function addressOf(path: string): string {
  return path
    .replace('{id}', examples[path] ?? ids[path.split('/')[3] ?? ''] ?? '')
    .replaceAll(/\{\w+\}/g, (name) => values[name] ?? name);
}

describe('every answer is as the OpenAPI document says', () => {
  test('the document describes every route, each with id, summary in both languages, and its problems', () => {
    const paths = Object.keys(document.paths ?? {}).sort();
    expect(paths).toEqual([
      '/api/v1/audit/checkpoints',
      '/api/v1/checks',
      '/api/v1/checks/{id}',
      '/api/v1/crawls',
      '/api/v1/discounts',
      '/api/v1/discounts/{id}',
      '/api/v1/domains',
      '/api/v1/domains/{id}/metrics',
      '/api/v1/domains/{id}/scores',
      '/api/v1/guidance',
      '/api/v1/incubation/notices',
      '/api/v1/incubation/transitions',
      '/api/v1/metrics',
      '/api/v1/metrics/{id}',
      '/api/v1/metrics/{id}/figures',
      '/api/v1/models',
      '/api/v1/models/{id}',
      '/api/v1/organisations',
      '/api/v1/organisations/{id}/metrics',
      '/api/v1/organisations/{id}/scores',
      '/api/v1/people/proposals',
      '/api/v1/people/{id}',
      '/api/v1/people/{id}/metrics',
      '/api/v1/people/{id}/scores',
      '/api/v1/projects',
      '/api/v1/projects/{slug}',
      '/api/v1/projects/{slug}/change-verdicts',
      '/api/v1/projects/{slug}/checks',
      '/api/v1/projects/{slug}/discounts',
      '/api/v1/projects/{slug}/licences',
      '/api/v1/projects/{slug}/licences/diff',
      '/api/v1/projects/{slug}/licences/directories',
      '/api/v1/projects/{slug}/licences/files',
      '/api/v1/projects/{slug}/metrics',
      '/api/v1/projects/{slug}/scores',
      '/api/v1/projects/{slug}/series',
      '/api/v1/projects/{slug}/why',
      '/api/v1/rankings',
      '/api/v1/rankings/{month}',
      '/api/v1/repositories/{id}/metrics',
      '/api/v1/repositories/{id}/scores',
    ]);
    expect(document.openapi).toBe('3.1.0');
    for (const path of paths) {
      const operation = document.paths?.[path]?.get as Record<string, unknown>;
      expect(operation['operationId']).toMatch(/^(get|list)[A-Z]/);
      expect(operation['x-zh']).toMatch(/\p{Script=Han}/u);
      expect(Object.keys(operation['responses'] as object)).toEqual(expect.arrayContaining(['200', '400', '503']));
    }
  });

  test('whatever is described is described in both languages', () => {
    const lonely: string[] = [];
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('description' in node && typeof node.description === 'string' && 'type' in node && !('x-zh' in node)) {
        lonely.push(node.description);
      }
      for (const child of Object.values(node)) walk(child);
    };
    walk(document.components?.schemas);
    for (const path of Object.values(document.paths ?? {})) walk(path.get?.parameters);
    expect(lonely).toEqual([]);
  });

  test('200', async () => {
    const app = testApp(store);
    for (const path of Object.keys(document.paths ?? {})) {
      const response = await app.request(`${addressOf(path)}${queries[path] ?? ''}`);
      const body: unknown = await response.json();
      expect([path, response.status]).toEqual([path, 200]);
      const parsed = schemaOf(path, '200', 'application/json').safeParse(body);
      expect([path, parsed.error?.issues.slice(0, 3)]).toEqual([path, undefined]);
    }
  });

  test('400 and 404', async () => {
    const app = testApp(store);
    for (const path of Object.keys(document.paths ?? {})) {
      const bad: unknown = await (await app.request(`${addressOf(path)}?nope=1`)).json();
      expect([path, schemaOf(path, '400', 'application/problem+json').safeParse(bad).error]).toEqual([path, undefined]);
      if (!path.includes('{')) continue;
      const missing = await app.request(`${path.replaceAll(/\{\w+\}/g, 'nope')}${queries[path] ?? ''}`);
      expect([path, missing.status]).toEqual([path, 404]);
      const body: unknown = await missing.json();
      expect([path, schemaOf(path, '404', 'application/problem+json').safeParse(body).error]).toEqual([
        path,
        undefined,
      ]);
    }
  });

  test('the schemas would notice a wrong answer', () => {
    const schema = schemaOf('/api/v1/projects', '200', 'application/json');
    expect(schema.safeParse({ total: 0, items: [], next: null }).success).toBe(true);
    expect(schema.safeParse({ total: 0, items: [], next: null, more: 1 }).success).toBe(false);
    expect(schema.safeParse({ total: '0', items: [], next: null }).success).toBe(false);
  });
});

describe('the client', () => {
  test('has a method for every route, and asks no address that is not described', async () => {
    const app = testApp(store);
    const asked = new Set<string>();
    const client = createClient({
      baseUrl: 'http://localhost/',
      fetch: (url) => {
        asked.add(new URL(url).pathname);
        return app.request(url);
      },
    });
    expect((await client.projects()).map(({ slug }) => slug)).toEqual(['alpha', 'beta']);
    expect((await client.projects({ domain: 'database' })).map(({ slug }) => slug)).toEqual(['alpha']);
    expect((await client.project('alpha')).slug).toBe('alpha');
    expect((await client.series('alpha', { metrics: 'commits' })).series.map(({ metric }) => metric)).toEqual([
      'commits',
    ]);
    expect((await client.checks('alpha')).checks.map(({ id }) => id)).toEqual(['security-policy']);
    expect(await client.changeVerdicts('alpha')).toEqual([]);
    const { repository, conflicts } = await client.licences('alpha');
    const id = repository?.id ?? '';
    expect(conflicts.map(({ expression }) => expression)).toEqual(['GPL-2.0-only']);
    expect((await client.licenceDirectories('alpha', id)).map(({ path }) => path)).toEqual(['src', 'third_party']);
    expect(await client.licenceFiles('alpha', { repository: id, path: 'src' })).toHaveLength(120);
    expect((await client.licenceDiff('alpha', id, alteredPath))?.expression).toBe('MIT');
    const cards = [await client.metricCards(), await client.checkCards(), await client.modelCards()];
    expect(cards.map((list) => list.some(({ id }) => ['commits', 'security-policy', 'quality'].includes(id)))).toEqual([
      true,
      true,
      true,
    ]);
    expect((await client.metricCard('commits')).id).toBe('commits');
    expect((await client.checkCard('security-policy')).id).toBe('security-policy');
    expect((await client.modelCard('quality')).consistency).toBeLessThan(0.1);
    expect((await client.discountCards()).map(({ id }) => id)).toContain('burst');
    expect((await client.discountCard('burst')).applied).toBe(true);
    expect((await client.discounts('alpha')).project).toBe('alpha');
    expect((await client.rankings()).map(({ month }) => month)).toEqual(['2026-10']);
    expect((await client.ranking())?.month).toBe('2026-10');
    expect(await client.ranking('2020-01')).toBeNull();
    expect((await client.metricFigures('commits', { subject: 'alpha' })).map(({ month }) => month)).toEqual([
      '2026-09',
      '2026-10',
      '2026-10',
    ]);
    expect((await client.person(ids['people'] ?? ''))?.id).toBe(ids['people']);
    expect(await client.person('999999')).toBeNull();
    expect(await client.personProposals({ limit: '5' })).toEqual([]);
    expect((await client.domains()).map(({ id }) => id)).toEqual(['cloud-native', 'database']);
    expect(await client.auditCheckpoints()).toEqual([]);
    expect(await client.guidance('compliance')).toEqual([]);
    expect((await client.notices()).map(({ state, objections }) => [state, objections])).toEqual([['open', 0]]);
    expect((await client.transitions()).map(({ project, to }) => [project, to])).toEqual([['beta', 'incubating']]);
    expect((await client.organisations()).map(({ id }) => id)).toEqual(['acme']);
    for (const scope of ['repository', 'project', 'organisation', 'person', 'domain'] as const) {
      const subject = { repository: ids['repositories'], person: ids['people'], project: 'alpha' }[scope as 'project'];
      const own = subject ?? (scope === 'domain' ? 'database' : 'acme');
      expect((await client.subjectFigures(scope, own, { metrics: 'commits' })).length).toBe(
        scope === 'project' ? 3 : 0,
      );
      expect((await client.subjectScores(scope, own)).scores.length).toBe(scope === 'project' ? 1 : 0);
    }
    expect((await client.why('alpha')).inputs.length).toBeGreaterThan(10);
    expect((await client.crawls()).crawls.map(({ project }) => project)).toEqual(['alpha', 'beta']);
    const described = Object.keys(document.paths ?? {}).map(
      (path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    );
    expect(described.filter((pattern) => ![...asked].some((path) => pattern.test(path)))).toEqual([]);
    expect([...asked].filter((path) => !described.some((pattern) => pattern.test(path)))).toEqual([]);
  });

  test('tells what the API refused', async () => {
    const app = testApp(store);
    const client = createClient({ baseUrl: 'http://localhost', fetch: (url) => app.request(url) });
    await expect(client.project('nope')).rejects.toMatchObject({ name: 'ClientError', status: 404 });
    await expect(client.series('alpha', { from: 'soon' })).rejects.toThrow('2026-10');
  });
});

describe('the reference page', () => {
  test.each([
    ['/api/v1/', 'zh-CN', '通明 API 参考'],
    ['/api/v1/en', 'en', 'Tongming API reference'],
  ])('%s describes every route without a script', async (path, language, title) => {
    const response = await testApp(store).request(path);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).not.toMatch(/<script|style=|https?:\/\/(?!localhost)[^"<]*\.(?:js|css)/);
    for (const route of Object.keys(document.paths ?? {})) expect(page).toContain(`<code>GET ${route}</code>`);
    for (const target of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target[1]}"`);
  });

  test('its address without a slash leads to it', async () => {
    const response = await testApp(store).request('/api/v1');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/api/v1/']);
  });
});
