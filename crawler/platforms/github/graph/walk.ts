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

import type { Facts } from '../../../fact.ts';
import { PlatformError } from '../../../http/error.ts';
import type { FeedContext, FeedEnd, FeedPage, Json, Refusal } from '../../../platform.ts';
import { meet } from '../client.ts';
import { textOf } from '../cursor.ts';
import { type AskProbe, touchedSince } from '../probe.ts';
import { whatBecame } from '../tombstones.ts';
import { followLists } from './overflow.ts';
import { type Asking, byRest, type Items, readNodes, readPage } from './page.ts';
import { pageSize } from './size.ts';
import type { AnyNode, Subject } from './subject.ts';

/** Items of one page: five lists inside each cost 2 points for 49, and would cost 3 for 50. */
export const usualPage = 49;

/** Where a run stands, and what a clean one leaves. */
interface Stand {
  readonly after: string | null;
  /** Newest `updated_at` that is stored; deltas go on from there. */
  readonly upTo: string | null;
  readonly etag: string | null;
  readonly size: number;
  /** Something was refused: the list is not known to be complete. */
  readonly holes: boolean;
  /** The last page is stored. */
  readonly done: boolean;
}

const nowhere: Stand = { after: null, upTo: null, etag: null, size: usualPage, holes: false, done: false };

function readStand(json: Json): Stand | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const { size, holes, done } = json as Readonly<Record<string, Json>>;
  return {
    after: textOf(json, 'after'),
    upTo: textOf(json, 'upTo'),
    etag: textOf(json, 'etag'),
    size: typeof size === 'number' ? size : usualPage,
    holes: holes === true,
    done: done === true,
  };
}

function written(stand: Stand): Json {
  return { ...stand };
}

function join(parts: readonly Facts[]): Facts {
  const kinds = ['issues', 'changes', 'comments', 'reviews', 'events'] as const;
  const filled = kinds.filter((kind) => parts.some((part) => part[kind] !== undefined));
  const rows = (kind: (typeof kinds)[number]) => parts.flatMap((part) => [...(part[kind] ?? [])]);
  // A row that came twice, because it moved meanwhile, counts as it came last.
  return Object.fromEntries(
    filled.map((kind) => [kind, [...new Map(rows(kind).map((row) => [row.id, row])).values()]]),
  );
}

/** Completes the items of a page, and makes facts of them. */
async function finish<N extends AnyNode>(asking: Asking<N>, items: Items<N>): Promise<Facts> {
  const { client, subject, context } = asking;
  const { refused, tooMuch } = await followLists(client, subject, items.nodes, context.signal);
  items.refused.push(...refused);
  for (const node of tooMuch) await byRest(asking, items, node.number);
  const whole = items.nodes.filter((node) => !tooMuch.has(node));
  return meet(client, join([subject.facts(whole), ...items.extra]));
}

/** Everything there is, by cursor in the order of updates: what moves meanwhile is met again at the end. */
async function* walkAll<N extends AnyNode>(
  asking: Asking<N> & { readonly context: FeedContext },
  probe: AskProbe,
): AsyncGenerator<FeedPage, FeedEnd> {
  const { subject, context, size } = asking;
  const resumed = readStand(context.resume);
  const seen = new Set<string>();
  const been = new Set<string>();
  let stand = resumed ?? { ...nowhere, etag: (await probe(context, null)).etag };
  let total: number | null = null;
  for (let done = 0; !stand.done; ) {
    let page = await readPage(asking, stand.after);
    for (let tries = 2; repeating(page, been) && tries > 0; tries--) page = await readPage(asking, stand.after);
    const facts = await finish(asking, page);
    const late = page.nodes.every((node) => node.updatedAt >= context.startedAt && seen.has(node.number));
    for (const item of [...(facts.issues ?? []), ...(facts.changes ?? [])]) seen.add(item.number);
    if (repeating(page, been)) page.refused.push(repeats(subject));
    const over = page.next === null || repeating(page, been) || (late && page.nodes.length > 0);
    if (page.next !== null) been.add(page.next);
    total = page.total;
    const holes = stand.holes || page.refused.length > 0;
    stand = { ...stand, after: page.next, size: size.remembered, holes, done: over };
    context.progress((done += page.nodes.length + page.extra.length), total);
    yield { facts, cursor: written(stand), ...counted(subject, total), refused: page.refused };
  }
  if (resumed === null && !stand.holes) yield* bury(asking, seen, stand);
  return {
    state: written({ ...stand, after: null, holes: false, done: false }),
    ...counted(subject, total),
    ...(!stand.holes && { replaces: subject.kind === 'change' ? ['changes', 'reviews'] : ['issues'] }),
  };
}

function repeating(page: { readonly next: string | null }, been: ReadonlySet<string>): boolean {
  return page.next !== null && been.has(page.next);
}

function counted<N extends AnyNode>(subject: Subject<N>, total: number | null): Pick<FeedPage, 'asked'> {
  return total === null ? {} : { asked: { [subject.stream]: total } };
}

function repeats<N extends AnyNode>({ stream }: Subject<N>): Refusal {
  return { stream, what: `the rest of the ${stream}`, why: 'cursor-repeats', count: 1 };
}

/** Says what became of the items that are stored and were not listed. */
async function* bury<N extends AnyNode>(
  { client, subject, context }: Asking<N> & { readonly context: FeedContext },
  seen: ReadonlySet<string>,
  stand: Stand,
): AsyncGenerator<FeedPage> {
  const stored = await context.known.numbers(subject.kind);
  const missing = [...stored].filter((number) => !seen.has(number));
  if (missing.length === 0) return;
  const { facts, refused } = await whatBecame(client, context, subject.kind, missing);
  yield { facts, cursor: written(stand), refused };
}

/** What was touched since the last clean run, oldest first. */
async function* walkTouched<N extends AnyNode>(
  asking: Asking<N> & { readonly context: FeedContext },
  probe: AskProbe,
  since: Date,
): AsyncGenerator<FeedPage, FeedEnd> {
  const { client, subject, context, size } = asking;
  const resumed = readStand(context.resume);
  const last = readStand(context.state) ?? nowhere;
  const found = await probe(context, last.etag);
  if (found.issuesDisabled && subject.kind === 'issue') {
    const message = 'The list of issues is not given, though the repository says that it has one.';
    throw new PlatformError('gone', message, { url: client.http.origin, status: 410 });
  }
  if (found.unchanged) return { state: written({ ...last, size: size.remembered }), unchanged: true };
  const from = resumed?.upTo ? new Date(resumed.upTo) : since;
  let done = 0;
  for await (const rows of touchedSince(client, context, found, from)) {
    const wanted = rows.filter(({ kind }) => kind === subject.kind);
    for (let at = 0; at < wanted.length; ) {
      const items = await readNodes(asking, wanted.slice(at));
      at += items.taken;
      const facts = await finish(asking, items);
      context.progress((done += items.taken), null);
      const stand = { ...nowhere, upTo: wanted[at - 1]?.at.toISOString() ?? null, size: size.remembered };
      yield { facts, cursor: written(stand), ...counted(subject, items.total), refused: items.refused };
    }
  }
  return { state: written({ ...nowhere, etag: found.etag, size: size.remembered }), unchanged: done === 0 };
}

/** A run over all items or those that were touched. */
export function walk<N extends AnyNode>(
  asking: Omit<Asking<N>, 'size' | 'context'> & { readonly context: FeedContext },
  probe: AskProbe,
): AsyncGenerator<FeedPage, FeedEnd> {
  const { context } = asking;
  const remembered = readStand(context.resume) ?? readStand(context.state);
  const whole = { ...asking, size: pageSize(usualPage, remembered?.size) };
  return context.mode === 'full' || context.since === null
    ? walkAll(whole, probe)
    : walkTouched(whole, probe, context.since);
}
