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

import {
  added,
  authorOf,
  checkBody,
  checksOf,
  commentBody,
  type Dialect,
  edited,
  newCheck,
  notes,
  paged,
  pulls,
  statusRoute,
} from './dialect.ts';

const github: Dialect = {
  header: 'authorization',
  tokenValue: (token) => `Bearer ${token}`,
  routes: [
    {
      name: 'viewer',
      method: 'POST',
      path: /^\/graphql$/,
      answer: () => ({ status: 200, body: { data: { viewer: { login: 'me[bot]' } } } }),
    },
    {
      name: 'pulls',
      method: 'GET',
      path: /^\/repos\/o\/r\/pulls$/,
      answer: (call) => paged(call, pulls(call), 2, true),
    },
    {
      name: 'comments',
      method: 'GET',
      path: /^\/repos\/o\/r\/issues\/(\d+)\/comments$/,
      answer: (call) =>
        paged(
          call,
          call.state.comments
            .filter(({ change }) => change === call.part(1))
            .map(({ id, author, body }) => ({ id, body, user: author === 'ghost' ? null : authorOf(author) })),
          2,
          true,
        ),
    },
    {
      name: 'comment',
      method: 'POST',
      path: /^\/repos\/o\/r\/issues\/(\d+)\/comments$/,
      body: commentBody,
      answer: added,
    },
    {
      name: 'edit',
      method: 'PATCH',
      path: /^\/repos\/o\/r\/issues\/comments\/(\d+)$/,
      body: commentBody,
      answer: (call) => edited(call, call.part(1)),
    },
    { name: 'checks', method: 'GET', path: /^\/repos\/o\/r\/commits\/([0-9a-f]{40})\/check-runs$/, answer: checksOf },
    { name: 'check', method: 'POST', path: /^\/repos\/o\/r\/check-runs$/, body: checkBody, answer: newCheck },
    {
      name: 'check-edit',
      method: 'PATCH',
      path: /^\/repos\/o\/r\/check-runs\/(\d+)$/,
      body: checkBody,
      answer({ state, part, body }) {
        const one = state.checks.find(({ id }) => String(id) === part(1));
        if (one === undefined) return { status: 404, body: {} };
        one.conclusion = body['conclusion'] ?? '';
        return { status: 200, body: one };
      },
    },
    statusRoute(/^\/repos\/o\/r\/statuses\/([0-9a-f]{40})$/, ['error', 'failure', 'pending', 'success'], 'context'),
  ],
};

const gitlab: Dialect = {
  header: 'private-token',
  tokenValue: (token) => token,
  routes: [
    { name: 'me', method: 'GET', path: /^\/api\/v4\/user$/, answer: () => ({ status: 200, body: { id: 7 } }) },
    {
      name: 'pulls',
      method: 'GET',
      path: /^\/api\/v4\/projects\/o%2Fr\/merge_requests$/,
      answer: (call) =>
        paged(
          call,
          call.state.changes.map(({ number, head, base = 'main' }) => ({
            iid: number,
            id: 1000 + number,
            sha: head,
            target_branch: base,
            updated_at: '2026-11-22T12:00:00.000Z',
          })),
          2,
          true,
        ),
    },
    {
      name: 'comments',
      method: 'GET',
      path: /^\/api\/v4\/projects\/o%2Fr\/merge_requests\/(\d+)\/notes$/,
      answer: (call) =>
        paged(
          call,
          call.state.comments
            .filter(({ change }) => change === call.part(1))
            .map(({ id, author, body }) => ({ id, body, system: false, author: authorOf(author) })),
          2,
          true,
        ),
    },
    {
      name: 'comment',
      method: 'POST',
      path: /^\/api\/v4\/projects\/o%2Fr\/merge_requests\/(\d+)\/notes$/,
      body: commentBody,
      answer: added,
    },
    {
      name: 'edit',
      method: 'PUT',
      path: /^\/api\/v4\/projects\/o%2Fr\/merge_requests\/(\d+)\/notes\/(\d+)$/,
      body: commentBody,
      answer: (call) => edited(call, call.part(2)),
    },
    statusRoute(
      /^\/api\/v4\/projects\/o%2Fr\/statuses\/([0-9a-f]{40})$/,
      ['pending', 'running', 'success', 'failed', 'canceled', 'skipped'],
      'name',
    ),
  ],
};

const gitea: Dialect = {
  header: 'authorization',
  tokenValue: (token) => `token ${token}`,
  routes: [
    {
      name: 'me',
      method: 'GET',
      path: /^\/api\/v1\/user$/,
      answer: () => ({ status: 200, body: { id: 7, login: 'me' } }),
    },
    {
      name: 'pulls',
      method: 'GET',
      path: /^\/api\/v1\/repos\/o\/r\/pulls$/,
      answer: (call) => paged(call, pulls(call), 2, true),
    },
    {
      name: 'comments',
      method: 'GET',
      path: /^\/api\/v1\/repos\/o\/r\/issues\/(\d+)\/comments$/,
      answer: ({ state, part }) => ({
        status: 200,
        body: state.comments
          .filter(({ change }) => change === part(1))
          .map(({ id, author, body }) => ({ id, body, user: authorOf(author) })),
      }),
    },
    {
      name: 'comment',
      method: 'POST',
      path: /^\/api\/v1\/repos\/o\/r\/issues\/(\d+)\/comments$/,
      body: commentBody,
      answer: added,
    },
    {
      name: 'edit',
      method: 'PATCH',
      path: /^\/api\/v1\/repos\/o\/r\/issues\/comments\/(\d+)$/,
      body: commentBody,
      answer: (call) => edited(call, call.part(1)),
    },
    statusRoute(
      /^\/api\/v1\/repos\/o\/r\/statuses\/([0-9a-f]{40})$/,
      ['pending', 'success', 'error', 'failure', 'warning'],
      'context',
    ),
  ],
};

const gitee: Dialect = {
  header: 'authorization',
  tokenValue: (token) => `Bearer ${token}`,
  routes: [
    {
      name: 'me',
      method: 'GET',
      path: /^\/api\/v5\/user$/,
      answer: () => ({ status: 200, body: { id: 7, login: 'me' } }),
    },
    {
      name: 'pulls',
      method: 'GET',
      path: /^\/api\/v5\/repos\/o\/r\/pulls$/,
      answer: (call) => paged(call, pulls(call), 100, false),
    },
    {
      name: 'comments',
      method: 'GET',
      path: /^\/api\/v5\/repos\/o\/r\/pulls\/(\d+)\/comments$/,
      answer: (call) => paged(call, notes(call), 100, false),
    },
    {
      name: 'comment',
      method: 'POST',
      path: /^\/api\/v5\/repos\/o\/r\/pulls\/(\d+)\/comments$/,
      body: commentBody,
      answer: added,
    },
    {
      name: 'edit',
      method: 'PATCH',
      path: /^\/api\/v5\/repos\/o\/r\/pulls\/comments\/(\d+)$/,
      body: commentBody,
      answer: (call) => edited(call, call.part(1)),
    },
    {
      name: 'checks',
      method: 'GET',
      path: /^\/api\/v5\/repos\/o\/r\/commits\/([0-9a-f]{40})\/check-runs$/,
      answer: checksOf,
    },
    { name: 'check', method: 'POST', path: /^\/api\/v5\/repos\/o\/r\/check-runs$/, body: checkBody, answer: newCheck },
  ],
};

/** By platform. */
export const dialects: ReadonlyMap<string, Dialect> = new Map(Object.entries({ github, gitlab, gitea, gitee }));
