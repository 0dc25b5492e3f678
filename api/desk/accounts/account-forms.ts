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
import { endSession, endSessions, removeSecondFactor } from '#store/queries/desk/accounts.ts';
import type { Locale } from '../../locale.ts';
import type { DeskContext } from '../context.ts';
import { decide } from '../decide.ts';
import { formFields, goBack, goTo, localeIn, refused, withCookies } from './form-request.ts';
import { passwordProblem } from './invite-forms.ts';
import type { AuthPort, ProofOutcome, SessionFacts } from './port.ts';

/** Minutes after signing in within which somebody without a password may change what protects the account. */
const freshMinutes = 10;

interface Visit {
  readonly locale: Locale;
  readonly headers: Headers;
  readonly field: (name: string) => string;
  readonly session: SessionFacts;
}

type Handler = (visit: Visit) => Promise<Response>;

async function record(context: DeskContext, session: SessionFacts, action: string, after: unknown): Promise<void> {
  const { userId, name } = session;
  const actor = { kind: 'member', id: `user:${userId}`, userId, name, roles: [], organisation: null } as const;
  const act = { actor: { ...actor, strong: session.strong, holds: null, maintains: [] }, action, request: null };
  await decide(context, act, async (tx) => {
    const ended = await endSessions(tx, userId, session.id);
    const object = { kind: 'member', id: userId };
    return { answer: null, audit: [{ object, before: null, after: { after, sessionsEnded: ended }, reason: null }] };
  });
}

function isFresh({ since }: SessionFacts, now: Date): boolean {
  return now.getTime() - since.getTime() < freshMinutes * 60_000;
}

/** Proves once more who is at the keyboard: by the password, or by having signed in just now. */
async function again(port: AuthPort, now: Date, { session, field }: Visit): Promise<ProofOutcome> {
  if (session.hasPassword) return port.checkPassword(session, field('password'));
  return isFresh(session, now) ? { kind: 'done', cookies: [] } : { kind: 'expired' };
}

function factorForms(port: AuthPort, context: DeskContext): Readonly<Record<string, Handler>> {
  const page = (locale: Locale) => `/${locale}/account/second-factor/`;
  return {
    'second-factor': async (visit) => {
      const proof = await again(port, context.now(), visit);
      if (proof.kind !== 'done') return refused(page(visit.locale), proof);
      if (visit.session.enrolled) {
        // A new phone: only straight after a sign-in that passed the old factor.
        if (!visit.session.strong || !isFresh(visit.session, context.now()))
          return goBack(page(visit.locale), 'expired');
        await removeSecondFactor(context.db, visit.session.userId);
        await record(context, visit.session, 'account.remove-second-factor', { enrolled: false });
      }
      await port.beginSecondFactor(visit.session.userId);
      return goTo(page(visit.locale));
    },
    'second-factor/code': async ({ locale, headers, field, session }) => {
      if (session.enrolled) return goBack(page(locale), 'expired');
      const outcome = await port.proveSecondFactor(headers, field('code'));
      if (outcome.kind !== 'done') return refused(page(locale), outcome);
      const proven = await port.sessionOf(withCookies(headers, outcome.cookies));
      if (proven?.strong !== true) return goBack(page(locale), 'wrong');
      await record(context, proven, 'account.second-factor', { enrolled: true });
      return goTo(`${page(locale)}?done=second-factor`, outcome.cookies);
    },
  };
}

function plainForms(port: AuthPort, context: DeskContext): Readonly<Record<string, Handler>> {
  return {
    password: async ({ locale, headers, field, session }) => {
      const page = `/${locale}/account/`;
      const problem = passwordProblem(field('password'), field('again'));
      if (problem !== null) return goBack(page, problem);
      const outcome = await port.changePassword(headers, field('current'), field('password'));
      if (outcome.kind !== 'done') return refused(page, outcome);
      const after = await port.sessionOf(withCookies(headers, outcome.cookies));
      await record(context, after ?? session, 'account.password', { password: 'changed' });
      return goTo(`${page}?done=password`, outcome.cookies);
    },
    sessions: async ({ locale, field, session }) => {
      const one = field('session');
      if (one === 'others') await record(context, session, 'account.end-sessions', null);
      else await endSession(context.db, session.userId, one);
      return goTo(`/${locale}/account/?done=sessions`);
    },
  };
}

/** What people do about their own accounts, by plain forms. */
export function accountForms(port: AuthPort, context: DeskContext): Hono {
  const app = new Hono();
  for (const [path, handler] of Object.entries({ ...factorForms(port, context), ...plainForms(port, context) })) {
    app.post(`/:locale{zh|en}/account/${path}/`, async (c) => {
      const locale = localeIn(c.req.param('locale'));
      const { headers } = c.req.raw;
      const field = await formFields(c.req.raw, port);
      const session = await port.sessionOf(headers);
      return session === null
        ? goTo(`/${locale}/sign-in/?next=/${locale}/account/`)
        : handler({ locale, headers, field, session });
    });
  }
  return app;
}
