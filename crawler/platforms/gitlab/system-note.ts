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

import type { EventKind } from '../../event-kind.ts';

/** What a note that GitLab wrote itself says. */
export interface Said {
  readonly kind: EventKind | 'approved' | 'unapproved' | 'changes-requested' | 'reviewed';
  /** Login of who was assigned or asked; null = nobody. */
  readonly login: string | null;
  /** Milestone, label, branch, or where something moved. */
  readonly value: string | null;
}

function said(kind: Said['kind'], value: string | null = null, login: string | null = null): Said {
  return { kind, login, value };
}

const user = '@\\w(?:[\\w.-]*[\\w-])?';
const users = `${user}(?:(?:, and |, | and )${user})*`;
const about = `(?:(?:unassigned(?: from)?|(?:re)?assigned to|requested review from|removed review request for) ${users}|removed approval)`;
const peopleNote = new RegExp(`^${about}(?:(?: additionally to ${users})|(?: and ${about}))*$`, 'iu');
const peopleWord = new RegExp(
  `unassigned(?: from)?|(?:re)?assigned to|requested review from|removed review request for|additionally to|removed approval|(${user})`,
  'giu',
);

const verbs: readonly (readonly [RegExp, Said['kind'] | null])[] = [
  [/^unassigned/iu, 'unassigned'],
  [/^(?:re)?assigned/iu, 'assigned'],
  [/^requested/iu, 'review-requested'],
  [/^removed review/iu, 'review-request-removed'],
  [/^removed approval/iu, 'unapproved'],
  [/^additionally/iu, null],
];

function readPeople(body: string): Said[] | null {
  if (!peopleNote.test(body)) return null;
  const list: Said[] = [];
  let kind: Said['kind'] | null = null;
  for (const word of body.matchAll(peopleWord)) {
    const login = word[1];
    if (login === undefined) kind = verbs.find(([verb]) => verb.test(word[0]))?.[1] ?? null;
    if (login === undefined && kind === 'unapproved') list.push(said('unapproved'));
    if (login !== undefined && kind !== null) list.push(said(kind, null, login.slice(1)));
  }
  return list;
}

/** `%"9.1 beta"`, `%next`, `group/project%next`; a bare number is not a name. */
function milestoneName(text: string | undefined): string | null {
  const name = /%(?:"(.+)"|(\S+))$/u.exec(text ?? '');
  const found = name?.[1] ?? name?.[2] ?? null;
  return found === null || (name?.[1] === undefined && /^\d+$/u.test(found)) ? null : found;
}

/** `~bug ~"needs review"`; numbers are ids, which say no name. */
function labelNames(text: string): (string | null)[] {
  return [...text.matchAll(/~(?:"([^"]*)"|([^\s,]+))/gu)].map((found) => {
    const name = found[1] ?? found[2] ?? '';
    return found[1] === undefined && /^\d+$/u.test(name) ? null : name;
  });
}

function readLabels(body: string): Said[] | null {
  if (!/^(?:added|removed) [~"][^\n]* labels?$/iu.test(body)) return null;
  const [first = '', second = ''] = body.split(/ labels? and removed /iu);
  const kind = /^added/iu.test(first) ? 'labelled' : 'unlabelled';
  return [
    ...labelNames(first).map((name) => said(kind, name)),
    ...labelNames(second).map((name) => said('unlabelled', name)),
  ];
}

type Rule = readonly [RegExp, (found: RegExpExecArray) => Said];

const rules: readonly Rule[] = [
  [/^approved this merge request$/iu, () => said('approved')],
  [/^unapproved this merge request$/iu, () => said('unapproved')],
  [/^requested changes(?: to this merge request)?$/iu, () => said('changes-requested')],
  [/^left review comments without approving$|^reviewed$/iu, () => said('reviewed')],
  [/^(?:closed(?: via .+| by .+)?|status changed to closed(?: by .+)?)$/iu, () => said('closed')],
  [/^(?:reopened|status changed to reopened)(?: via .+| by .+)?$/iu, () => said('reopened')],
  [/^(?:merged|status changed to merged)(?: via .+| by .+)?$/iu, () => said('merged')],
  [/^(?:changed title|title changed) from \*\*.*\*\* to \*\*.*\*\*$/isu, () => said('retitled')],
  [/^unmarked (?:this merge request )?as a \*\*work in progress\*\*/iu, () => said('ready')],
  [/^marked (?:this merge request )?as (?:a )?\*\*(?:draft|work in progress)\*\*/iu, () => said('draft')],
  [/^marked (?:this merge request )?as \*\*ready\*\*/iu, () => said('ready')],
  [/^(?:changed milestone|milestone changed) to (.+)$/iu, (found) => said('milestoned', milestoneName(found[1]))],
  [/^(?:removed milestone|milestone removed)(?: (.+))?$/iu, (found) => said('demilestoned', milestoneName(found[1]))],
  [/^(?:removed (?:all )?assignees?|assignee removed)$/iu, () => said('unassigned')],
  [/^added \d+ (?:new )?commits?\b/iu, () => said('pushed')],
  [/^locked (?:this|the discussion in this) [a-z ]+$/iu, () => said('locked')],
  [/^unlocked (?:this|the discussion in this) [a-z ]+$/iu, () => said('unlocked')],
  [/^deleted source branch `(.+)`$/iu, (found) => said('branch-deleted', found[1] ?? null)],
  [/^moved to (\S+)$/iu, (found) => said('transferred', found[1] ?? null)],
];

/** Known, and of nothing that we keep. */
const nothing: readonly RegExp[] = [
  /^mentioned in /iu,
  /^changed (?:the )?(?:description|this (?:line|file) in|(?:source|target) branch|time estimate|(?:due|start) date|iteration|weight|health status|severity|type|status|epic|title$|color|the (?:severity|health status|incident))/iu,
  /^changed .* (?:date|type|status|weight|iteration)\b/iu,
  /^(?:deleted|restored) (?:the |target branch|source branch|an? )/iu,
  /^(?:enabled|enables|canceled|cancelled|aborted|disabled) (?:an |the )?auto(?:matic |-)merge/iu,
  /^(?:created (?:branch|merge request|#|\S+#\d+|an? )|picked the changes|resolved (?:all|the)|reopened this discussion)/iu,
  /^marked (?:the (?:checklist item|task)|this |#|\S+#\d+|as (?:a )?duplicate|\S+ as)/iu,
  /^(?:blocked|unblocked|removed the relation|removed .* as|added .* (?:as (?:a )?(?:child|parent|related|block)|of time spent|to this issue|contacts?)|added .* time|subtracted |spent )/iu,
  /^(?:removed|set|added|changed|reset) .*(?:time estimate|time spent|weight|due date|start date|iteration|health status|severity|parent|child|epic|contacts?|timeline event|design|reaction|link|participant|escalation|status|color|discussion|approval|type)/iu,
  /^made the .* (?:confidential|visible to everyone)$/iu,
  /^(?:moved|cloned|promoted|converted|transferred|imported) (?:from|to)\b/iu,
  /^(?:added to|removed from|assigned to) (?:epic|the epic|milestone|iteration)\b/iu,
  /^(?:resolved|unresolved|acknowledged|triggered|logged|opened|triage)\b/iu,
  /^(?:reset approvals|removed all approvals|merge request was (?:auto|re))/iu,
];

/** What happened by a note that GitLab wrote; empty = nothing that we keep, null = words that are not known. */
export function readSystemNote(text: string): readonly Said[] | null {
  const body = text.slice(0, 4000).trim();
  for (const [words, make] of rules) {
    const found = words.exec(body);
    if (found) return [make(found)];
  }
  return readPeople(body) ?? readLabels(body) ?? (nothing.some((words) => words.test(body)) ? [] : null);
}
