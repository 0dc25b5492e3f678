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

import { siteHeaders } from '../../headers.ts';
import type { Locale } from '../../locale.ts';

const letters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (letter) => letters[letter] ?? '');
}

/**
 * The step out to a platform. A redirect would not do: browsers refuse to follow one from a form to another site under our
 * `form-action`, so the page sends itself on, and has a link for those that do not.
 */
export function onwardPage(locale: Locale, url: string, cookies: readonly string[]): Response {
  const text = locale === 'zh' ? '前往登录' : 'Go on to sign in';
  const target = escaped(url);
  const lang = locale === 'zh' ? 'zh-CN' : 'en';
  const html = `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${text}</title>
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${target}"></head>
<body><main><h1>${text}</h1><p><a href="${target}">${escaped(new URL(url).host)}</a></p></main></body></html>
`;
  const headers = new Headers({
    ...siteHeaders,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
  });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(html, { headers });
}
