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

import { createApp } from 'astro/app/entrypoint';

// Whole pages: what fails halfway is then a page of its own, and not half of one.
const app = createApp({ streaming: false });

// What a page throws is for the API's process to judge; it knows 401 from 404.
app.renderError = (_request, { error, status }) =>
  Promise.reject(error instanceof Error ? error : new Error(`a page ended with ${status}`, { cause: error }));

/** The page for a request, null when there is none; throws what the page threw. */
export async function render(request: Request, locals: object): Promise<Response | null> {
  const routeData = app.match(request);
  return routeData === undefined ? null : app.render(request, { routeData, locals });
}
