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

import type { Text } from '#store/facts.ts';
import type { AuditHead, AuditLink } from '#store/queries/desk/audit-log.ts';
import { eventHash } from './event-hash.ts';
import { type Finding, judgeLink } from './judge-link.ts';

/** A log to be checked: events from one number on, and what is said of its ends. */
export interface AuditSource {
  /** Number and hash of the event before the first one to come. */
  readonly start: AuditHead;
  readonly links: AsyncIterable<AuditLink>;
  readonly head: AuditHead;
  /** Number of an event beyond the head; null = none. */
  readonly stray: () => Promise<string | null>;
}

/** A mark that was published: the log had this event, with this hash. */
export interface Mark extends AuditHead {
  /** Where it was read, for the report. */
  readonly from: string;
}

/** What a check of the log found. */
export interface AuditVerification {
  readonly ok: boolean;
  /** Events that were found right, before anything wrong. */
  readonly events: number;
  readonly first: string;
  readonly head: AuditHead;
  /** Marks that the log was held against. */
  readonly marks: number;
  /** The first thing that is wrong; null = nothing is. */
  readonly finding: Finding | null;
}

/** Each event with the one behind it. */
async function* withNext(links: AsyncIterable<AuditLink>): AsyncGenerator<[AuditLink, AuditLink | null]> {
  let held: AuditLink | null = null;
  for await (const link of links) {
    if (held !== null) yield [held, link];
    held = link;
  }
  if (held !== null) yield [held, null];
}

function finding(seq: string | bigint, kind: Finding['kind'], text: Text): Finding {
  return { seq: String(seq), kind, text };
}

function forked(seq: bigint, good: bigint, mark: Mark): Finding {
  const first = good + 1n;
  const where = first === seq ? `${seq}` : `${first}–${seq}`;
  return finding(first, 'forked', {
    zh: `第 ${seq} 条与已公布的检查点（${mark.from}）不同：第 ${where} 条在公布之后被改写过。`,
    en: `Event ${seq} is not the one that was published (${mark.from}): ${where} was rewritten after that.`,
  });
}

function cut(head: AuditHead, mark: Mark): Finding {
  return finding(BigInt(head.seq) + 1n, 'cut', {
    zh: `已公布的检查点（${mark.from}）有第 ${mark.seq} 条，日志却在第 ${head.seq} 条结束：末尾被截掉了。`,
    en: `A published checkpoint (${mark.from}) has event ${mark.seq}, but the log ends with ${head.seq}: its tail was cut off.`,
  });
}

function atEnd(head: AuditHead, last: AuditHead): Finding | null {
  if (head.seq === last.seq && head.hash === last.hash) return null;
  const next = BigInt(last.seq) + 1n;
  if (BigInt(head.seq) > BigInt(last.seq)) {
    return finding(next, 'missing', {
      zh: `第 ${next} 到 ${head.seq} 条不见了：链头说最后一条是第 ${head.seq} 条。`,
      en: `Events ${next} to ${head.seq} are missing: the head of the chain says that ${head.seq} is the last.`,
    });
  }
  return finding(last.seq, 'head-differs', {
    zh: `链头记录的第 ${head.seq} 条的哈希与日志不符：链头或最后一条被改过。`,
    en: `The head of the chain has another hash for event ${head.seq} than the log: one of the two was changed.`,
  });
}

function beyond(head: AuditHead, seq: string): Finding {
  return finding(seq, 'head-differs', {
    zh: `第 ${seq} 条在链头（第 ${head.seq} 条）之后：它是绕过日志加上的，或链头被改过。`,
    en: `Event ${seq} is beyond the head of the chain (${head.seq}): it was added behind the log's back, or the head was changed.`,
  });
}

/** A mark before the first event of what is checked, or right before it. */
function startMark(start: AuditHead, marks: readonly Mark[]): Finding | null {
  const mark = marks.find(({ seq, hash }) => seq === start.seq && hash !== start.hash);
  return mark === undefined ? null : forked(BigInt(start.seq), BigInt(start.seq) - 1n, mark);
}

/**
 * Follows the chain from its start and names the first event that is not as it was written. It reads one event after the
 * other and keeps two of them. What a superuser adds at the end with a right hash and a right head is an event like all
 * others; a tail cut off with the head, and a log written anew, show against marks published before.
 */
export async function verifyAudit(source: AuditSource, marks: readonly Mark[]): Promise<AuditVerification> {
  const { start, head } = source;
  const byNumber = Map.groupBy(marks, ({ seq }) => seq);
  let last: AuditHead = start;
  let good = BigInt(start.seq);
  const result = (found: Finding | null): AuditVerification => ({
    ok: found === null,
    events: Number(BigInt(last.seq) - BigInt(start.seq)),
    first: String(BigInt(start.seq) + 1n),
    head: last,
    marks: marks.filter(({ seq }) => BigInt(seq) >= BigInt(start.seq)).length,
    finding: found,
  });
  const early = startMark(start, marks);
  if (early !== null) return result(early);
  for await (const [link, next] of withNext(source.links)) {
    const found = judgeLink(link, last, next?.previous ?? head.hash, BigInt(head.seq));
    if (found !== null) return result(found);
    const here = byNumber.get(link.seq) ?? [];
    const other = here.find(({ hash }) => hash !== link.hash);
    if (other !== undefined) return result(forked(BigInt(link.seq), good, other));
    if (here.length > 0) good = BigInt(link.seq);
    last = { seq: link.seq, hash: eventHash(last.hash, link) };
  }
  const stray = atEnd(head, last) === null ? await source.stray() : null;
  const later = marks.find(({ seq }) => BigInt(seq) > BigInt(last.seq));
  return result(
    atEnd(head, last) ??
      (stray === null ? null : beyond(head, stray)) ??
      (later === undefined ? null : cut(last, later)),
  );
}
