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
  type AdvisoryLevel,
  type AdvisoryRecord,
  type Affected,
  type AffectedRange,
  type RangeEvent,
  RecordError,
  type WrittenSeverity,
} from './record.ts';
import { advisoryUrl, summaryOf } from './record-words.ts';
import { levelOfWord } from './severity-level.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Nobody writes as much; a record that has more is refused whole. */
const most = { affected: 20_000, ranges: 2000, events: 20_000, versions: 200_000, ids: 5000, severities: 50 };
const longest = { id: 200, version: 300, name: 600, vector: 400, url: 2000 };

const kinds = ['introduced', 'fixed', 'last_affected', 'limit'] as const;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function own(fields: Fields | null, key: string): unknown {
  return fields !== null && Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** A word on one line: what goes into lists and tables. */
function word(value: unknown, length: number): string | null {
  if (typeof value !== 'string' || value.length > length) return null;
  const trimmed = value.trim();
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  return trimmed === '' || /[\u0000-\u001F\u007F]/u.test(trimmed) ? null : trimmed;
}

function list(value: unknown, mostEntries: number): readonly unknown[] {
  if (!Array.isArray(value)) return [];
  if (value.length > mostEntries) throw new RecordError('too-large', `A list has more than ${mostEntries} entries.`);
  return value;
}

function words(value: unknown, mostEntries: number, length: number): string[] {
  const found = list(value, mostEntries).map((one) => word(one, length));
  return [...new Set(found.filter((one) => one !== null))];
}

function isoDate(value: unknown): string | null {
  return typeof value === 'string' && value.length < 40 && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/u.test(value)
    ? value
    : null;
}

function severitiesOf(value: unknown): WrittenSeverity[] {
  return list(value, most.severities).flatMap((one): WrittenSeverity[] => {
    const fields = fieldsOf(one);
    const [type, vector] = [word(own(fields, 'type'), 40), word(own(fields, 'score'), longest.vector)];
    return type === null || vector === null ? [] : [[type, vector]];
  });
}

/** Databases have their own words for it, and put them in places of their own. */
function levelIn(fields: Fields): AdvisoryLevel | null {
  for (const place of ['database_specific', 'ecosystem_specific']) {
    const specific = fieldsOf(own(fields, place));
    const level = levelOfWord(own(specific, 'severity')) ?? levelOfWord(own(specific, 'urgency'));
    if (level !== null) return level;
  }
  return null;
}

function eventOf(value: unknown): RangeEvent | null {
  const fields = fieldsOf(value);
  const found = kinds.filter((kind) => own(fields, kind) !== undefined);
  const [kind] = found;
  const version = kind === undefined ? null : word(own(fields, kind), longest.version);
  return found.length !== 1 || kind === undefined || version === null ? null : { kind, version };
}

/** Null when the range cannot be used: half of one would answer wrongly. */
function rangeOf(value: unknown, flaw: (what: string) => void): AffectedRange | null {
  const fields = fieldsOf(value);
  const type = own(fields, 'type');
  if (type !== 'SEMVER' && type !== 'ECOSYSTEM' && type !== 'GIT') {
    flaw('has no type that is known');
    return null;
  }
  const events = list(own(fields, 'events'), most.events).map(eventOf);
  if (events.includes(null)) flaw('has an event that is none');
  else if (!events.some((one) => one?.kind === 'introduced')) flaw('introduces nothing');
  else return { type, repo: word(own(fields, 'repo'), longest.url), events: events as RangeEvent[] };
  return null;
}

function splitEcosystem(written: string): { readonly ecosystem: string; readonly suffix: string | null } {
  const at = written.indexOf(':');
  if (at < 0) return { ecosystem: written, suffix: null };
  return { ecosystem: written.slice(0, at), suffix: written.slice(at + 1) || null };
}

function affectedOf(value: unknown, place: string, flaws: string[]): Affected[] {
  const fields = fieldsOf(value);
  if (fields === null) {
    flaws.push(`${place} is no object`);
    return [];
  }
  const ranges = list(own(fields, 'ranges'), most.ranges).map((one, number) =>
    rangeOf(one, (what) => flaws.push(`${place}.ranges[${number}] ${what}`)),
  );
  const usable = ranges.filter((one) => one !== null);
  const versions = words(own(fields, 'versions'), most.versions, longest.version);
  const named = fieldsOf(own(fields, 'package'));
  const [written, name] = [word(own(named, 'ecosystem'), 200), word(own(named, 'name'), longest.name)];
  const shared = { versions, severities: severitiesOf(own(fields, 'severity')), level: levelIn(fields) };
  const git = usable.filter((one) => one.type === 'GIT');
  const rest = usable.filter((one) => one.type !== 'GIT');
  const repos = [...new Set(git.flatMap(({ repo }) => (repo === null ? [] : [repo])))];
  const byCommit = repos.map((repo) => ({
    ...shared,
    ecosystem: null,
    suffix: null,
    name: repo,
    ranges: git.filter((one) => one.repo === repo),
  }));
  if (written === null || name === null) {
    if (repos.length === 0) flaws.push(`${place} names neither a package nor a repository`);
    return byCommit;
  }
  // The versions of a package are those of its registry, which need not be the tags of its repository.
  return [
    { ...shared, ...splitEcosystem(written), name, ranges: rest },
    ...byCommit.map((one) => ({ ...one, versions: [] })),
  ];
}

/** The record in a value that JSON was parsed to. Throws {@link RecordError}. */
export function recordOf(value: unknown): AdvisoryRecord {
  const fields = fieldsOf(value);
  const id = word(own(fields, 'id'), longest.id);
  if (fields === null || id === null || /\s/u.test(id)) {
    throw new RecordError('not-a-record', 'It is no object with an id.');
  }
  const affected = own(fields, 'affected') ?? [];
  if (!Array.isArray(affected)) throw new RecordError('not-a-record', 'Its "affected" is no list.');
  const flaws: string[] = [];
  const ids = (key: string) => words(own(fields, key), most.ids, longest.id).filter((one) => one !== id);
  return {
    id,
    aliases: ids('aliases'),
    upstream: ids('upstream'),
    related: ids('related'),
    summary: summaryOf(own(fields, 'summary'), own(fields, 'details')),
    severities: severitiesOf(own(fields, 'severity')),
    level: levelIn(fields),
    published: isoDate(own(fields, 'published')),
    modified: isoDate(own(fields, 'modified')),
    url: advisoryUrl(id, list(own(fields, 'references') ?? [], most.affected)),
    withdrawn: own(fields, 'withdrawn') !== undefined && own(fields, 'withdrawn') !== null,
    affected: list(affected, most.affected).flatMap((one, number) => affectedOf(one, `affected[${number}]`, flaws)),
    flaws,
  };
}

/** Bytes of one record that are read. */
export const mostRecordBytes = 32 * 1024 * 1024;

/** Reads a record of any 1.x version of the schema; fields that are not known are passed over. Throws {@link RecordError}. */
export function readRecord(bytes: Uint8Array): AdvisoryRecord {
  if (bytes.length > mostRecordBytes) throw new RecordError('too-large', 'It is larger than 32 MiB.');
  let value: unknown;
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (cause) {
    throw new RecordError('not-json', 'It is no JSON.', { cause });
  }
  return recordOf(value);
}
