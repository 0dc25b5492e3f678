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
import {
  insertSign,
  type LastCommits,
  lastCommits,
  settleSigns,
  signedProjects,
  type Trigger,
} from '#store/queries/desk/emeritus-signs.ts';
import { missedInARow } from '#store/queries/desk/mentor-reports.ts';
import type { Database } from '#store/schema.ts';
import { type Actor, machine } from '../actor.ts';
import { type Change, type Decision, notNow } from '../decide.ts';
import type { RubricBody } from '../rubric/body.ts';
import { addMonthsTo, dayOf } from './day.ts';
import { notify } from './notify.ts';
import { projectName } from './project-name.ts';

const day = 86_400_000;
/** Data on repositories that is older than this says nothing about today. */
const stalest = 30 * day;
/** A sign that people settled is not brought up again for so long. */
const quiet = 180 * day;

/** Whether a project has gone without commits for so many months; `unknown` where its repositories were not all seen lately. */
function withoutCommits(known: LastCommits, months: number, now: Date): 'yes' | 'no' | 'unknown' {
  const { lastAt, knownAt, unreadable } = known;
  if (unreadable || knownAt === null || now.getTime() - knownAt.getTime() > stalest || lastAt === null) {
    // A commit that was seen counts, however old the rest of the data is.
    return lastAt !== null && dayOf(lastAt) > addMonthsTo(dayOf(now), -months) ? 'no' : 'unknown';
  }
  return dayOf(lastAt) > addMonthsTo(dayOf(now), -months) ? 'no' : 'yes';
}

const words = {
  'no-commits': { zh: '长时间没有提交', en: 'no commits for a long time' },
  'missed-reports': { zh: '连续没有交导师报告', en: 'mentor reports missed in a row' },
  request: { zh: '维护者提出退役', en: 'its maintainer asks for retirement' },
} as const satisfies Readonly<Record<Trigger, { zh: string; en: string }>>;

interface Sign {
  readonly project: string;
  readonly trigger: Trigger;
  readonly evidence: object;
}

async function raise(tx: Kysely<Database>, { project, trigger, evidence }: Sign, now: Date): Promise<Change[]> {
  const quietSince = new Date(now.getTime() - quiet);
  const id = await insertSign(tx, { project, trigger, evidence: JSON.stringify(evidence), now, quietSince });
  if (id === null) return [];
  const name = await projectName(tx, project);
  const { zh, en } = words[trigger];
  await notify(tx, {
    to: { roles: ['committee'], mentorsOf: project },
    kind: 'health',
    object: { kind: 'sign', id },
    text: {
      zh: `「${name.zh}」：${zh}，请看是否需要健康评审`,
      en: `${name.en}: ${en}; see whether a health review is needed`,
    },
    link: `/desk/projects/${project}/`,
    dedupe: `sign:${id}`,
    at: now,
  });
  const after = { project, trigger, evidence };
  return [{ action: 'health.sign', object: { kind: 'sign', id }, before: null, after, reason: null }];
}

async function drop(tx: Kysely<Database>, project: string, trigger: Trigger, now: Date): Promise<Change[]> {
  const settled = { state: 'gone', by: machine.id, reason: null, now } as const;
  const gone = await settleSigns(tx, { project, trigger }, settled);
  return gone.map(({ id }) => ({
    action: 'health.sign',
    object: { kind: 'sign', id },
    before: { state: 'open' },
    after: { state: 'gone' },
    reason: null,
  }));
}

/** Brings signs in line with what is known: new ones are raised, those that hold no longer go, unknown changes nothing. */
export async function lookForSigns(tx: Kysely<Database>, rules: RubricBody['emeritus'], now: Date): Promise<Change[]> {
  const changes: Change[] = [];
  for (const known of await lastCommits(tx)) {
    const { project, lastAt, archived, knownAt } = known;
    const quietFor = withoutCommits(known, rules.monthsWithoutCommits, now);
    const evidence = { lastCommit: lastAt, seen: knownAt, archived, months: rules.monthsWithoutCommits };
    if (quietFor === 'yes') changes.push(...(await raise(tx, { project, trigger: 'no-commits', evidence }, now)));
    if (quietFor === 'no') changes.push(...(await drop(tx, project, 'no-commits', now)));
  }
  const missed = (await missedInARow(tx)).filter(({ reports }) => reports.length >= rules.missedReports);
  for (const { project, reports } of missed) {
    changes.push(...(await raise(tx, { project, trigger: 'missed-reports', evidence: { reports } }, now)));
  }
  const late = new Set(missed.map(({ project }) => project));
  for (const project of await signedProjects(tx, 'missed-reports')) {
    if (!late.has(project)) changes.push(...(await drop(tx, project, 'missed-reports', now)));
  }
  return changes;
}

/** A maintainer says that the project should retire: staff see it and decide. */
export async function askToRetire(
  tx: Kysely<Database>,
  { project, reason, actor, now }: { project: string; reason: string; actor: Actor; now: Date },
): Promise<Decision<{ asked: boolean }>> {
  const [change] = await raise(tx, { project, trigger: 'request', evidence: { by: actor.name, reason } }, now);
  if (change === undefined) {
    throw notNow('已经提过，或半年内刚有过结论。', 'It was asked before, or settled within the last half year.');
  }
  return { answer: { asked: true }, audit: [{ ...change, reason }] };
}

/** A person looked at a sign and sees no need to act. */
export async function dismissSign(
  tx: Kysely<Database>,
  which: { project: string; id: string; version: number },
  { actor, reason, now }: { actor: Actor; reason: string; now: Date },
): Promise<Decision<{ dismissed: boolean }>> {
  const [sign] = await settleSigns(tx, which, { state: 'dismissed', by: actor.id, reason, now });
  if (sign === undefined) {
    throw notNow('这条信号已有结论，或刚被别人改动。', 'This sign is settled, or somebody changed it just now.');
  }
  const object = { kind: 'sign', id: which.id };
  const change: Change = { object, before: { state: 'open' }, after: { state: 'dismissed' }, reason };
  return { answer: { dismissed: true }, audit: [change] };
}
