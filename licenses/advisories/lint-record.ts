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

import { scoreOf } from './severity.ts';

/** Something in a record that its database should mend. */
export interface RecordProblem {
  readonly rule:
    | 'no-id'
    | 'no-modified'
    | 'bad-date'
    | 'no-package'
    | 'no-introduced'
    | 'no-repository'
    | 'bad-commit'
    | 'bad-event'
    | 'same-version-twice'
    | 'fixed-and-last-affected'
    | 'bad-severity'
    | 'range-twice';
  /** As in `affected[1].ranges[0]`; empty for the record itself. */
  readonly place: string;
}

type Fields = Readonly<Record<string, unknown>>;
type Tell = (rule: RecordProblem['rule'], place: string) => void;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

const commit = /^(?:0|[0-9a-f]{40}|[0-9a-f]{64})$/u;
const kinds = ['introduced', 'fixed', 'last_affected', 'limit'];

function lintEvents(events: readonly Fields[], isGit: boolean, place: string, tell: Tell): void {
  const seen = new Map<string, string>();
  const has = (kind: string) => events.some((event) => Object.hasOwn(event, kind));
  if (!has('introduced')) tell('no-introduced', place);
  if (has('fixed') && has('last_affected')) tell('fixed-and-last-affected', place);
  events.forEach((event, number) => {
    const at = `${place}.events[${number}]`;
    const [kind = '', ...more] = Object.keys(event).filter((key) => kinds.includes(key));
    const version = event[kind];
    if (kind === '' || more.length > 0 || !isText(version)) return tell('bad-event', at);
    if (isGit && !commit.test(version)) tell('bad-commit', at);
    const before = seen.get(version);
    // A version may both be the first and the last that is affected; otherwise the range says nothing there.
    if (before !== undefined && (before === kind || (before !== 'last_affected' && kind !== 'last_affected'))) {
      tell('same-version-twice', at);
    }
    seen.set(version, kind);
  });
}

function lintRanges(ranges: readonly unknown[], place: string, tell: Tell): void {
  const seen = new Set<string>();
  ranges.forEach((one, number) => {
    const range = fieldsOf(one);
    const at = `${place}.ranges[${number}]`;
    const isGit = range['type'] === 'GIT';
    if (isGit && !isText(range['repo'])) tell('no-repository', at);
    lintEvents(listOf(range['events']).map(fieldsOf), isGit, at, tell);
    const whole = JSON.stringify(one);
    if (seen.has(whole)) tell('range-twice', at);
    seen.add(whole);
  });
}

function lintSeverities(value: unknown, place: string, tell: Tell): void {
  listOf(value).forEach((one, number) => {
    const { type, score } = fieldsOf(one);
    if (isText(type) && type.startsWith('CVSS_') && (!isText(score) || scoreOf(score) === null)) {
      tell('bad-severity', `${place}severity[${number}]`);
    }
  });
}

function lintAffected(value: unknown, place: string, tell: Tell): void {
  const affected = fieldsOf(value);
  const named = fieldsOf(affected['package']);
  const ranges = listOf(affected['ranges']);
  const isByCommit = ranges.some((range) => fieldsOf(range)['type'] === 'GIT');
  const isNamed = isText(named['ecosystem']) && isText(named['name']);
  if (affected['package'] === undefined ? !isByCommit : !isNamed) tell('no-package', place);
  lintRanges(ranges, place, tell);
  lintSeverities(affected['severity'], `${place}.`, tell);
}

const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u;

/** What is wrong with a record by itself; whether its packages and versions exist needs a registry and is not asked. */
export function lintRecord(value: unknown): RecordProblem[] {
  const problems: RecordProblem[] = [];
  const tell: Tell = (rule, place) => void problems.push({ rule, place });
  const record = fieldsOf(value);
  if (!isText(record['id'])) tell('no-id', '');
  if (record['modified'] === undefined) tell('no-modified', '');
  for (const key of ['modified', 'published', 'withdrawn']) {
    const written = record[key];
    if (written !== undefined && !(isText(written) && date.test(written) && !Number.isNaN(Date.parse(written)))) {
      tell('bad-date', key);
    }
  }
  lintSeverities(record['severity'], '', tell);
  listOf(record['affected']).forEach((one, number) => lintAffected(one, `affected[${number}]`, tell));
  return problems;
}
