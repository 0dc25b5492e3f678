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

import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Store } from '#store/open.ts';
import { type ContributionRow, writeHour } from '#store/queries/contribution.ts';
import { inTransaction, withSession } from '#store/session.ts';
import { CrawlerError } from '../error.ts';
import { createAccounts } from '../visit/accounts.ts';
import { type ArchivedAct, readEvent } from './gharchive-event.ts';

/** The archive's name in the store. */
const source = 'gharchive';
/** The host whose events it holds. */
export const archiveHost = 'github.com';

const mostLine = 32 * 1024 ** 2;
const mostBytes = 16 * 1024 ** 3;
/** Payloads have been trimmed since then. */
const trimmed = Date.UTC(2025, 9, 7);
const brokenTold = 10;

/** What one hour held. */
export interface HourReport {
  readonly file: string;
  readonly hour: Date;
  readonly events: number;
  /** Acts of repositories that the hub knows. */
  readonly kept: number;
  /** Lines that are no event. */
  readonly broken: number;
  /** The first of them, 1-based. */
  readonly brokenLines: readonly number[];
  readonly gaps: readonly string[];
}

/** Which repository of the hub an event is of. */
export interface Tracked {
  readonly byId: ReadonlyMap<string, string>;
  /** Lower-case `owner/name`, for repositories whose id is not known yet. */
  readonly byPath: ReadonlyMap<string, string>;
}

/** The hour a file is named for: `2026-01-31-7.json.gz`. */
export function hourOf(file: string): Date {
  const [, day, hour] = /^(\d{4}-\d\d-\d\d)-(\d{1,2})\.json(?:\.gz)?$/u.exec(basename(file)) ?? [];
  const date = new Date(`${day ?? ''}T${(hour ?? '').padStart(2, '0')}:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day ?? '-');
  if (real && date.getTime() >= Date.UTC(2015, 0, 1)) return date;
  const way =
    'Give hours as they are named at gharchive.org, as 2026-01-31-7.json.gz; those before 2015 have another form.';
  throw new CrawlerError('bad-url', `${file}: is not an hour of GH Archive. ${way}`);
}

/** Lines as bytes; one that is longer than any event ends the file. */
async function* lines(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      const end = chunk.subarray(from, at);
      yield rest.length === 0 ? end : Buffer.concat([...rest, end]);
      rest = [];
      size = 0;
      from = at + 1;
    }
    if (from < chunk.length) {
      rest.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > mostLine) throw new CrawlerError('too-large', 'A line is longer than any event.');
    }
  }
  if (size > 0) yield Buffer.concat(rest);
}

function limited(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > mostBytes) done(new CrawlerError('too-large', 'The file unpacks to more than 16 GiB.'));
      else done(null, chunk);
    },
  });
}

const repoAt = Buffer.from('"repo":{"id":');
const nameAt = Buffer.from(',"name":"');

/** True when the line is of a repository that the hub does not know, told without reading all of it; in doubt it is read. */
function elsewhere(line: Buffer, { byId, byPath }: Tracked): boolean {
  const at = line.indexOf(repoAt);
  if (at === -1 || at > 1000) return false;
  let end = at + repoAt.length;
  while (end < line.length && (line[end] ?? 0) >= 48 && (line[end] ?? 0) <= 57) end += 1;
  if (byId.has(line.toString('latin1', at + repoAt.length, end))) return false;
  if (byPath.size === 0) return true;
  if (line.indexOf(nameAt, end) !== end) return false;
  const name = end + nameAt.length;
  return !byPath.has(line.toString('latin1', name, line.indexOf(34, name)).toLowerCase());
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    // Told as a broken line.
    return null;
  }
}

interface Hour {
  readonly acts: (ArchivedAct & { readonly repository: string })[];
  events: number;
  broken: number;
  readonly brokenLines: number[];
}

/** The repository of the hub that an act belongs to: by id, else by a name whose id is not known. */
function repositoryOf(tracked: Tracked, act: ArchivedAct): string | null {
  return tracked.byId.get(act.repositoryId) ?? tracked.byPath.get(act.repositoryName.toLowerCase()) ?? null;
}

function take(hour: Hour, line: Buffer, tracked: Tracked): void {
  if (line.length === 0) return;
  hour.events += 1;
  // Nearly all lines of an hour are.
  if (elsewhere(line, tracked)) return;
  const act = readEvent(parsed(line));
  if (act === 'none') return;
  if (act === 'broken') {
    hour.broken += 1;
    if (hour.brokenLines.length < brokenTold) hour.brokenLines.push(hour.events);
    return;
  }
  const repository = repositoryOf(tracked, act);
  if (repository !== null) hour.acts.push({ ...act, repository });
}

async function readHour(
  file: string,
  tracked: Tracked,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Hour> {
  const hour: Hour = { acts: [], events: 0, broken: 0, brokenLines: [] };
  const input = createReadStream(file, { highWaterMark: 1024 * 1024 });
  let read = 0;
  input.on('data', (chunk) => onBytes((read += chunk.length)));
  const consume = async (stream: AsyncIterable<Buffer>): Promise<void> => {
    for await (const line of lines(stream)) take(hour, line, tracked);
  };
  if (file.endsWith('.gz'))
    await pipeline(input, createGunzip({ chunkSize: 256 * 1024 }), limited(), consume, { signal });
  else await pipeline(input, limited(), consume, { signal });
  return hour;
}

/** What every hour from some day on is known to lack. */
function gapsOf(hour: Date): string[] {
  return [
    ...(hour.getTime() >= trimmed ? ['trimmed-payloads'] : []),
    ...(hour.getTime() >= Date.UTC(2026, 0, 1) ? ['stars-sampled'] : []),
  ];
}

/**
 * Reads one hour of GH Archive and stores what concerns the hub's repositories, all of it or nothing. Read again, it
 * changes nothing. Throws a CrawlerError that names the file when it cannot be read to its end.
 */
export async function importHour(
  store: Pick<Store, 'sql'>,
  file: string,
  tracked: Tracked,
  options: { readonly now: Date; readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void },
): Promise<HourReport> {
  const at = hourOf(file);
  const hour = await readHour(file, tracked, options.signal, options.onBytes).catch((error: unknown) => {
    if (options.signal.aborted)
      throw new CrawlerError('aborted', `${file}: stopped; nothing of it was stored.`, { cause: error });
    const why = error instanceof Error ? error.message : String(error);
    throw new CrawlerError(
      'corrupt',
      `${file}: cannot be read to its end (${why}). Nothing of it was stored; fetch it again.`,
      { cause: error },
    );
  });
  const gaps = gapsOf(at);
  await withSession(store, (session) =>
    inTransaction(session, async () => {
      const accounts = createAccounts(archiveHost);
      for (const { actor } of hour.acts) accounts.note(actor);
      await accounts.store(session, at);
      const rows = hour.acts.map(
        (act): ContributionRow => ({
          repositoryId: act.repository,
          sourceId: act.id,
          kind: act.kind,
          identityId: accounts.id(act.actor),
          at: act.at,
          objectId: act.objectId,
          subjectNumber: act.number,
          gaps: act.gaps,
        }),
      );
      const { events, broken } = hour;
      await writeHour(
        session,
        { source, hour: at, events, kept: rows.length, broken, gaps, importedAt: options.now },
        rows,
      );
    }),
  );
  const { events, broken, brokenLines } = hour;
  return { file, hour: at, events, kept: hour.acts.length, broken, brokenLines, gaps };
}
