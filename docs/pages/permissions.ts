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

import { type Action, type Cell, columns, permissions } from '#api/desk/permissions.ts';
import type { AnyRoute } from '#api/desk/route.ts';
import { deskRoutes } from '#api/desk/route-registry.ts';
import { cell, generatedNote, type Page, table } from '../page.ts';

const marks: Readonly<Record<Cell, string>> = {
  all: '●',
  own: '自己的 own',
  public: '公开的 public',
  unconflicted: '无利害关系 unconflicted',
  '-': '',
};

const heads: Readonly<Record<(typeof columns)[number], string>> = {
  visitor: '任何人 anybody',
  applicant: '申请人 applicant',
  maintainer: '维护者 maintainer',
  reviewer: '评审人 reviewer',
  'legal-reviewer': '法务 legal',
  committee: '委员会 committee',
  administrator: '管理员 administrator',
};

function rowOf(action: Action): string[] {
  return [`\`${action}\``, ...columns.map((column) => marks[permissions[action][column]])];
}

function routeRow({ id, method, path, action, summary }: AnyRoute): string[] {
  return [`\`${method.toUpperCase()} ${path}\``, cell(`${summary.zh} · ${summary.en}`), `\`${action}\``, `\`${id}\``];
}

/** Who may do what on the desk, and which routes ask for it. */
export function permissionsPage(): Page {
  const introduction = [
    '谁能在工作台上做什么。这张表就是 `api/desk/permissions.ts`；一项测试用每个角色、对每类对象走遍每个接口，不在表里的接口通不过。“自己的”指本人申请、提问、撰写的，或本人维护的项目；“无利害关系”指不属于同一单位，也不是申请人或维护者；“公开的”指对象有公开部分。工作人员的各列只在通过第二重验证后生效。看不到的对象答 404，看得到而不许做的答 403，没有登录的答 401。',
    'Who may do what on the desk. The table is `api/desk/permissions.ts`; one test walks every route as every role against every kind of object, and a route that is not in it fails. Own: applied for, asked or written by them, or of a project they maintain. Unconflicted: not of the same organisation, nor the applicant or a maintainer. Public: the object has a public part. Columns of staff count only after a second factor. What somebody may not see is a 404, what they may see and not do a 403, and who is not signed in gets a 401.',
  ];
  const matrix = table(
    ['', ...columns.map((column) => heads[column])],
    (Object.keys(permissions) as Action[]).map(rowOf),
  );
  const routes = [...(deskRoutes as readonly AnyRoute[])].sort((a, b) => (a.path < b.path ? -1 : 1)).map(routeRow);
  const parts = [
    '# 工作台的权限 · Permissions of the desk',
    generatedNote,
    ...introduction,
    matrix,
    '## 接口 · Routes',
    '`/api/v1/desk` 之下。Below `/api/v1/desk`.',
    table(['', '', '权限 permission', '编号 id'], routes),
  ];
  return { path: 'docs/permissions.md', text: `${parts.join('\n\n')}\n` };
}
