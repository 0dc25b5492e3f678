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

import type { WorldProtection, WorldRepository } from '../../world/model.ts';
import { nodeId } from '../ids.ts';
import { commitView, findCommit } from './commit.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Graph } from './graph.ts';
import { repositoryView } from './repository.ts';

function ruleView(repository: WorldRepository, rule: WorldProtection): Record<string, unknown> {
  return {
    __typename: 'BranchProtectionRule',
    id: nodeId('BPR', repository.id, rule.pattern),
    databaseId: null,
    pattern: rule.pattern,
    requiresApprovingReviews: rule.requiresChange,
    requiredApprovingReviewCount: rule.requiredApprovals,
    requiresCodeOwnerReviews: rule.requiresCodeOwners,
    requiresStatusChecks: rule.requiredChecks.length > 0,
    requiredStatusCheckContexts: rule.requiredChecks,
    requiresCommitSignatures: rule.requiresSignatures,
    allowsForcePushes: rule.allowsForcePush,
    allowsDeletions: rule.allowsDeletion,
    isAdminEnforced: rule.bindsAdmins,
  };
}

function refView(graph: Graph, repository: WorldRepository, prefix: string, name: string, sha: string) {
  const rule = repository.protections.find((one) => one.pattern === name);
  return {
    __typename: 'Ref',
    id: nodeId('REF', repository.id, prefix, name),
    name,
    prefix,
    target: () => commitView(graph, repository, sha),
    branchProtectionRule: rule && graph.admin ? ruleView(repository, rule) : null,
    repository: () => repositoryView(graph, repository),
  };
}

function refsOf(repository: WorldRepository, prefix: string): readonly (readonly [string, string])[] {
  const head = repository.commits.at(-1)?.sha;
  if (head === undefined) return [];
  if (prefix === 'refs/heads/') return [[repository.defaultBranch, head]];
  return prefix === 'refs/tags/' ? repository.releases.map((release) => [release.tag, head] as const) : [];
}

/** What a repository tells of its branches, tags and commits. */
export function branchFields(graph: Graph, repository: WorldRepository): Record<string, unknown> {
  const heads = refsOf(repository, 'refs/heads/');
  const view = (prefix: string) => (ref: readonly [string, string]) =>
    refView(graph, repository, prefix, ref[0], ref[1]);
  return {
    defaultBranchRef: () => (heads[0] ? view('refs/heads/')(heads[0]) : null),
    refs: (args: PageArgs & { readonly refPrefix: string }) => {
      const items = refsOf(repository, args.refPrefix);
      return connection(args, { items, key: (ref) => [items.indexOf(ref), '0'], view: view(args.refPrefix) });
    },
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => {
      const [, prefix = 'refs/heads/', name = qualifiedName] =
        /^(refs\/(?:heads|tags)\/)(.+)$/u.exec(qualifiedName) ?? [];
      const found = refsOf(repository, prefix).find((ref) => ref[0] === name);
      return found ? view(prefix)(found) : null;
    },
    object: ({ oid, expression }: { readonly oid?: string | null; readonly expression?: string | null }) => {
      const sha =
        oid ?? (expression === 'HEAD' || expression === repository.defaultBranch ? heads[0]?.[1] : expression);
      return sha && findCommit(repository, sha) ? commitView(graph, repository, sha) : null;
    },
    branchProtectionRules: (args: PageArgs) => {
      const items = graph.admin ? repository.protections : [];
      return connection(args, {
        items,
        key: (rule) => [items.indexOf(rule), '0'],
        view: (rule) => ruleView(repository, rule),
      });
    },
    rulesets: (args: PageArgs) => connection(args, { items: [], key: () => [0, '0'], view: () => null }),
  };
}
