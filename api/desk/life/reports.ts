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
import { holdReport, keepSections, type ReportRow, signReport } from '#store/queries/desk/mentor-reports.ts';
import { isMentor } from '#store/queries/desk/mentors.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { noSuchThing } from '../authorise.ts';
import { type Decision, notNow, stale } from '../decide.ts';
import { notify } from './notify.ts';
import { projectName } from './project-name.ts';
import { reportSections, sectionIds, type Written } from './report-sections.ts';

/** What a mentor hands in. */
export interface Writing {
  readonly sections: Written;
  /** Whether it is signed as it stands, or kept for later. */
  readonly sign: boolean;
  /** What a correction corrects; null for a first edition. */
  readonly note: string | null;
  readonly version: number;
}

function unfinished({ sections }: Writing): string[] {
  return sectionIds.filter((id) => sections[id].rating === null || sections[id].text.trim() === '');
}

async function requireMentor(tx: Kysely<Database>, actor: Actor, { project }: ReportRow): Promise<void> {
  if (actor.userId !== null && (await isMentor(tx, project, actor.userId))) return;
  throw new ApiError('forbidden', {
    zh: '报告由项目的导师来写。如需代写，请先由委员会任命您为导师。',
    en: 'Reports are written by mentors of the project. To write one, have the committee appoint you as a mentor first.',
  });
}

function requireSignable(report: ReportRow, writing: Writing): void {
  const missing = unfinished(writing).map((id) => reportSections[id as keyof typeof reportSections].name);
  if (missing.length > 0) {
    throw notNow(
      `还不能签署：每一节都要有评分和文字，还缺${missing.map(({ zh }) => zh).join('、')}。`,
      `Not yet: each section needs a rating and a text; missing are ${missing.map(({ en }) => en).join(', ')}.`,
    );
  }
  if (report.editions > 0 && writing.note === null) {
    throw notNow('更正已签署的报告时，请写明更正了什么。', 'A correction of a signed report says what it corrects.');
  }
}

async function tell(tx: Kysely<Database>, report: ReportRow, actor: Actor, edition: number, now: Date): Promise<void> {
  const name = await projectName(tx, report.project);
  const zh = edition === 1 ? '签署了' : '更正了';
  const en = edition === 1 ? 'was signed' : 'was corrected';
  await notify(tx, {
    to: { roles: ['committee'], maintainersOf: report.project },
    except: actor.userId,
    kind: 'report',
    object: { kind: 'report', id: report.id },
    text: {
      zh: `「${name.zh}」${report.from} 至 ${report.until} 的导师报告${zh}`,
      en: `The mentor report on ${name.en}, ${report.from} to ${report.until}, ${en}`,
    },
    link: `/desk/reports/${report.id}/`,
    dedupe: `report:${report.id}:${edition}`,
    at: now,
  });
}

/** Keeps what a mentor wrote, and signs it if so told; a signed text is never changed, a correction is a further edition. */
export async function writeReport(
  tx: Kysely<Database>,
  { id, actor, writing, now }: { id: string; actor: Actor; writing: Writing; now: Date },
): Promise<Decision<{ version: number; editions: number }>> {
  const report = await holdReport(tx, id);
  if (report === null) throw noSuchThing();
  await requireMentor(tx, actor, report);
  if (report.version !== writing.version) throw stale({ version: report.version, by: report.editedBy });
  if (writing.sign) requireSignable(report, writing);
  const sections = JSON.stringify(writing.sections);
  const version = await keepSections(tx, { id, sections, by: actor.name, now });
  const object = { kind: 'report', id };
  const before = { sections: report.sections, editions: report.editions };
  if (!writing.sign) {
    const after = { sections: writing.sections, editions: report.editions };
    return { answer: { version, editions: report.editions }, audit: [{ object, before, after, reason: null }] };
  }
  const editions = await signReport(tx, { id, note: writing.note, by: actor.id, name: actor.name, now });
  await tell(tx, report, actor, editions, now);
  const after = { sections: writing.sections, editions };
  const action = 'report.sign';
  return { answer: { version, editions }, audit: [{ action, object, before, after, reason: writing.note }] };
}
