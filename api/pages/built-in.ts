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

import { represent } from '../representation.ts';

function page(title: string, body: string, refresh = ''): Uint8Array {
  return Buffer.from(`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}<title>${title}</title>
<link rel="stylesheet" href="/api/v1/reference.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`);
}

const html = 'text/html; charset=utf-8';

/** Shown until the first site is published; it asks again by itself. */
export const waitingPage = represent(
  page(
    '通明 · Tongming',
    `<h1>页面正在生成</h1>
<p>通明刚刚启动，首批页面几秒后就好，本页会自动刷新。</p>
<h1 lang="en">Pages are being made</h1>
<p lang="en">Tongming has just started. The first pages will be here in a few seconds; this page reloads by itself.</p>
<p><a href="/api/v1/crawls">采集进度 · <span lang="en">Crawl progress</span></a></p>`,
    '<meta http-equiv="refresh" content="2">\n',
  ),
  html,
);

/** Shown for a missing address when the published site has no such page of its own. */
export const missingPage = represent(
  page(
    '没有这个页面 · Not found',
    `<h1>没有这个页面</h1>
<p>地址可能写错了，或者内容已经移走。请回<a href="/">首页</a>查找。</p>
<h1 lang="en">There is no such page</h1>
<p lang="en">The address may be mistyped, or the page has moved. Start again from the <a href="/">home page</a>.</p>`,
  ),
  html,
);

/** Shown while the pages of the desk are made; it asks again by itself. */
export const deskWaitingPage = represent(
  page(
    '通明 · Tongming',
    `<h1>工作台页面正在准备</h1>
<p>通明刚刚启动，工作台几秒后就好，本页会自动刷新。</p>
<h1 lang="en">The desk is being prepared</h1>
<p lang="en">Tongming has just started. The desk will be here in a few seconds; this page reloads by itself.</p>`,
    '<meta http-equiv="refresh" content="2">\n',
  ),
  html,
);

/** Shown when the pages of the desk could not be made; the rest of the hub goes on. */
export const deskFailedPage = represent(
  page(
    '工作台暂不可用 · Desk unavailable',
    `<h1>工作台暂不可用</h1>
<p>工作台的页面没有生成成功，原因在服务器日志里；请联系管理员。公开页面和接口不受影响：<a href="/">首页</a>。</p>
<h1 lang="en">The desk is not available</h1>
<p lang="en">Its pages could not be made; the server's log says why. Tell an administrator. Public pages and the API go on: <a href="/">home page</a>.</p>`,
  ),
  html,
);
