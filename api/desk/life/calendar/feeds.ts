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

import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type CalendarReader, publicDates } from '#store/queries/desk/calendar.ts';
import { type DueThing, dueThings } from '#store/queries/desk/due-things.ts';
import type { Database } from '#store/schema.ts';
import type { DeskContext } from '../../context.ts';
import { mannerOf } from '../due-words.ts';
import { projectName } from '../project-name.ts';
import { type DatedThing, writeCalendar } from './write.ts';

const day = 86_400_000;
const keptDays = 400;
const aheadDays = 400;

type Locale = 'zh' | 'en';
type Source = Pick<DeskContext, 'db' | 'now' | 'baseUrl'>;

/** A secret for the address of a calendar, and what is stored of it. */
export function newFeedKey(): { readonly key: string; readonly hash: Buffer } {
  const key = randomBytes(24).toString('base64url');
  return { key, hash: feedHash(key) };
}

/** What is stored in place of the secret. */
export function feedHash(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

const publicWords = {
  notice: { zh: (name: string) => `「${name}」公示截止`, en: (name: string) => `Public notice on ${name} ends` },
  ballot: { zh: (name: string) => `「${name}」表决截止`, en: (name: string) => `Vote on ${name} ends` },
  report: { zh: (name: string) => `「${name}」导师报告截止`, en: (name: string) => `Mentor report on ${name} is due` },
} as const;

function uidOf(baseUrl: string, what: string, id: string): string {
  return `${what}-${id}@${new URL(baseUrl).hostname}`;
}

/** Dates that everybody may know; no person is named in them. */
export async function publicCalendar({ db, now, baseUrl }: Source, locale: Locale): Promise<string> {
  const dates = await publicDates(db, new Date(now().getTime() - keptDays * day));
  const things = dates.map(({ what, id, application, project, at, on, version, changedAt, ...name }): DatedThing => {
    const page = application === null ? `projects/${project ?? ''}/` : `apply/notice/${application}/`;
    return {
      uid: uidOf(baseUrl, what, id),
      sequence: version - 1,
      changedAt,
      when: at === null ? { on: on ?? '' } : { at },
      summary: publicWords[what][locale](name[locale]),
      url: `${baseUrl}/${locale}/${page}`,
    };
  });
  return writeCalendar(things, { name: locale === 'zh' ? '通明：孵化日程' : 'Tongming: incubation', locale });
}

function concerns(thing: DueThing, reader: CalendarReader): boolean {
  const { what, project, application, members } = thing;
  if (what === 'report') return reader.mentors.includes(project ?? '');
  if (what === 'health') return reader.maintains.includes(project ?? '');
  if (what === 'clarification') return reader.applications.includes(application ?? '');
  if (what === 'triage') return reader.roles.some((role) => role === 'committee' || role === 'administrator');
  return members.includes(reader.userId);
}

async function nameOf(db: Kysely<Database>, { title, project }: DueThing) {
  if ((title ?? '') === '' && project !== null) return projectName(db, project);
  return { zh: title ?? '', en: title ?? '' };
}

/** What a member has to do, by when. */
export async function ownCalendar({ db, now, baseUrl }: Source, reader: CalendarReader): Promise<string> {
  const { locale } = reader;
  const due = await dueThings(db, new Date(now().getTime() + aheadDays * day));
  const things: DatedThing[] = [];
  for (const thing of due.filter((one) => concerns(one, reader))) {
    const { what, id, dueAt, dueOn, since, version } = thing;
    const manner = mannerOf(thing);
    things.push({
      uid: uidOf(baseUrl, `own-${what}`, id),
      sequence: version - 1,
      changedAt: since,
      when: what === 'report' || what === 'health' ? { on: dueOn } : { at: dueAt },
      summary: manner.label(await nameOf(db, thing))[locale],
      url: `${baseUrl}/${locale}${manner.link(thing)}`,
    });
  }
  return writeCalendar(things, { name: locale === 'zh' ? '通明：我的日程' : 'Tongming: my dates', locale });
}
