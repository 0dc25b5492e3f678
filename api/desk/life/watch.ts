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
import { liftWatch, setWatch } from '#store/queries/desk/project-watch.ts';
import type { Database } from '#store/schema.ts';
import type { Actor } from '../actor.ts';
import { type Change, type Decision, notNow } from '../decide.ts';
import { notify } from './notify.ts';
import { projectName } from './project-name.ts';

interface Act {
  readonly actor: Actor;
  readonly reason: string;
  readonly now: Date;
}

async function tell(tx: Kysely<Database>, project: string, { actor, now }: Act, on: boolean): Promise<void> {
  const name = await projectName(tx, project);
  await notify(tx, {
    to: { maintainersOf: project, mentorsOf: project },
    except: actor.userId,
    kind: 'watch',
    object: { kind: 'project', id: project },
    text: on
      ? { zh: `「${name.zh}」被列入观察名单`, en: `${name.en} was put on the watch list` }
      : { zh: `「${name.zh}」移出了观察名单`, en: `${name.en} was taken off the watch list` },
    link: `/desk/projects/${project}/`,
    at: now,
  });
}

/** Puts a project on the watch list; it keeps its stage. Null = it is on it already. */
export async function watchProject(tx: Kysely<Database>, project: string, act: Act): Promise<Change | null> {
  const { actor, reason, now } = act;
  const id = await setWatch(tx, { project, reason, by: actor.id, now });
  if (id === null) return null;
  await tell(tx, project, act, true);
  return { action: 'watch.set', object: { kind: 'project', id: project }, before: null, after: { watch: id }, reason };
}

/** Takes a project off the watch list. */
export async function unwatchProject(
  tx: Kysely<Database>,
  { id, version }: { id: string; version: number },
  act: Act,
): Promise<Decision<{ lifted: boolean }>> {
  const { actor, reason, now } = act;
  const lifted = await liftWatch(tx, { id, version, reason, by: actor.id, now });
  if (lifted === null) {
    throw notNow(
      '它已经不在观察名单上，或刚被别人改动。',
      'It is off the list already, or somebody changed the entry just now.',
    );
  }
  await tell(tx, lifted.project, act, false);
  const object = { kind: 'project', id: lifted.project };
  const change = { action: 'watch.lift', object, before: { watch: id, reason: lifted.reason }, after: null, reason };
  return { answer: { lifted: true }, audit: [change] };
}
