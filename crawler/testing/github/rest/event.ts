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

import type { EventKind } from '../../../event-kind.ts';
import { rawNumber } from '../../raw-number.ts';
import type { WorldEvent, WorldRepository, WorldSubject } from '../../world/model.ts';
import { eventNodeId } from '../graph/timeline.ts';
import { stamp } from '../ids.ts';
import { type Noise, noiseOf } from '../noise.ts';
import { simpleUserOrNull } from './person.ts';
import { apiOf, type Site } from './site.ts';
import { issue } from './subject.ts';

/** Names of the events in REST. */
const names: Readonly<Partial<Record<EventKind, string>>> = {
  closed: 'closed',
  reopened: 'reopened',
  merged: 'merged',
  labelled: 'labeled',
  unlabelled: 'unlabeled',
  assigned: 'assigned',
  unassigned: 'unassigned',
  milestoned: 'milestoned',
  demilestoned: 'demilestoned',
  'review-requested': 'review_requested',
  'review-request-removed': 'review_request_removed',
  'review-dismissed': 'review_dismissed',
  draft: 'convert_to_draft',
  ready: 'ready_for_review',
  locked: 'locked',
  unlocked: 'unlocked',
  retitled: 'renamed',
  transferred: 'transferred',
  'force-pushed': 'head_ref_force_pushed',
  'branch-deleted': 'head_ref_deleted',
};

/** An event with what it is about. */
export interface Happening {
  readonly subject: WorldSubject;
  readonly id: string;
  readonly at: number;
  readonly event: WorldEvent | Noise;
}

/** Everything that REST tells of a subject, noise included, oldest first. */
export function happeningsOf(subject: WorldSubject): Happening[] {
  const events: Happening[] = subject.events
    .filter((event) => names[event.kind] !== undefined)
    .map((event) => ({ subject, id: event.id, at: event.at, event }));
  const noise: Happening[] = noiseOf(subject).map((event) => ({ subject, id: event.id, at: event.at, event }));
  return [...events, ...noise].sort((left, right) => left.at - right.at || Number(BigInt(left.id) - BigInt(right.id)));
}

function details(site: Site, repository: WorldRepository, subject: WorldSubject, event: WorldEvent) {
  const target = simpleUserOrNull(site, event.target);
  switch (event.kind) {
    case 'labelled':
    case 'unlabelled': {
      const color = repository.labels.find((one) => one.name === event.value)?.colour ?? 'ededed';
      return { label: { name: event.value ?? '', color } };
    }
    case 'assigned':
    case 'unassigned':
      return { assignee: target, assigner: simpleUserOrNull(site, event.actor) };
    case 'milestoned':
    case 'demilestoned':
      return { milestone: { title: event.value ?? '' } };
    case 'review-requested':
    case 'review-request-removed':
      return { review_requester: simpleUserOrNull(site, event.actor), requested_reviewer: target };
    case 'retitled':
      return { rename: { from: 'before', to: subject.title } };
    case 'locked':
      return { lock_reason: null };
    case 'closed':
      return { state_reason: subject.kind === 'issue' ? 'completed' : null };
    default:
      return {};
  }
}

/** An event; `withIssue` in the list of the whole repository. */
export function issueEvent(site: Site, repository: WorldRepository, of: Happening, withIssue: boolean) {
  const { subject, event } = of;
  const sha = 'sha' in event ? event.sha : null;
  return {
    id: rawNumber(of.id),
    node_id: eventNodeId(repository, subject, of.id),
    url: `${apiOf(site, repository)}/issues/events/${of.id}`,
    actor: simpleUserOrNull(site, event.actor),
    event: 'kind' in event ? names[event.kind] : event.event,
    commit_id: sha,
    commit_url: sha === null ? null : `${apiOf(site, repository)}/commits/${sha}`,
    created_at: stamp(of.at),
    ...('kind' in event ? details(site, repository, subject, event) : {}),
    performed_via_github_app: null,
    ...(withIssue ? { issue: issue(site, repository, subject) } : {}),
  };
}
