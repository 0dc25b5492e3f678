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
import { settleSigns, signsOf } from '#store/queries/desk/emeritus-signs.ts';
import {
  answerHealthReview,
  closeHealthReview,
  type HealthRow,
  holdHealthReview,
  insertHealthReview,
  insertRetirement,
} from '#store/queries/desk/health-reviews.ts';
import { projectFacts } from '#store/queries/desk/project-facts.ts';
import type { Database } from '#store/schema.ts';
import type { Actor } from '../actor.ts';
import { newCode } from '../applications/secret.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, type Decision, notNow, stale } from '../decide.ts';
import { activeRubric, type Rubric } from '../rubric/store.ts';
import { addDays, dayOf, endOf } from './day.ts';
import type { HealthAnswer } from './health-areas.ts';
import { notify } from './notify.ts';
import { projectName } from './project-name.ts';
import { watchProject } from './watch.ts';

interface Act {
  readonly actor: Actor;
  readonly now: Date;
}

async function currentRubric(tx: Kysely<Database>): Promise<Rubric> {
  const rubric = await activeRubric(tx);
  if (rubric === null) throw notNow('还没有启用的评审标准。', 'No rubric is active yet.');
  return rubric;
}

/** Asks a project how it is; open signs go into it as evidence. */
export async function openHealthReview(
  tx: Kysely<Database>,
  project: string,
  reason: string,
  { actor, now }: Act,
): Promise<Decision<{ id: string; dueOn: string }>> {
  const { body } = await currentRubric(tx);
  const dueOn = addDays(dayOf(now), body.emeritus.healthDays);
  const signs = (await signsOf(tx, project)).filter(({ state }) => state === 'open');
  const found = signs.map(({ trigger, evidence, foundAt }) => ({ trigger, evidence, foundAt }));
  const evidence = found.length === 0 ? null : JSON.stringify(found);
  const id = await insertHealthReview(tx, { project, reason, evidence, by: actor.id, dueOn, now });
  if (id === null) throw notNow('这个项目的健康评审正在进行。', 'A health review of this project is open already.');
  await settleSigns(tx, { project }, { state: 'taken', by: actor.id, reason, now });
  const name = await projectName(tx, project);
  await notify(tx, {
    to: { maintainersOf: project, mentorsOf: project, roles: ['committee'] },
    except: actor.userId,
    kind: 'health',
    object: { kind: 'health', id },
    text: {
      zh: `「${name.zh}」开始健康评审，请项目在 ${dueOn} 前答复`,
      en: `A health review of ${name.en} was opened; the project answers by ${dueOn}`,
    },
    link: `/desk/projects/${project}/`,
    at: now,
  });
  const after = { project, dueOn, signs: signs.map(({ id: sign }) => sign) };
  return { answer: { id, dueOn }, audit: [{ object: { kind: 'health', id }, before: null, after, reason }] };
}

async function held(tx: Kysely<Database>, id: string, version: number): Promise<HealthRow> {
  const review = await holdHealthReview(tx, id);
  if (review === null) throw noSuchThing();
  if (review.version !== version) throw stale({ version: review.version, by: review.answeredBy });
  if (review.state === 'closed') throw notNow('这次健康评审已经结束。', 'This health review is closed.');
  return review;
}

/** Keeps what the project says; it may be said again until the review is closed. */
export async function answerHealth(
  tx: Kysely<Database>,
  { id, version, answer }: { id: string; version: number; answer: HealthAnswer },
  { actor, now }: Act,
): Promise<Decision<{ version: number }>> {
  const review = await held(tx, id, version);
  await answerHealthReview(tx, { id, answer: JSON.stringify(answer), by: actor.name, now });
  const name = await projectName(tx, review.project);
  await notify(tx, {
    to: { mentorsOf: review.project, roles: ['committee'] },
    except: actor.userId,
    kind: 'health',
    object: { kind: 'health', id },
    text: { zh: `「${name.zh}」答复了健康评审`, en: `${name.en} answered its health review` },
    link: `/desk/projects/${review.project}/`,
    at: now,
  });
  const object = { kind: 'health', id };
  const change: Change = { object, before: { answer: review.answer }, after: { answer }, reason: null };
  return { answer: { version: version + 1 }, audit: [change] };
}

async function openRetirement(tx: Kysely<Database>, project: string, reason: string, now: Date) {
  const [facts, rubric, name] = [
    await projectFacts(tx, project),
    await currentRubric(tx),
    await projectName(tx, project),
  ];
  if (facts === null) throw noSuchThing();
  const code = newCode();
  const id = await insertRetirement(tx, {
    code,
    project,
    fromStage: facts.stage,
    title: name.zh,
    organisations: facts.organisations,
    rubric: { id: rubric.id, version: rubric.version },
    dueAt: endOf(addDays(dayOf(now), rubric.body.clocks.review)),
    now,
  });
  if (id === null) {
    throw notNow(
      '这个项目还有别的申请在进行，先了结它再开退役的案子。',
      'Another case of this project is open; end it before one on its retirement.',
    );
  }
  const after = { kind: 'retirement', project, from: facts.stage, target: 'emeritus' };
  return { id, code, change: { object: { kind: 'application', id: code }, before: null, after, reason } };
}

/** What a person concludes from a health review; nothing but this opens a case of retirement. */
export interface Closing {
  readonly id: string;
  readonly version: number;
  readonly outcome: 'healthy' | 'watch' | 'retire';
  readonly reason: string;
}

/** Closes a health review: all is well, the watch list, or a case on retirement that the committee then votes on. */
export async function closeHealth(
  tx: Kysely<Database>,
  { id, version, outcome, reason }: Closing,
  { actor, now }: Act,
): Promise<Decision<{ application: string | null }>> {
  const { project, state } = await held(tx, id, version);
  const retirement = outcome === 'retire' ? await openRetirement(tx, project, reason, now) : null;
  const watched = outcome === 'watch' ? await watchProject(tx, project, { actor, reason, now }) : null;
  await closeHealthReview(tx, { id, outcome, reason, by: actor.id, now, application: retirement?.id ?? null });
  const name = await projectName(tx, project);
  const ends = {
    healthy: ['情况良好', 'all is well'],
    watch: ['列入观察', 'watched'],
    retire: ['建议退役', 'retirement is voted on'],
  };
  const [zh, en] = ends[outcome];
  await notify(tx, {
    to: { maintainersOf: project, mentorsOf: project },
    except: actor.userId,
    kind: 'health',
    object: { kind: 'health', id },
    text: { zh: `「${name.zh}」的健康评审结束：${zh}`, en: `The health review of ${name.en} ended: ${en}` },
    link: `/desk/projects/${project}/`,
    at: now,
  });
  const closed: Change = {
    object: { kind: 'health', id },
    before: { state },
    after: { state: 'closed', outcome },
    reason,
  };
  const more = [retirement?.change, watched].filter((change) => change !== undefined && change !== null);
  return { answer: { application: retirement?.code ?? null }, audit: [closed, ...more] };
}
