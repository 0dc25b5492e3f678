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
  readonly enum?: readonly string[];
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly responses: { readonly 200: { readonly schema: object } };
}

interface Description {
  readonly basePath: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly definitions: Readonly<Record<string, { readonly properties: Readonly<Record<string, object>> }>>;
}

/** A path of the platform, and what was in its holes. */
export interface Route {
  /** As `/v5/repos/{owner}/{repo}/issues`. */
  readonly path: string;
  readonly holes: Readonly<Record<string, string>>;
}

const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const object = { type: 'object' };

/** Corrections of definitions that the platform does not keep to; fixtures/README.md lists them. */
const corrections: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  Issue: { repository: object, scheduled_time: { type: 'number' } },
  Note: { target: object, updated_at: { type: 'string' }, in_reply_to_id: { type: 'integer' } },
  PullRequest: { locked: { type: 'boolean' }, _links: object, draft: { type: 'boolean' } },
  PullRequestComments: {
    _links: object,
    comment_type: { enum: ['diff_comment', 'pr_comment'] },
    in_reply_to_id: { type: 'integer' },
  },
  Project: { status: { enum: ['开始', '暂停', '关闭'] }, empty_repo: { type: 'boolean' } },
  UserBasic: { accept: { type: 'boolean' }, star_at: { type: 'string' } },
  Release: {
    prerelease: { type: 'boolean' },
    author: ref('UserBasic'),
    assets: {
      type: 'array',
      items: {
        ...object,
        properties: { browser_download_url: { type: 'string' }, name: { type: 'string' } },
        additionalProperties: false,
      },
    },
  },
  Contributor: { contributions: { type: 'integer' } },
  OperateLog: { id: { type: 'integer' }, action_type: { type: 'string' } },
  RepoCommit: {
    author: ref('UserBasic'),
    committer: ref('UserBasic'),
    parents: { type: 'array', items: object },
    stats: object,
  },
  SingleCommit: { message: { type: 'string' } },
};

/** Paths whose answer is a list although one object is described. */
const lists = new Set(['/issues/comments', '/contributors', '/forks'].map((path) => `/v5/repos/{owner}/{repo}${path}`));

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
    Object.entries(description().definitions).map(([name, { properties }]) => {
      const all = Object.entries({ ...properties, ...corrections[name] });
      const nullable = all.map(([key, schema]) => [key, { anyOf: [schema, { type: 'null' }] }] as const);
      return [name, { type: 'object', properties: Object.fromEntries(nullable), additionalProperties: false }];
    }),
  );
}

function checkOf(path: string): ValidateFunction {
  const known = kept.checks?.get(path);
  if (known !== undefined) return known;
  const described = description().paths[path]?.get.responses[200].schema;
  if (described === undefined) throw new Error(`the platform describes no ${path}`);
  const schema = lists.has(path) ? { type: 'array', items: described } : described;
  const check = new Ajv({ strict: false }).compile({ ...schema, definitions: definitions() });
  kept.checks ??= new Map();
  kept.checks.set(path, check);
  return check;
}

/** Finds the path that an address is of; null = the platform has no such path here. */
export function findRoute(pathname: string): Route | null {
  const parts = pathname.split('/');
  for (const path of Object.keys(description().paths)) {
    const template = `${description().basePath}${path}`.split('/');
    if (template.length !== parts.length) continue;
    const holes: Record<string, string> = {};
    const fits = template.every((piece, at) => {
      const name = /^\{(\w+)\}$/u.exec(piece)?.[1];
      if (name === undefined) return piece === parts[at];
      holes[name] = decodeURIComponent(parts[at] ?? '');
      return holes[name] !== '';
    });
    if (fits) return { path, holes };
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
  }
  return query.has('access_token') ? 'a token came in the URL' : null;
}

/** What is wrong with an answer; null = nothing. */
export function checkAnswer(path: string, body: unknown): string | null {
  const check = checkOf(path);
  if (check(body)) return null;
  const [first] = check.errors ?? [];
  return `${path}${first?.instancePath ?? ''} ${first?.message ?? ''} ${JSON.stringify(first?.params ?? {})}`;
}
