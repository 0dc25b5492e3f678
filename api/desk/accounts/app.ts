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
import { deskHeaders } from '../../headers.ts';
import { onError } from '../../middleware/problems.ts';
import type { DeskContext } from '../context.ts';
import { accountForms } from './account-forms.ts';
import { inviteForms } from './invite-forms.ts';
import type { AuthPort } from './port.ts';
import { signInForms } from './sign-in-forms.ts';

function secured(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(deskHeaders)) headers.set(name, value);
  for (const open of ['access-control-allow-origin', 'access-control-expose-headers']) headers.delete(open);
  return new Response(response.body, { status: response.status, headers });
}

/** Everything of accounts that is not the desk's API: what the sign-in library answers, and the plain forms. */
export function accountsApp(port: AuthPort, context: DeskContext): Hono {
  const app = new Hono();
  const failed = onError(context.log);
  app.onError((error, c) => secured(failed(error, c)));
  app.all('/api/auth/*', async (c) => secured(await port.handle(c.req.raw)));
  app.route('/', signInForms(port));
  app.route('/', inviteForms(port, context));
  app.route('/', accountForms(port, context));
  return app;
}
