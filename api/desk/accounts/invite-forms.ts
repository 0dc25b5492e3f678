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

import { Hono } from 'hono';
import { readInvite } from '#store/queries/desk/invites.ts';
import { ApiError } from '../../errors.ts';
import type { DeskContext } from '../context.ts';
import { passwordLength } from './better-auth/settings.ts';
import { formFields, goBack, goTo, localeIn, personName } from './form-request.ts';
import { acceptInvite, acceptInviteAs, tokenHash } from './invites.ts';
import type { AuthPort } from './port.ts';

/** What is wrong with a password that somebody chooses; null = nothing. */
export function passwordProblem(password: string, again: string): 'short' | 'long' | 'differ' | null {
  if (password.length < passwordLength.least) return 'short';
  if (password.length > passwordLength.most) return 'long';
  return password === again ? null : 'differ';
}

async function unlessGone<T>(work: () => Promise<T>): Promise<T | 'gone'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return 'gone';
    throw error;
  }
}

/** Using an invitation by a plain form: a new account with its password, or a new password. */
export function inviteForms(port: AuthPort, context: DeskContext): Hono {
  const app = new Hono();
  app.post('/:locale{zh|en}/invite/:token/', async (c) => {
    const locale = localeIn(c.req.param('locale'));
    const token = c.req.param('token');
    const { headers } = c.req.raw;
    const field = await formFields(c.req.raw, port);
    const page = `/${locale}/invite/${encodeURIComponent(token)}/`;
    const row = await readInvite(context.db, tokenHash(token), context.now());
    if (row === null) return goBack(page, 'gone');
    const name = row.purpose === 'join' ? personName(field('name')) : '';
    if (name === null) return goBack(page, 'name');
    const problem = passwordProblem(field('password'), field('again'));
    if (problem !== null) return goBack(page, problem);
    const passwordHash = await port.hashPassword(field('password'));
    const accepted = await unlessGone(() => acceptInvite(context, { token, name, passwordHash, locale }));
    if (accepted === 'gone') return goBack(page, 'gone');
    if (accepted.purpose === 'password') return goTo(`/${locale}/sign-in/?done=password`);
    await port.beginSecondFactor(accepted.userId);
    return goTo(`/${locale}/account/second-factor/`, [await port.startSession(accepted.userId, headers)]);
  });
  app.post('/:locale{zh|en}/invite/:token/mine/', async (c) => {
    const locale = localeIn(c.req.param('locale'));
    const token = c.req.param('token');
    await formFields(c.req.raw, port);
    const actor = await port.actorOf(c.req.raw.headers);
    if (actor.kind !== 'member') return goTo(`/${locale}/sign-in/`);
    const session = await port.sessionOf(c.req.raw.headers);
    const done = await unlessGone(() => acceptInviteAs(context, actor, token, session?.id ?? null));
    return done === 'gone'
      ? goBack(`/${locale}/invite/${encodeURIComponent(token)}/`, 'gone')
      : goTo(`/${locale}/account/?done=invite`);
  });
  return app;
}
