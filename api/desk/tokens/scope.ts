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

import type { Text } from '#store/facts.ts';
import type { Action } from '../permissions.ts';

/** What a token can be made for. */
export const tokenScopes = ['verdict:write', 'project:read'] as const;
/** One of {@link tokenScopes}. */
export type TokenScope = (typeof tokenScopes)[number];

/** Each scope in words, with the rows of the permission matrix that it opens, for the token's own project. */
export const scopeCards: Readonly<Record<TokenScope, { readonly name: Text; readonly actions: readonly Action[] }>> = {
  'verdict:write': {
    name: { zh: '提交变更的检查结论', en: 'hand in what a check of a change found' },
    actions: ['verdict.report'],
  },
  'project:read': {
    name: { zh: '读取项目的检查结论', en: 'read the verdicts on changes of the project' },
    actions: ['verdict.read'],
  },
};
