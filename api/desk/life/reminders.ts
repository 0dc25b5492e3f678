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

import type { Kysely } from 'kysely';
import type { Text } from '#store/facts.ts';
import { type DueThing, dueThings } from '#store/queries/desk/due-things.ts';
import { expiringWaivers } from '#store/queries/desk/waivers.ts';
import type { Database } from '#store/schema.ts';
import { addDays, dayOf, daysBetween } from './day.ts';
import { mannerOf } from './due-words.ts';
import { notify } from './notify.ts';
import { projectName } from './project-name.ts';

const day = 86_400_000;
/** Days before the end at which somebody is reminded; the first mark that is reached is told, the others before it are not. */
const marks = [1, 3, 7] as const;
const furthest = 7;

/** The mark that is reached: days left, `late`, or null while the end is far. */
function markOf(left: number): (typeof marks)[number] | 'late' | null {
  if (left < 0) return 'late';
  return marks.find((mark) => left <= mark) ?? null;
}

function sentence({ zh, en }: Text, left: number, dueOn: string): Text {
  if (left < 0) return { zh: `${zh}已逾期（截止 ${dueOn}）`, en: `${en} is overdue (it was due on ${dueOn})` };
  if (left === 0) return { zh: `${zh}今天截止（${dueOn}，UTC）`, en: `${en} is due today (${dueOn}, UTC)` };
  const days = left === 1 ? '1 day' : `${left} days`;
  return { zh: `${zh}还有 ${left} 天截止（${dueOn}）`, en: `${en} is due in ${days} (${dueOn})` };
}

async function remind(tx: Kysely<Database>, thing: DueThing, now: Date): Promise<number> {
  const { what, id, dueOn, dueAt, since } = thing;
  const left = dueAt <= now ? -1 : daysBetween(dayOf(now), dueOn);
  const mark = markOf(left);
  // That a report was missed is told where it is marked.
  if (mark === 'late' && what === 'report') return 0;
  // Whoever was told today that it begins is not told today that it ends.
  if (mark === null || (mark !== 'late' && now.getTime() - since.getTime() < day)) return 0;
  const manner = mannerOf(thing);
  const name =
    thing.project !== null && (thing.title ?? '') === ''
      ? await projectName(tx, thing.project)
      : { zh: thing.title ?? '', en: thing.title ?? '' };
  return notify(tx, {
    to: manner.to(thing),
    kind: manner.kind,
    object: { kind: what, id },
    text: sentence(manner.label(name), left, dueOn),
    link: manner.link(thing),
    dedupe: `due:${what}:${id}:${dueOn}:${mark}`,
    at: now,
  });
}

async function remindOfWaivers(tx: Kysely<Database>, now: Date): Promise<number> {
  const today = dayOf(now);
  let told = 0;
  for (const { id, application, project, criterion, expiresOn } of await expiringWaivers(
    tx,
    addDays(today, furthest),
  )) {
    const left = daysBetween(today, expiresOn);
    const mark = markOf(left);
    if (mark === null) continue;
    const { zh, en } = await projectName(tx, project);
    told += await notify(tx, {
      to: { roles: ['committee'], maintainersOf: project },
      kind: 'waiver',
      object: { kind: 'waiver', id },
      text: sentence(
        { zh: `「${zh}」对 ${criterion} 的豁免`, en: `The waiver of ${criterion} for ${en}` },
        left,
        expiresOn,
      ),
      link: `/desk/applications/${application}/vote/`,
      dedupe: `due:waiver:${id}:${expiresOn}:${mark}`,
      at: now,
    });
  }
  return told;
}

/** Reminds of everything that ends within a week or is late, once at each mark; returns how many notifications there are. */
export async function remindAll(tx: Kysely<Database>, now: Date): Promise<number> {
  let told = await remindOfWaivers(tx, now);
  const before = new Date(now.getTime() + (furthest + 1) * day);
  for (const thing of await dueThings(tx, before)) told += await remind(tx, thing, now);
  return told;
}
