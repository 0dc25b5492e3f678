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

import { z } from 'zod';
import type { ProtectionFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { type Client, repositoryUrl } from './client.ts';
import { done, isDone, makeFeed, stateOf } from './feed.ts';
import { count, flag, text } from './wire.ts';

const contexts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

const rule = z
  .object({
    rule_name: text,
    branch_name: text,
    enable_push: flag,
    enable_status_check: flag,
    status_check_contexts: contexts,
    required_approvals: count,
    require_signed_commits: flag,
    enable_force_push: flag,
    apply_to_admins: flag,
    block_admin_merge_override: flag,
  })
  .transform(
    (told): ProtectionFact => ({
      pattern: told.rule_name ?? told.branch_name ?? '',
      requiresChange: told.enable_push === null ? null : !told.enable_push,
      requiredApprovals: told.required_approvals,
      // Code owners are asked for a review, never required.
      requiresCodeOwners: false,
      requiredChecks:
        told.enable_status_check === null ? null : told.enable_status_check ? told.status_check_contexts : [],
      requiresSignatures: told.require_signed_commits,
      allowsForcePush: told.enable_force_push,
      allowsDeletion: false,
      bindsAdmins: told.apply_to_admins ?? told.block_admin_merge_override,
    }),
  );

const branch = z.object({
  protected: flag,
  required_approvals: count,
  enable_status_check: flag,
  status_check_contexts: contexts,
});

/** All rules; null = only administrators are told. */
async function readRules(client: Client, context: FeedContext): Promise<ProtectionFact[] | null> {
  if (client.anonymous) return null;
  const path = `${repositoryUrl(context.facts.fullName)}/branch_protections`;
  const { signal } = context;
  const { body } = await client.ask({ path, schema: z.array(rule).nullable(), expect: [401, 403, 404], signal });
  return body && body.filter((one) => one.pattern !== '');
}

/** What everybody may see of the default branch. */
async function readDefault(client: Client, context: FeedContext): Promise<ProtectionFact[]> {
  const name = context.facts.defaultBranch;
  if (name === null || context.facts.empty === true) return [];
  const path = `${repositoryUrl(context.facts.fullName)}/branches/${name.split('/').map(encodeURIComponent).join('/')}`;
  const { body } = await client.ask({ path, schema: branch, expect: [404, 409], signal: context.signal });
  if (body?.protected !== true) return [];
  const checks = body.enable_status_check === null ? null : body.enable_status_check ? body.status_check_contexts : [];
  return [
    {
      pattern: name,
      requiresChange: null,
      requiredApprovals: body.required_approvals,
      requiresCodeOwners: null,
      requiredChecks: checks,
      requiresSignatures: null,
      allowsForcePush: null,
      allowsDeletion: null,
      bindsAdmins: null,
    },
  ];
}

const forAdmins = { stream: 'protection', what: 'rules of the branches', why: 'needs-admin', count: 1 } as const;

async function* read(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const updated = context.facts.updatedAt?.toISOString() ?? null;
  const state = { updated };
  if (isDone(context.resume)) return { state };
  if (context.mode === 'delta' && updated !== null && stateOf(context.state, 'updated') === updated)
    return { state: context.state, unchanged: true };
  const rules = await readRules(client, context);
  const protections = rules ?? (await readDefault(client, context));
  yield { facts: { protections }, cursor: done, ...(rules === null ? { refused: [forAdmins] } : {}) };
  return { state, ...(rules === null ? {} : { replaces: ['protection'] }) };
}

/** Rules of branches. */
export function protectionFeed(client: Client): Feed {
  return makeFeed({ id: 'protection', carries: ['protection'], run: (context) => read(client, context) });
}
