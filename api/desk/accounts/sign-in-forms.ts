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
import type { Actor } from '../actor.ts';
import { formFields, goBack, goTo, localeIn, refused, withCookies } from './form-request.ts';
import { safeNext } from './next.ts';
import { onwardPage } from './onward-page.ts';
import type { AuthPort } from './port.ts';

/** Where somebody goes who has just come in, unless they were on their way somewhere. */
function homeOf(locale: string, actor: Actor): string {
  if (actor.roles.length === 0) return `/${locale}/account/`;
  return actor.strong ? `/${locale}/desk/` : `/${locale}/account/second-factor/`;
}

async function arrived(port: AuthPort, headers: Headers, locale: string, next: string, cookies: readonly string[]) {
  const actor = await port.actorOf(withCookies(headers, cookies));
  const home = homeOf(locale, actor);
  // Staff without a second factor could do nothing there: they set it up first.
  const blocked = actor.roles.length > 0 && !actor.strong;
  return goTo(blocked ? home : safeNext(next, home), cookies);
}

function onward(next: string): Readonly<Record<string, string>> {
  const safe = safeNext(next, '');
  return safe === '' ? {} : { next: safe };
}

/** Signing in and out by plain forms. */
export function signInForms(port: AuthPort): Hono {
  const app = new Hono();
  app.post('/:locale{zh|en}/sign-in/', async (c) => {
    const locale = localeIn(c.req.param('locale'));
    const field = await formFields(c.req.raw, port);
    const page = `/${locale}/sign-in/`;
    const next = field('next');
    const outcome = await port.signIn(c.req.raw.headers, field('email').trim(), field('password'));
    if (outcome.kind === 'done') return arrived(port, c.req.raw.headers, locale, next, outcome.cookies);
    if (outcome.kind !== 'second-factor') return refused(page, outcome, onward(next));
    const query = new URLSearchParams({ step: 'code', ...onward(next) });
    return goTo(`${page}?${query.toString()}`, outcome.cookies);
  });
  app.post('/:locale{zh|en}/sign-in/code/', async (c) => {
    const locale = localeIn(c.req.param('locale'));
    const field = await formFields(c.req.raw, port);
    const page = `/${locale}/sign-in/`;
    const next = field('next');
    const outcome = await port.proveSecondFactor(c.req.raw.headers, field('code'));
    if (outcome.kind === 'done') return arrived(port, c.req.raw.headers, locale, next, outcome.cookies);
    const again: Record<string, string> = outcome.kind === 'expired' ? {} : { step: 'code' };
    return refused(page, outcome, { ...again, ...onward(next) });
  });
  app.post('/:locale{zh|en}/sign-in/elsewhere/', async (c) => {
    const locale = localeIn(c.req.param('locale'));
    const field = await formFields(c.req.raw, port);
    const page = `/${locale}/sign-in/`;
    const query = new URLSearchParams(onward(field('next'))).toString();
    const back = `${page}done/${query === '' ? '' : `?${query}`}`;
    const outcome = await port.signInElsewhere(c.req.raw.headers, field('provider'), back, `${page}?problem=provider`);
    return outcome.kind === 'elsewhere' ? onwardPage(locale, outcome.url, outcome.cookies) : refused(page, outcome);
  });
  app.get('/:locale{zh|en}/sign-in/done/', async (c) => {
    const locale = localeIn(c.req.param('locale'));
    const { headers } = c.req.raw;
    const next = c.req.query('next') ?? '';
    const actor = await port.actorOf(headers);
    if (actor.kind === 'member') return arrived(port, headers, locale, next, []);
    const page = `/${locale}/sign-in/`;
    if (!port.awaitsCode(headers)) return goBack(page, 'provider');
    return goTo(`${page}?${new URLSearchParams({ step: 'code', ...onward(next) }).toString()}`);
  });
  app.post('/:locale{zh|en}/sign-out/', async (c) => {
    const locale = localeIn(c.req.param('locale'));
    await formFields(c.req.raw, port);
    return goTo(`/${locale}/`, await port.signOut(c.req.raw.headers));
  });
  return app;
}
