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

import type { Outline } from './heading.ts';
import { type Maintainer, toMaintainer } from './maintainer.ts';

/** Names of groups, defined in OWNERS_ALIASES or on the platform. */
const group = /^sig-|-(?:maintainers|approvers|reviewers|owners|committers|leads|chairs|team|admins)$/i;
const login = /^@?([A-Za-z0-9][\w.-]{0,38})$/;

/** Owners of a CODEOWNERS file; teams are counted, their members are not in a clone. */
export function readCodeOwners(outline: Outline): { readonly people: Maintainer[]; readonly teams: number } {
  const people: Maintainer[] = [];
  let teams = 0;
  outline.lines.forEach((line, index) => {
    const words = (line.text.slice(0, 4_000).split('#')[0] ?? '').split(/\s+/).slice(1);
    for (const word of words.filter((candidate) => candidate.startsWith('@'))) {
      if (word.includes('/')) teams += 1;
      else if (login.test(word)) people.push(toMaintainer({ id: word }, { path: outline.path, line: index + 1 }));
    }
  });
  return { people, teams };
}

type Field = 'name' | 'id' | 'organisation';

const fieldNames: Readonly<Record<string, Field>> = {
  name: 'name',
  full_name: 'name',
  github: 'id',
  github_id: 'id',
  gitee: 'id',
  gitee_id: 'id',
  gitcode_id: 'id',
  atomgit_id: 'id',
  gitlab_id: 'id',
  id: 'id',
  login: 'id',
  username: 'id',
  handle: 'id',
  organization: 'organisation',
  organisation: 'organisation',
  company: 'organisation',
  affiliation: 'organisation',
  employer: 'organisation',
};
const lists = new Set(['approvers', 'maintainers', 'owners', 'leads', 'chairs']);
const notLists = new Set([
  'emeritus_approvers',
  'emeritus',
  'reviewers',
  'labels',
  'filters',
  'options',
  'repositories',
  'branches',
]);

interface Reading {
  readonly people: Maintainer[];
  teams: number;
  /** What stands after `#` on the line. */
  comment: string;
  /** Inside a list of owners. */
  inList: boolean;
  /** Indentation of the list's key; a line at or left of it that is no item ends the list. */
  indent: number;
  open: { fields: Partial<Record<Field, string>>; line: number } | null;
}

/** Owners in YAML: `approvers:` with logins (Kubernetes OWNERS), `maintainers:` with fields (openEuler sig-info). Read by line, so no alias or anchor can blow it up. */
export function readOwnersYaml(outline: Outline): { readonly people: Maintainer[]; readonly teams: number } {
  const reading: Reading = { people: [], teams: 0, inList: false, indent: 0, open: null, comment: '' };
  const aliases = /owners_aliases/i.test(outline.path);
  outline.lines.forEach((source, index) => {
    const text = source.text
      .slice(0, 500)
      .replace(/\s#.*$/, '')
      .trimEnd();
    reading.comment = /\s#\s{0,9}([^<>#]{2,60}?)\s{0,9}<[^<>\s]{1,200}@/.exec(source.text.slice(0, 500))?.[1] ?? '';
    if (text.trim() !== '' && !text.trimStart().startsWith('#'))
      readLine(reading, text, index + 1, aliases, outline.path);
  });
  close(reading, outline.path);
  return { people: reading.people, teams: reading.teams };
}

function readLine(reading: Reading, text: string, line: number, aliases: boolean, path: string): void {
  const indent = text.length - text.trimStart().length;
  const item = /^- {0,9}(.*)$/.exec(text.trimStart());
  if (item !== null && reading.inList && indent >= reading.indent) {
    close(reading, path);
    readItem(reading, item[1] ?? '', line, path);
    return;
  }
  const pair = keyAndValue(text);
  if (pair === null) return;
  if (reading.open !== null && indent > reading.indent) {
    setField(reading.open.fields, pair);
    return;
  }
  close(reading, path);
  reading.inList = (lists.has(pair.key) || aliases) && !notLists.has(pair.key);
  reading.indent = indent;
  const inline = /^\[(.{0,400})\]$/.exec(pair.value);
  if (reading.inList && inline !== null) {
    for (const id of (inline[1] ?? '').split(',')) readItem(reading, id.trim(), line, path);
  }
}

function readItem(reading: Reading, text: string, line: number, path: string): void {
  const pair = keyAndValue(text);
  if (pair !== null) {
    reading.open = { fields: {}, line };
    setField(reading.open.fields, pair);
    return;
  }
  const id = login.exec(unquote(text))?.[1];
  if (id === undefined) return;
  if (group.test(id)) reading.teams += 1;
  else reading.people.push(toMaintainer({ id, name: reading.comment }, { path, line }));
}

function close(reading: Reading, path: string): void {
  const { open } = reading;
  reading.open = null;
  if (open !== null && (open.fields.id !== undefined || open.fields.name !== undefined)) {
    reading.people.push(toMaintainer(open.fields, { path, line: open.line }));
  }
}

function setField(
  fields: Partial<Record<Field, string>>,
  pair: { readonly key: string; readonly value: string },
): void {
  const field = Object.hasOwn(fieldNames, pair.key) ? fieldNames[pair.key] : undefined;
  if (field !== undefined && pair.value !== '' && fields[field] === undefined) fields[field] = pair.value;
}

function keyAndValue(text: string): { readonly key: string; readonly value: string } | null {
  const match = /^\s{0,100}([\w-]{1,60}):(?:\s(.*))?$/.exec(text);
  return match === null
    ? null
    : { key: (match[1] ?? '').toLowerCase().replace(/-/g, '_'), value: unquote((match[2] ?? '').trim()) };
}

function unquote(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
