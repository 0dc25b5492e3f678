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

import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: object;
}

interface PathItem {
  readonly parameters: readonly Parameter[];
  /** Schema by status and content type. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

interface Description {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly schemas: Readonly<Record<string, object>>;
}

/** A route as the platform publishes it. */
export interface Route {
  readonly path: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly queries: ReadonlySet<string>;
  readonly item: PathItem;
}

const kept: { description?: Description; ajv?: Ajv; routes?: readonly Route[] } = {};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** OpenAPI 3.0 writes `nullable`, JSON Schema has a type for it. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (!isObject(value)) return value;
  const { nullable, ...rest } = value;
  const schema: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(rest)) schema[key] = toJsonSchema(inner);
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/**
 * Where recorded answers of the platform do not keep to its own description: a deleted fork is null, so are descriptions
 * of labels, and places in a diff that is outdated.
 */
const nullableInTruth: readonly (readonly [string, readonly string[]])[] = [
  ['pull-request-simple', ['properties', 'head', 'properties', 'repo']],
  ['pull-request', ['properties', 'head', 'properties', 'repo']],
  ['pull-request-simple', ['properties', 'labels', 'items', 'properties', 'description']],
  ['pull-request-review-comment', ['properties', 'position']],
];

function amend(schemas: Record<string, unknown>): void {
  for (const [name, path] of nullableInTruth) {
    let at = schemas[name];
    for (const step of path.slice(0, -1)) at = isObject(at) ? at[step] : undefined;
    const last = path.at(-1) ?? '';
    if (!isObject(at) || at[last] === undefined) throw new Error(`the description has no ${name} ${path.join('.')}`);
    at[last] = { anyOf: [at[last], { type: 'null' }] };
  }
}

function description(): Description {
  kept.description ??= JSON.parse(
    readFileSync(new URL('fixtures/openapi.json', import.meta.url), 'utf8'),
  ) as Description;
  return kept.description;
}

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;

function validator(): Ajv {
  if (kept.ajv) return kept.ajv;
  const schemas = toJsonSchema(description().schemas) as Record<string, unknown>;
  amend(schemas);
  const ajv = new Ajv({
    strict: false,
    allErrors: false,
    formats: {
      'date-time': dateTime,
      uri: /^[a-z][a-z0-9+.-]*:/iu,
      email: /@/u,
      date: true,
      timestamp: dateTime,
      int64: true,
    },
  });
  ajv.addSchema({ $id: 'github', components: { schemas } });
  kept.ajv = ajv;
  return ajv;
}

function pointed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(toJsonSchema(value)).replaceAll('"#/components', '"github#/components'));
}

/** The routes of the description. */
export function routes(): readonly Route[] {
  kept.routes ??= Object.entries(description().paths).map(([path, item]) => {
    const names = [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');
    const pattern = path
      .replaceAll('.', '\\.')
      .replaceAll(/\{(\w+)\}/gu, (_, name) => (name === 'branch' || name === 'ref' ? '(.+)' : '([^/]+)'));
    const queries = new Set(item.parameters.filter((one) => one.in === 'query').map((one) => one.name));
    return { path, pattern: new RegExp(`^${pattern}$`, 'u'), names, queries, item };
  });
  return kept.routes;
}

const compiled = new Map<string, ValidateFunction | null>();

/** Throws when an answer is not what the platform publishes for its route and status. */
export function checkAnswer(route: Route, status: number, text: string): void {
  const name = `${route.path} ${status}`;
  let check = compiled.get(name);
  if (check === undefined) {
    const content = route.item.responses[String(status)];
    const schema = content?.['application/json'] ?? Object.values(content ?? {})[0];
    check = schema ? validator().compile(pointed(schema) as object) : null;
    compiled.set(name, check);
  }
  if (check === null || check(JSON.parse(text))) return;
  const problems = (check.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  throw new Error(`the stand-in breaks the contract of ${name}: ${problems.slice(0, 5).join('; ')}`);
}
