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
import type { ProtectionFact } from '../../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../../platform.ts';
import { type Client, place } from '../client.ts';
import { readNow, readToday } from './daily.ts';

const flag = z.object({ enabled: z.boolean() }).nullish();
const checks = z.object({
  contexts: z.array(z.string()).nullish(),
  checks: z.array(z.object({ context: z.string() })).nullish(),
});

const classic = z.object({
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: z.number().nullish(),
      require_code_owner_reviews: z.boolean().nullish(),
    })
    .nullish(),
  required_status_checks: checks.nullish(),
  required_signatures: flag,
  allow_force_pushes: flag,
  allow_deletions: flag,
  enforce_admins: flag,
});

const parameters = z.object({
  required_approving_review_count: z.number().nullish(),
  require_code_owner_review: z.boolean().nullish(),
  required_status_checks: z.array(z.object({ context: z.string() })).nullish(),
});
const rules = z.array(z.object({ type: z.string(), parameters: parameters.nullish() }));

type Classic = z.infer<typeof classic>;
type Rule = z.infer<typeof rules>[number];

/** A yes from either side is a yes; a no needs both sides to be readable. */
function either(left: boolean | null, right: boolean | null): boolean | null {
  if (left === true || right === true) return true;
  return left === null || right === null ? null : false;
}

/** A no from either side is a no. */
function both(left: boolean | null, right: boolean | null): boolean | null {
  const denied = either(left === null ? null : !left, right === null ? null : !right);
  return denied === null ? null : !denied;
}

interface Readable {
  /** Null = may not be read; `none` = the branch has no classic protection. */
  readonly classic: Classic | 'none' | null;
  /** Null = may not be read. */
  readonly rules: readonly Rule[] | null;
}

/** What one side says by itself: null where it may not be read. */
function ofClassic(source: Classic | 'none' | null) {
  if (source === null) return null;
  const set = source === 'none' ? {} : (source as Partial<Classic>);
  const none = source === 'none';
  const required = set.required_status_checks;
  return {
    change: !none && Boolean(set.required_pull_request_reviews),
    approvals: set.required_pull_request_reviews?.required_approving_review_count ?? 0,
    owners: set.required_pull_request_reviews?.require_code_owner_reviews ?? false,
    checks: required?.checks?.map((one) => one.context) ?? required?.contexts ?? [],
    signatures: set.required_signatures?.enabled ?? false,
    force: none || (set.allow_force_pushes?.enabled ?? false),
    deletion: none || (set.allow_deletions?.enabled ?? false),
    admins: none ? null : (set.enforce_admins?.enabled ?? null),
  };
}

function ofRules(list: readonly Rule[] | null) {
  if (list === null) return null;
  const of = (type: string) => list.filter((rule) => rule.type === type);
  const changes = of('pull_request').map((rule) => rule.parameters);
  return {
    change: changes.length > 0,
    approvals: Math.max(0, ...changes.map((one) => one?.required_approving_review_count ?? 0)),
    owners: changes.some((one) => one?.require_code_owner_review === true),
    checks: of('required_status_checks').flatMap((rule) =>
      (rule.parameters?.required_status_checks ?? []).map((one) => one.context),
    ),
    signatures: of('required_signatures').length > 0,
    force: of('non_fast_forward').length === 0,
    deletion: of('deletion').length === 0,
  };
}

/** Classic protection and rule sets bind together: the stricter one counts. */
function protectionOf(pattern: string, readable: Readable): ProtectionFact {
  const left = ofClassic(readable.classic);
  const right = ofRules(readable.rules);
  const whole = left !== null && right !== null;
  const approvals = Math.max(left?.approvals ?? 0, right?.approvals ?? 0);
  const required = [...new Set([...(left?.checks ?? []), ...(right?.checks ?? [])])].toSorted();
  return {
    pattern,
    requiresChange: either(left?.change ?? null, right?.change ?? null),
    requiredApprovals: whole || approvals > 0 ? approvals : null,
    requiresCodeOwners: either(left?.owners ?? null, right?.owners ?? null),
    requiredChecks: whole || required.length > 0 ? required : null,
    requiresSignatures: either(left?.signatures ?? null, right?.signatures ?? null),
    allowsForcePush: both(left?.force ?? null, right?.force ?? null),
    allowsDeletion: both(left?.deletion ?? null, right?.deletion ?? null),
    bindsAdmins: left?.admins ?? null,
  };
}

const messageBody = z.object({ message: z.string().catch('') }).catch({ message: '' });

function forbidden(what: string): Refusal {
  return { stream: 'protection', what, why: 'forbidden', count: 1 };
}

async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const branch = context.facts.defaultBranch ?? context.repository.defaultBranch;
  if (readToday(context) || branch === null) return { state: context.state, unchanged: true };
  const at = { ...place(context.repository.path), branch };
  const { signal } = context;
  const expect = [403, 404];
  const ruled = await client.get(
    client.endpoint('GET /repos/{owner}/{repo}/rules/branches/{branch}', { ...at, per_page: 100 }).url,
    { schema: rules, signal, expect },
  );
  const guarded = await client.get(client.endpoint('GET /repos/{owner}/{repo}/branches/{branch}/protection', at).url, {
    schema: classic,
    signal,
    expect,
  });
  // Owners are told so; everybody else gets a 404 that says nothing.
  const unguarded = guarded.status === 404 && /not protected/iu.test(messageBody.parse(guarded.problem).message);
  const readable: Readable = { classic: unguarded ? 'none' : guarded.body, rules: ruled.body };
  const refused = [
    ...(readable.rules === null ? [forbidden(`rules of branch ${branch}`)] : []),
    ...(readable.classic === null ? [forbidden(`protection of branch ${branch}`)] : []),
  ];
  const told = readable.rules !== null || readable.classic !== null;
  if (told) yield { facts: { protections: [protectionOf(branch, readable)] }, cursor: null };
  return { state: readNow(context), refused, ...(told && { replaces: ['protection'] }) };
}

/** What protects the default branch, as far as this caller may read it; asked once a day. */
export function protectionFeed(client: Client): Feed {
  return { id: 'protection', carries: ['protection'], needsToken: true, run: (context) => run(client, context) };
}
