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

import { randomUUID } from 'node:crypto';
import { claimMail, insertMail, settleMail, unmailed } from '#store/queries/desk/mail.ts';
import type { DeskContext } from '../../context.ts';
import { isAddress } from './address.ts';
import { composeMail } from './compose.ts';
import type { Mailer } from './mailer.ts';

type OutboxContext = Pick<DeskContext, 'db' | 'log' | 'now' | 'baseUrl'>;

/** Mails a day to one person; what is over that comes together in the first mail of the next day. */
export const mostMailsADay = 6;
const mostItems = 50;
const mostMailsARound = 100;
const minute = 60_000;
const day = 24 * 60 * minute;
/** Mail that could not be written for longer than this is old news: the desk tells it. */
const stalest = 3 * day;
/** Waits before the attempts after the first; with the last of them a mail has been tried for four days. */
const waits = [1, 5, 15, 60, 240, 720, 1440, 1440, 1440].map((minutes) => minutes * minute);
/** A server that neither takes nor refuses gets this long before somebody else may try. */
const lease = 10 * minute;

/** Writes mails from notifications, one a person; returns how many. */
export async function gatherMail({ db, now, baseUrl }: OutboxContext): Promise<number> {
  const at = now();
  const midnight = new Date(Math.floor(at.getTime() / day) * day);
  const since = new Date(at.getTime() - stalest);
  const host = new URL(baseUrl).hostname;
  return db.transaction().execute(async (tx) => {
    const people = await unmailed(tx, { since, midnight, most: mostItems });
    const ready = people.filter(({ today, address }) => today < mostMailsADay && isAddress(address));
    for (const { member, address, locale, items } of ready) {
      const text = composeMail(items, { locale, baseUrl, member: member !== null });
      const notifications = items.map(({ id }) => id);
      await insertMail(tx, {
        member,
        address,
        locale,
        ...text,
        messageId: `${randomUUID()}@${host}`,
        at,
        notifications,
      });
    }
    return ready.length;
  });
}

/** What a round of sending did. */
export interface SendRound {
  readonly sent: number;
  readonly later: number;
  readonly refused: number;
}

/**
 * Sends what is due. A mail is marked before it is handed over and again after the server's answer: if the process dies
 * between the two it is sent again under the same message id. A server that is down is left alone until the next round.
 */
export async function sendOutbox({ db, log, now }: OutboxContext, mailer: Mailer): Promise<SendRound> {
  const done = { sent: 0, later: 0, refused: 0 };
  for (let tries = 0; tries < mostMailsARound; tries += 1) {
    const at = now();
    const mail = await claimMail(db, { now: at, leaseUntil: new Date(at.getTime() + lease) });
    if (mail === null) break;
    const { id, message_id: messageId, created_at: date, attempts } = mail;
    const attempt = await mailer.send({ ...mail, messageId, date });
    if (attempt.kind === 'sent') {
      await settleMail(db, id, { state: 'sent', at: now() });
      done.sent += 1;
      continue;
    }
    const { why } = attempt;
    const wait = waits[attempts - 1];
    const given = attempt.kind === 'refused' || wait === undefined;
    log.warn(given ? 'a mail was given up' : 'a mail waits for another attempt', { mail: id, attempts, why });
    if (given) await settleMail(db, id, { state: 'refused', why });
    else await settleMail(db, id, { state: 'waiting', nextAt: new Date(now().getTime() + wait), why });
    done[given ? 'refused' : 'later'] += 1;
    if (attempt.down) break;
  }
  return done;
}
