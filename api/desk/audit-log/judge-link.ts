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

/** The first thing that is wrong with a log. */
export interface Finding {
  /** Number of the first event that is not as it was written. */
  readonly seq: string;
  readonly kind:
    | 'edited'
    | 'hash-edited'
    | 'link-edited'
    | 'missing'
    | 'inserted'
    | 'moved'
    | 'not-linked'
    | 'head-differs'
    | 'cut'
    | 'forked';
  readonly text: Text;
}

function found(seq: string | bigint, kind: Finding['kind'], zh: string, en: string): Finding {
  const text: Text = { zh, en };
  return { seq: String(seq), kind, text };
}

/** The place that an event was written in, when its hash is right for one; a hash a number, so only asked once. */
function homeOf(link: AuditLink, top: bigint): string | null {
  for (let seq = 1n; seq <= top; seq += 1n) {
    if (eventHash(link.previous, link, String(seq)) === link.hash) return String(seq);
  }
  return null;
}

function outOfLine(link: AuditLink, wanted: bigint): Finding | null {
  const seq = BigInt(link.seq);
  if (seq === wanted) return null;
  if (seq < wanted) {
    return found(
      seq,
      'inserted',
      `第 ${seq} 条在日志开头之前：它是后来加进去的。`,
      `Event ${seq} is before the start of the log: it was put in.`,
    );
  }
  const span = seq - wanted === 1n ? `${wanted}` : `${wanted}–${seq - 1n}`;
  return found(
    wanted,
    'missing',
    `第 ${span} 条不见了：第 ${wanted - 1n} 条之后是第 ${seq} 条。`,
    `Event ${span} is missing: ${wanted - 1n} is followed by ${seq}.`,
  );
}

function moved(seq: string, home: string): Finding {
  return found(
    seq,
    'moved',
    `第 ${seq} 条的位置上是原来的第 ${home} 条：顺序被改过，或中间插入、删除过。`,
    `In place ${seq} stands what was event ${home}: the order was changed, or something was put in or taken out before it.`,
  );
}

function edited(seq: string): Finding {
  return found(
    seq,
    'edited',
    `第 ${seq} 条的内容与它的哈希不符：有字段被改过，或整条是后来写的。`,
    `The content of event ${seq} does not match its hash: a field was changed, or the whole was written later.`,
  );
}

/**
 * What is wrong with an event behind `last`; null = nothing. `told` is what the event after it (or the head) says its
 * hash is: that tells a changed hash from a changed field.
 */
export function judgeLink(link: AuditLink, last: AuditHead, told: string, top: bigint): Finding | null {
  const line = outOfLine(link, BigInt(last.seq) + 1n);
  if (line !== null) return line;
  const { seq } = link;
  const right = eventHash(last.hash, link);
  const linked = link.previous === last.hash;
  if (linked && link.hash === right) return null;
  if (link.hash === right) {
    return found(
      seq,
      'link-edited',
      `第 ${seq} 条记的“前一条哈希”被改过；其余内容与哈希相符。`,
      `The hash of the event before, as kept in event ${seq}, was changed; the rest matches.`,
    );
  }
  if (linked && told === right) {
    return found(
      seq,
      'hash-edited',
      `第 ${seq} 条的哈希被改过；内容与后一条相符。`,
      `The hash of event ${seq} was changed; its content matches what comes after it.`,
    );
  }
  const home = homeOf(link, top);
  if (home === null) return edited(seq);
  if (home !== seq) return moved(seq, home);
  return found(
    seq,
    'not-linked',
    `第 ${seq} 条不接着第 ${BigInt(seq) - 1n} 条：从这里起是另一条链，或它前面被改写过。`,
    `Event ${seq} does not follow ${BigInt(seq) - 1n}: another chain begins here, or what was before it was rewritten.`,
  );
}
