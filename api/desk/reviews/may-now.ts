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

import type { ApplicationHead, ApplicationState } from '#store/queries/desk/application-state.ts';
import type { Actor } from '../actor.ts';
import { allowed } from '../authorise.ts';
import type { ObjectFacts } from '../facts.ts';
import type { Action } from '../permissions.ts';

/** Steps of a review with the states that they are open in; what the API refuses anyway need not be offered. */
const steps: readonly { readonly route: string; readonly action: Action; readonly in: readonly ApplicationState[] }[] =
  [
    { route: 'accept-for-review', action: 'application.triage', in: ['submitted'] },
    { route: 'resume-review', action: 'application.triage', in: ['need-info'] },
    { route: 'ask-clarification', action: 'review.ask', in: ['submitted', 'need-info', 'reviewing'] },
    { route: 'close-clarification', action: 'review.ask', in: ['submitted', 'need-info', 'reviewing'] },
    { route: 'judge-criterion', action: 'review.judge', in: ['reviewing', 'need-info'] },
    { route: 'sign-off', action: 'review.sign-off', in: ['reviewing', 'need-info'] },
    { route: 'assign-review', action: 'review.assign', in: ['submitted', 'need-info', 'reviewing'] },
    {
      route: 'write-comment',
      action: 'comment.write',
      in: ['submitted', 'need-info', 'reviewing', 'voting', 'notice', 'accepted', 'declined', 'postponed'],
    },
    {
      route: 'remove-comment',
      action: 'comment.remove',
      in: ['submitted', 'need-info', 'reviewing', 'voting', 'notice', 'accepted', 'declined', 'postponed', 'withdrawn'],
    },
  ];

/** Ids of the routes that somebody may use on a case as it stands. */
export function mayNow(
  { actor, facts }: { readonly actor: Actor; readonly facts: ObjectFacts },
  { state, clock }: Pick<ApplicationHead, 'state' | 'clock'>,
): string[] {
  return steps
    .filter(({ route, action, in: states }) => {
      const waits = state === 'need-info' && clock !== 'review' && ['judge-criterion', 'sign-off'].includes(route);
      return states.includes(state) && !waits && allowed(actor, action, facts).kind === 'yes';
    })
    .map(({ route }) => route);
}
