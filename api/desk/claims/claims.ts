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

import { timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import { readProject } from '#store/queries/desk/application-project.ts';
import {
  accountProof,
  type ClaimRow,
  headFiles,
  holdClaim,
  insertClaim,
  repositoriesOfProject,
  settleClaim,
} from '#store/queries/desk/claims.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { hashOf, newKey } from '../applications/secret.ts';
import { noSuchThing } from '../authorise.ts';
import type { DeskContext } from '../context.ts';
import { type Change, type Decision, notNow, stale } from '../decide.ts';

/** Where the line may stand on the default branch. */
export const claimPaths = ['.tongming-claim', '.well-known/tongming-claim'] as const;
// Blanks of one line only: a file of line ends must not be read again from each of them.
const line = /^[ \t]*tongming-claim:[ \t]*([\w-]{32})[ \t]*\r?$/gm;

/** Where a claim stands. */
export interface Claimed {
  readonly id: string;
  readonly state: ClaimRow['state'];
  readonly version: number;
}

/** A claim that was made; `token` is told once and stands in the file from then on. */
export interface NewClaim extends Claimed {
  readonly token: string | null;
}

interface Step {
  readonly actor: Actor & { readonly userId: string | null };
  readonly context: DeskContext;
  readonly now: Date;
}

function change(row: ClaimRow, after: object, reason: string | null): Change {
  return {
    object: { kind: 'claim', id: row.id },
    before: { project: row.project, member: row.member, state: row.state },
    after: { project: row.project, member: row.member, ...after },
    reason,
  };
}

async function askForVisits(tx: Kysely<Database>, context: DeskContext, project: string): Promise<void> {
  for (const id of await repositoriesOfProject(tx, project)) await context.jobs.visit(tx, id, 'claim');
}

/** Claims a listed project for the member who asks. */
export async function makeClaim(
  tx: Kysely<Database>,
  { actor, now }: Step,
  body: { readonly project: string; readonly method: 'file' | 'account' },
): Promise<Decision<NewClaim>> {
  const member = actor.userId;
  if (member === null) {
    throw new ApiError('not-signed-in', { zh: '请先登录，再认领项目。', en: 'Sign in before you claim a project.' });
  }
  const { project, method } = body;
  if ((await readProject(tx, project))?.listed !== true) {
    throw new ApiError(
      'bad-parameter',
      { zh: '名录里没有这个项目。', en: 'No project of that name is listed.' },
      { parameter: 'project' },
    );
  }
  const token = method === 'file' ? newKey() : null;
  const proof = token === null ? 'account' : hashOf(token).toString('hex');
  const id = await insertClaim(tx, { project, member, method, proof, now });
  if (id === null) {
    throw notNow(
      '您已经认领过这个项目，或有一份认领正在核实。',
      'You have claimed this project already, or a claim of yours is being checked.',
    );
  }
  return {
    answer: { id, state: 'pending', version: 1, token },
    once: ['token'],
    audit: [
      {
        object: { kind: 'claim', id },
        before: null,
        after: { project, member, method, state: 'pending' },
        reason: null,
      },
    ],
  };
}

async function proofInFile(tx: Kysely<Database>, { project, proof }: ClaimRow): Promise<object | null> {
  const wanted = Buffer.from(proof, 'hex');
  for (const { repository, commit, path, content } of await headFiles(tx, project, claimPaths)) {
    for (const [, token = ''] of content.matchAll(line)) {
      if (timingSafeEqual(hashOf(token), wanted)) return { repository, commit, path };
    }
  }
  return null;
}

/** Looks for the proof in what was read last; where it is not there yet, the repositories are visited again. */
export async function checkClaim(
  tx: Kysely<Database>,
  { context, now }: Step,
  id: string,
): Promise<Decision<Claimed & { readonly visiting: boolean }>> {
  const row = await holdClaim(tx, id);
  if (row === null) throw noSuchThing();
  const { state, version } = row;
  if (state !== 'pending') return { answer: { id, state, version, visiting: false }, audit: 'unchanged' };
  const found = row.method === 'file' ? await proofInFile(tx, row) : await accountProof(tx, row.project, row.member);
  if (found === null) {
    await askForVisits(tx, context, row.project);
    return { answer: { id, state, version, visiting: true }, audit: 'unchanged' };
  }
  await settleClaim(tx, id, { state: 'proven', by: 'machine', found: JSON.stringify(found), now });
  return {
    answer: { id, state: 'proven', version: version + 1, visiting: false },
    audit: [change(row, { state: 'proven', found }, null)],
  };
}

/** Takes a claim back, also one that was proven: whoever left is no maintainer any more. */
export async function withdrawClaim(
  tx: Kysely<Database>,
  { actor, now }: Step,
  id: string,
): Promise<Decision<Claimed>> {
  const row = await holdClaim(tx, id);
  if (row === null) throw noSuchThing();
  const { state, version } = row;
  if (state !== 'pending' && state !== 'proven') return { answer: { id, state, version }, audit: 'unchanged' };
  await settleClaim(tx, id, { state: 'withdrawn', by: actor.id, found: null, now });
  return {
    answer: { id, state: 'withdrawn', version: version + 1 },
    audit: [change(row, { state: 'withdrawn' }, null)],
  };
}

/** Staff settle a claim by what they know, with the reason; nobody settles their own. */
export async function decideClaim(
  tx: Kysely<Database>,
  { actor, now }: Step,
  id: string,
  body: { readonly outcome: 'proven' | 'refused'; readonly reason: string; readonly version: number },
): Promise<Decision<Claimed>> {
  const row = await holdClaim(tx, id);
  if (row === null) throw noSuchThing();
  if (row.member === actor.userId) {
    throw new ApiError('forbidden', {
      zh: '自己的认领由别人来定。',
      en: 'Somebody else settles a claim of yours.',
    });
  }
  if (row.version !== body.version) throw stale(row);
  const isOpen = row.state === 'pending' || (row.state === 'proven' && body.outcome === 'refused');
  if (!isOpen) throw notNow('这份认领已经了结。', 'The claim was settled already.');
  await settleClaim(tx, id, {
    state: body.outcome,
    by: actor.id,
    found: body.outcome === 'proven' ? JSON.stringify({ by: actor.name }) : null,
    now,
  });
  return {
    answer: { id, state: body.outcome, version: row.version + 1 },
    audit: [change(row, { state: body.outcome }, body.reason)],
  };
}
