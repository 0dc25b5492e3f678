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

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** What a query would cost, or why GitHub would not run it. */
export interface Cost {
  /** Points: requests that it takes to fill every list to its limit, by a hundred; at least 1. */
  readonly cost: number;
  readonly nodeCount: number;
  readonly problems: readonly CostProblem[];
}

/** A list without limits, or with one too high. */
export interface CostProblem {
  readonly type: 'MISSING_PAGINATION_BOUNDARIES' | 'EXCESSIVE_PAGINATION';
  readonly path: readonly string[];
  readonly message: string;
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly problems: CostProblem[];
  requests: number;
  nodes: number;
}

function argument(walk: Walk, field: FieldNode, name: string): unknown {
  const node = field.arguments?.find((one) => one.name.value === name);
  return node === undefined ? undefined : valueFromASTUntyped(node.value, walk.variables);
}

function left(walk: Walk, field: FieldNode): boolean {
  return (field.directives ?? []).some((directive) => {
    const value = valueFromASTUntyped(
      directive.arguments?.[0]?.value ?? { kind: 'NullValue' as never },
      walk.variables,
    );
    return directive.name.value === 'skip' ? value === true : directive.name.value === 'include' && value === false;
  });
}

function limitOf(walk: Walk, field: FieldNode, path: readonly string[]): number {
  const name = field.name.value;
  const given = (['first', 'last'] as const).filter((one) => typeof argument(walk, field, one) === 'number');
  const [which] = given;
  if (which === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    walk.problems.push({ type: 'MISSING_PAGINATION_BOUNDARIES', path, message });
    return 0;
  }
  const limit = Number(argument(walk, field, which));
  if (limit > 100 || limit < 1) {
    const message =
      limit > 100
        ? `Requesting ${limit} records on the \`${name}\` connection exceeds the \`${which}\` limit of 100 records.`
        : `\`${which}\` on the \`${name}\` connection cannot be less than 1.`;
    walk.problems.push({ type: 'EXCESSIVE_PAGINATION', path, message });
  }
  return limit;
}

function walkField(
  walk: Walk,
  field: FieldNode,
  parent: GraphQLCompositeType,
  times: number,
  path: readonly string[],
): void {
  const fields: Readonly<Record<string, GraphQLField<unknown, unknown>>> =
    isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
  const definition = fields[field.name.value];
  if (!definition || !field.selectionSet || left(walk, field)) return;
  const type = getNamedType(definition.type);
  if (!isCompositeType(type)) return;
  const here = [...path, field.alias?.value ?? field.name.value];
  let inner = times;
  if (definition.args.some((one) => one.name === 'first')) {
    const limit = limitOf(walk, field, here);
    walk.requests += times;
    walk.nodes += times * limit;
    inner = times * limit;
  } else if (field.name.value === 'nodes' && parent === walk.schema.getQueryType()) {
    const ids = argument(walk, field, 'ids');
    inner = times * (Array.isArray(ids) ? ids.length : 1);
    walk.nodes += inner;
  }
  walkSelection(walk, field.selectionSet, type, inner, here);
}

function walkSelection(
  walk: Walk,
  set: SelectionSetNode,
  parent: GraphQLCompositeType,
  times: number,
  path: readonly string[],
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      walkField(walk, selection, parent, times, path);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection;
    if (!fragment) continue;
    const name = fragment.typeCondition?.name.value;
    const type = name === undefined ? parent : walk.schema.getType(name);
    if (type && isCompositeType(type)) walkSelection(walk, fragment.selectionSet, type, times, path);
  }
}

/** Weighs a valid operation as documented: lists are counted as if they were full. */
export function weigh(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  const walk: Walk = { schema, fragments, variables, problems: [], requests: 0, nodes: 0 };
  const root = schema.getQueryType();
  if (root) walkSelection(walk, operation.selectionSet, root, 1, ['query']);
  return { cost: Math.max(1, Math.round(walk.requests / 100)), nodeCount: walk.nodes, problems: walk.problems };
}
