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

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { codeOf } from '#store/error.ts';
import { appendAudit, type NewAuditEvent, settle, takeKey } from '#store/queries/desk/audit.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../errors.ts';
import type { Actor } from './actor.ts';
import type { DeskContext } from './context.ts';

/** One change, for the audit log. */
export interface Change {
  /** What was done, where it is not the action of the whole. */
  readonly action?: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** Any JSON value; null = there was nothing before. */
  readonly before: unknown;
  /** Any JSON value; null = there is nothing any more. */
  readonly after: unknown;
  readonly reason: string | null;
}

/** What work within a decision ends with. */
export interface Decision<Answer> {
  readonly answer: Answer;
  /** Everything that changed; `unchanged` = nothing did, and nothing is recorded. */
  readonly audit: readonly [Change, ...Change[]] | 'unchanged';
  /** Fields of the answer that are told once and kept nowhere, as a new secret. */
  readonly once?: readonly (keyof Answer & string)[];
  /** `Set-Cookie` values that go with the answer. */
  readonly cookies?: readonly string[];
}

/** Who decides what, and under which key. */
export interface Act {
  readonly actor: Actor;
  readonly action: string;
  /** The sender's name for this request: the same key is done once. Null = never sent twice. */
  readonly request: { readonly key: string; readonly route: string; readonly body: unknown } | null;
}

type Work<Answer> = (tx: Kysely<Database>, now: Date) => Promise<Decision<Answer>>;

function eventOf({ actor, action, request }: Act, now: Date, change: Change): NewAuditEvent {
  const text = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  return {
    at: now,
    actor: actor.id,
    actor_name: actor.name,
    action: change.action ?? action,
    object_kind: change.object.kind,
    object_id: change.object.id,
    before: text(change.before),
    after: text(change.after),
    reason: change.reason,
    request: request?.key ?? null,
  };
}

function kept<Answer>({ answer, once = [] }: Decision<Answer>): string {
  const hidden: readonly string[] = once;
  return JSON.stringify(answer, (name, value: unknown) => (hidden.includes(name) ? null : value)) ?? 'null';
}

function reused(): ApiError {
  return new ApiError('key-reused', {
    zh: '这个请求编号（Idempotency-Key）已用于另一个请求，请为新的请求换一个编号。',
    en: 'This Idempotency-Key was used for another request; give a new request a new key.',
  });
}

/** Whoever has no account is one sender, before and after their own link opened something for them. */
function senderOf({ kind, id }: Actor): string {
  return kind === 'holder' ? 'visitor' : id;
}

async function once<Answer>(context: DeskContext, act: Act, work: Work<Answer>): Promise<Decision<Answer>> {
  const { request, actor } = act;
  return context.db.transaction().execute(async (tx) => {
    const now = context.now();
    if (request === null) {
      const decision = await work(tx, now);
      if (decision.audit !== 'unchanged') {
        await appendAudit(
          tx,
          decision.audit.map((change) => eventOf(act, now, change)),
        );
      }
      return decision;
    }
    const bodyHash = createHash('sha256')
      .update(JSON.stringify(request.body) ?? '')
      .digest();
    const before = await takeKey(tx, { actor: senderOf(actor), key: request.key, route: request.route, bodyHash });
    if (before !== null) {
      if (before.route !== request.route || !before.bodyHash.equals(bodyHash)) throw reused();
      return { answer: before.answer as Answer, audit: 'unchanged' };
    }
    const decision = await work(tx, now);
    const events = decision.audit === 'unchanged' ? [] : decision.audit.map((change) => eventOf(act, now, change));
    await settle(tx, events, { actor: senderOf(actor), key: request.key, status: 200, answer: kept(decision) });
    return decision;
  });
}

/** Deadlocks and serialization failures: the transaction left nothing behind and may run again. */
const again = new Set(['40001', '40P01']);
const mostTries = 3;

/**
 * Does the work, its audit events and the answer to its key in one transaction: all of it is stored, or none. The same
 * key with the same body gets the answer of the first time, with another body it is refused (`key-reused`).
 */
export async function decide<Answer>(context: DeskContext, act: Act, work: Work<Answer>): Promise<Decision<Answer>> {
  for (let tries = 1; ; tries += 1) {
    try {
      const decision = await once(context, act, work);
      context.changed();
      return decision;
    } catch (error) {
      if (tries === mostTries || !again.has(codeOf(error) ?? '')) throw error;
    }
  }
}

/** Somebody changed the thing meanwhile: nothing is overwritten. */
export function stale(current: { readonly version: number; readonly by?: string | null }): ApiError {
  const by = current.by ?? null;
  return new ApiError('conflict', {
    zh: `在您填写期间，${by === null ? '有人' : by}改动了这里（现在是第 ${current.version} 版）。您的内容没有保存，也没有丢失：请对照后重新提交。`,
    en: `${by ?? 'Someone'} changed this while you were writing (it is now version ${current.version}). Yours was not saved and is not lost: compare the two and send it again.`,
  });
}

/** The state of things, or a gate, refuses the step; `missing` says what would open it. */
export function notNow(zh: string, en: string, missing: readonly string[] = []): ApiError {
  return new ApiError('not-now', { zh, en }, missing.length === 0 ? {} : { allowed: missing });
}
