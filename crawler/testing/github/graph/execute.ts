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
import {
  buildASTSchema,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { type Cost, weigh } from './cost.ts';
import type { Graph } from './graph.ts';
import { rootView } from './query.ts';

const kept: { schema?: GraphQLSchema } = {};

/** GitHub's published schema; one of its types names two fields twice, so it is not checked itself. */
export function githubSchema(): GraphQLSchema {
  // The package exports only a module that reads and parses the same file twice.
  const path = new URL('schema.graphql', import.meta.resolve('@octokit/graphql-schema'));
  kept.schema ??= buildASTSchema(parse(readFileSync(path, 'utf8'), { noLocation: true }), {
    assumeValidSDL: true,
    assumeValid: true,
  });
  return kept.schema;
}

/** What a client sends. */
export interface GraphRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** A query that may be run, with its price. */
export interface Prepared {
  readonly document: ReturnType<typeof parse>;
  readonly cost: Cost;
}

/** An error as GitHub writes it: with its `type` at the top. */
export interface GraphProblem {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: unknown;
  readonly extensions?: unknown;
}

function written(error: GraphQLError): GraphProblem {
  const { extensions, ...rest }: GraphQLFormattedError = error.toJSON();
  const type = extensions?.['type'];
  return typeof type === 'string' ? { type, ...rest } : { ...rest, ...(extensions ? { extensions } : {}) };
}

const documents = new Map<string, ReturnType<typeof parse> | readonly GraphProblem[]>();

/** Parses and validates, and remembers texts: crawlers send the same few. */
function read(schema: GraphQLSchema, query: string): ReturnType<typeof parse> | readonly GraphProblem[] {
  const known = documents.get(query);
  if (known) return known;
  let result: ReturnType<typeof parse> | readonly GraphProblem[];
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    result = errors.length > 0 ? errors.map(written) : document;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    result = [written(error)];
  }
  if (documents.size > 500) documents.clear();
  documents.set(query, result);
  return result;
}

/** Validates and weighs a query; problems are what GitHub answers instead of data. */
export function prepare(request: GraphRequest): Prepared | { readonly problems: readonly GraphProblem[] } {
  const schema = githubSchema();
  const document = read(schema, request.query);
  if (!('kind' in document)) return { problems: document };
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find(
    (one) => request.operationName === null || one.name?.value === request.operationName,
  );
  if (!operation) return { problems: [{ message: 'An operation name is required' }] };
  const cost = weigh(schema, operation, fragmentsOf(document), { ...defaults(operation), ...request.variables });
  if (cost.problems.length > 0) return { problems: cost.problems };
  if (cost.nodeCount > 500_000) {
    const message = `This query requests up to ${cost.nodeCount} possible nodes which exceeds the maximum limit of 500000.`;
    return { problems: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] };
  }
  return { document, cost };
}

function fragmentsOf(document: ReturnType<typeof parse>): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((one) => [one.name.value, one]));
}

function defaults(operation: OperationDefinitionNode): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue && 'value' in defaultValue) {
      given[variable.name.value] = defaultValue.kind === Kind.INT ? Number(defaultValue.value) : defaultValue.value;
    }
  }
  return given;
}

/** Fields that no view has are refused and written down, so that nobody takes silence for "there is none". */
const resolveField: GraphQLFieldResolver<Record<string, unknown>, Graph> = (source, args, graph, info) => {
  const value = source[info.fieldName];
  if (value === undefined) {
    const field = `${info.parentType.name}.${info.fieldName}`;
    graph.unsupported.add(field);
    throw new GraphQLError(`this stand-in does not tell ${field}`);
  }
  return typeof value === 'function' ? (value as (given: unknown) => unknown)(args) : value;
};

/** Runs a prepared query over the world. Part of the data may be missing, with an error for each hole. */
export async function run(
  graph: Graph,
  prepared: Prepared,
  request: GraphRequest,
  rateLimit: unknown,
): Promise<{ readonly data?: unknown; readonly errors?: readonly GraphProblem[] }> {
  const result: ExecutionResult = await execute({
    schema: githubSchema(),
    document: prepared.document,
    rootValue: rootView(graph, rateLimit),
    contextValue: graph,
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver: resolveField as GraphQLFieldResolver<unknown, unknown>,
  });
  return { data: result.data, ...(result.errors ? { errors: result.errors.map(written) } : {}) };
}
