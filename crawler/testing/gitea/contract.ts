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
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly responses: { readonly 200: { readonly schema: { readonly type?: string; readonly items?: object } } };
}

interface Description {
  readonly basePath: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly definitions: Readonly<
    Record<string, { readonly type: string; readonly properties?: Readonly<Record<string, object>> }>
  >;
}

/** A path of the platform, and what was in its holes. */
export interface Route {
  /** As `/repos/{owner}/{repo}/issues`. */
  readonly path: string;
  readonly holes: Readonly<Record<string, string>>;
}

const text = { type: 'string' };
const flag = { type: 'boolean' };

/** Fields of other versions than the one described; fixtures/README.md lists them. */
const added: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  Repository: { licenses: { type: 'array', items: text } },
  BranchProtection: { enable_force_push: flag, block_admin_merge_override: flag },
  User: { username: text },
};

const kept: { description?: Description; checks?: Map<string, ValidateFunction> } = {};

function description(): Description {
  // The fixture is part of the repository and has the shape that its README tells.
  kept.description ??= JSON.parse(
    readFileSync(new URL('fixtures/swagger.json', import.meta.url), 'utf8'),
  ) as Description;
  return kept.description;
}

function definitions(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(description().definitions).map(([name, definition]) => {
      if (definition.properties === undefined) return [name, definition];
      const all = Object.entries({ ...definition.properties, ...added[name] });
      const nullable = all.map(([key, schema]) => [key, { anyOf: [schema, { type: 'null' }] }] as const);
      return [name, { type: 'object', properties: Object.fromEntries(nullable), additionalProperties: false }];
    }),
  );
}

/** Dates as the server writes them: whole seconds with a zone. */
const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/u;

function checkOf(path: string): ValidateFunction {
  const known = kept.checks?.get(path);
  if (known !== undefined) return known;
  const described = description().paths[path]?.get.responses[200].schema;
  if (described === undefined) throw new Error(`the platform describes no ${path}`);
  const rows =
    described.type === 'array' ? { ...described, items: { anyOf: [described.items, { type: 'null' }] } } : described;
  const ajv = new Ajv({ strict: false, formats: { 'date-time': stamp, email: true, int64: true, uint64: true } });
  const check = ajv.compile({ ...rows, definitions: definitions() });
  kept.checks ??= new Map();
  kept.checks.set(path, check);
  return check;
}

function holesOf(template: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (template.length !== parts.length) return null;
  const holes: Record<string, string> = {};
  const fits = template.every((piece, at) => {
    const name = /^\{(\w+)\}$/u.exec(piece)?.[1];
    if (name === undefined) return piece === parts[at];
    holes[name] = decodeURIComponent(parts[at] ?? '');
    return holes[name] !== '';
  });
  return fits ? holes : null;
}

/** Finds the path that an address below the API's base is of; null = the platform has no such path here. */
export function findRoute(pathname: string): Route | null {
  const parts = pathname.split('/');
  // `/issues/comments` is no issue of that number: literal paths go first.
  const paths = Object.keys(description().paths).sort(
    (left, right) => left.split('{').length - right.split('{').length,
  );
  for (const path of paths) {
    const holes = holesOf(`${description().basePath}${path}`.split('/'), parts);
    if (holes !== null) return { path, holes };
  }
  return null;
}

/** What is wrong with the query of a request, by the description; null = nothing. */
export function checkQuery(path: string, query: URLSearchParams): string | null {
  const parameters = description().paths[path]?.get.parameters ?? [];
  for (const [name, value] of query) {
    const parameter = parameters.find((one) => one.in === 'query' && one.name === name);
    if (parameter === undefined) return `${path} takes no ${name}`;
    if (parameter.enum !== undefined && !parameter.enum.includes(value)) return `${path} takes no ${name}=${value}`;
    if (parameter.type === 'integer' && !/^[1-9]\d{0,8}$/u.test(value)) return `${path}: ${name} is no number`;
    if (parameter.format === 'date-time' && !stamp.test(value)) return `${path}: ${name} is no date`;
  }
  return query.has('token') || query.has('access_token') ? 'a token came in the URL' : null;
}

/** What is wrong with an answer; null = nothing. A list without rows may be `null`, which is how Go writes it. */
export function checkAnswer(path: string, body: unknown): string | null {
  const check = checkOf(path);
  if (body === null || check(body)) return null;
  const last =
    check.errors?.find((error) => error.keyword !== 'anyOf' && error.keyword !== 'type') ?? check.errors?.[0];
  return `${path}${last?.instancePath ?? ''} ${last?.message ?? ''} ${JSON.stringify(last?.params ?? {})}`;
}
