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

import type { PageContext } from '#api/desk/client.ts';
import type { Text } from '../../src/lib/locale.ts';
import { pagePath } from '../../src/lib/path.ts';

/** One entry of the desk's menu. */
interface Area {
  /** Path below the language. */
  readonly path: string;
  readonly name: Text;
  /** Row of the permission matrix that the reader needs for some object at least; null = everybody. */
  readonly action: Parameters<PageContext['can']>[0] | null;
}

/** The desk's menu, in its order. An area adds its row here. */
const areas: readonly Area[] = [
  { path: 'desk', name: { zh: '待办', en: 'Queue' }, action: 'queue.read' },
  { path: 'desk/applications', name: { zh: '评审', en: 'Reviews' }, action: 'review.read' },
  { path: 'desk/projects', name: { zh: '在孵项目', en: 'Projects' }, action: 'project.follow' },
  { path: 'desk/rankings', name: { zh: '排名', en: 'Rankings' }, action: 'ranking.read' },
  { path: 'desk/rubrics', name: { zh: '评审标准', en: 'Rubric' }, action: 'rubric.list' },
  { path: 'desk/clean-up', name: { zh: '数据清理', en: 'Clean-up' }, action: 'clean-up.read' },
  { path: 'desk/claims', name: { zh: '项目认领', en: 'Claims' }, action: 'claim.settle' },
  { path: 'desk/help', name: { zh: '服务请求', en: 'Requests' }, action: 'help.answer' },
  { path: 'desk/members', name: { zh: '成员', en: 'Members' }, action: 'member.list' },
  { path: 'desk/audit', name: { zh: '审计', en: 'Audit' }, action: 'audit.read' },
  { path: 'apply', name: { zh: '申请', en: 'Apply' }, action: null },
  { path: 'help', name: { zh: '服务台', en: 'Help desk' }, action: null },
];

/** An entry as it stands on a page. */
export interface MenuEntry {
  readonly name: string;
  readonly href: string;
  /** `page` on the page itself, `true` on a page below it. */
  readonly current: 'page' | 'true' | undefined;
}

/** The menu for a reader on a page: what the reader may use, with the longest matching entry as the current one. */
export function deskMenu(page: PageContext): MenuEntry[] {
  const shown = areas
    .filter(({ action }) => action === null || page.can(action))
    .map(({ path, name }) => ({ name: name[page.locale], href: pagePath(page.locale, path) }));
  const current = shown
    .filter(({ href }) => page.path.startsWith(href))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
  return shown.map((entry) => {
    const below = entry === current ? 'true' : undefined;
    return { ...entry, current: page.path === entry.href ? 'page' : below };
  });
}
