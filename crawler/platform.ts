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
import type { Stream } from '#store/stream.ts';
import type { Facts, RepositoryFact } from './fact.ts';
import type { Credential, Http } from './http/http.ts';
import type { Voice } from './voice.ts';
import type { Webhook } from './webhook.ts';

/** JSON that a feed wants to find again. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a platform can tell of a stream; shown to users and printed in docs/platforms.md. */
export interface Capability {
  /** `full`, `partial` (the note says what is missing), or `unsupported`: never an empty list. */
  readonly support: 'full' | 'partial' | 'unsupported';
  /** What anonymous callers get of it. */
  readonly anonymous: 'full' | 'partial' | 'none';
  /** What the reader should know; null when there is nothing to say. Required unless support is full. */
  readonly note: Text | null;
  /** Page of the platform's documentation that this rests on. */
  readonly source: string;
}

/** A repository as an adapter addresses it. */
export interface RemoteRepository {
  /** `owner/name` or `group/sub/name`. */
  readonly path: string;
  /** The platform's id from an earlier crawl; null at the first. */
  readonly id: string | null;
  /** Null until told. */
  readonly defaultBranch: string | null;
}

/** How a repository was found; everything that is not a fault. */
export type Found =
  /** `state` is given back at the next visit (an etag). `moved` = it answers under another path now. */
  | {
      readonly kind: 'found';
      readonly repository: RepositoryFact;
      readonly moved: boolean;
      readonly state: Json;
      /** Rights of the token to do more than read, as the platform names them; absent where it does not tell. */
      readonly excess?: readonly string[];
    }
  | { readonly kind: 'unchanged'; readonly state: Json }
  /** `not-found` may also mean private: believed only after several visits. */
  | { readonly kind: 'not-found' }
  /** 451 and terms-of-service blocks. */
  | { readonly kind: 'blocked'; readonly reason: string; readonly legal: boolean }
  /** Needs a token, or one with more rights. */
  | { readonly kind: 'private'; readonly reason: string };

/** What was asked for and not given, by stream. */
export interface Refusal {
  readonly stream: Stream;
  /** What, as `reviews of change 12`. */
  readonly what: string;
  /** Stable code, as `needs-token`, `forbidden`, `budget`, `disabled`, `limit-of-platform`. */
  readonly why: string;
  readonly count: number;
}

/** One stored step of a feed: rows and cursor go into the store in one transaction. */
export interface FeedPage {
  readonly facts: Facts;
  /** Where to go on when the process dies now. */
  readonly cursor: Json;
  /** Totals that the platform told, by stream. */
  readonly asked?: Readonly<Partial<Record<Stream, number>>>;
  readonly refused?: readonly Refusal[];
}

/** How a feed ended when it ended clean; faults are thrown. */
export interface FeedEnd {
  /** Kept for the next visit: etags, page size, end cursor. */
  readonly state: Json;
  /** Nothing was new. */
  readonly unchanged?: boolean;
  /** Streams of which everything there is was listed in this run: rows that did not come are marked as gone. */
  readonly replaces?: readonly Stream[];
  readonly asked?: Readonly<Partial<Record<Stream, number>>>;
  readonly refused?: readonly Refusal[];
}

/** An address to be asked about, and where: the newest commit that it wrote, or, when it wrote none, that it committed. */
export interface EmailToLink {
  readonly identityId: string;
  readonly sha: string;
  /** Whose account of the commit is the answer. */
  readonly role: 'author' | 'committer';
}

/** Small questions to the store that a feed may ask. */
export interface KnownFacts {
  /** Addresses of this repository's commits that no account is known for and that were not asked yet. */
  emailsToLink(limit: number): Promise<readonly EmailToLink[]>;
  /** Accounts seen in this repository whose profile was never read, by platform id. */
  accountsToRead(limit: number): Promise<readonly string[]>;
  /** Numbers stored for a kind of subject and not gone. */
  numbers(kind: 'issue' | 'change'): Promise<ReadonlySet<string>>;
  /** Of these changes, those whose merger is stored already. */
  mergersKnown(numbers: readonly string[]): Promise<ReadonlySet<string>>;
  /** Rows of a stream that are stored and not gone. */
  count(stream: Stream): Promise<number>;
}

/** What a feed runs with. */
export interface FeedContext {
  readonly repository: RemoteRepository & { readonly id: string };
  /** The newest description; feeds compare its counts and flags. */
  readonly facts: RepositoryFact;
  /** `full` reads everything; `delta` what changed since the last clean run. */
  readonly mode: 'full' | 'delta';
  /** Cursor of the last stored page of an unfinished run in the same mode; null = begin. */
  readonly resume: Json;
  /** What the last clean run left; null = none. */
  readonly state: Json;
  /** Start of the last clean run less some minutes of overlap; null in a full run. */
  readonly since: Date | null;
  readonly startedAt: Date;
  readonly known: KnownFacts;
  readonly signal: AbortSignal;
  /** Tells how far it is, for people. */
  readonly progress: (done: number, total: number | null) => void;
}

/** A series of requests that fills one or several streams. */
export interface Feed {
  readonly id: string;
  readonly carries: readonly Stream[];
  /** False = an anonymous caller can run it. */
  readonly needsToken: boolean;
  /** Waits for the commits of this visit. */
  readonly afterGit?: boolean;
  /** Raised when its cursors or its state change their form: what was kept is forgotten then, and all is read anew. 1 unless told. */
  readonly version?: number;
  run(context: FeedContext): AsyncGenerator<FeedPage, FeedEnd>;
}

/** A platform's API, ready to be asked with one credential. */
export interface Connection {
  find(repository: RemoteRepository, state: Json, signal: AbortSignal): Promise<Found>;
  /** In the order they run. */
  readonly feeds: readonly Feed[];
}

/** What `connect` is given. */
export interface ConnectOptions {
  readonly http: Http;
  /** Base of the API, without a slash at its end. */
  readonly api: string;
}

/** An address that every server of a platform answers to anybody, and what the answer then looks like. */
export interface ServerSign {
  /** Below the origin, as `/api/v1/version`. */
  readonly path: string;
  readonly is: (body: unknown) => boolean;
}

/** What an app that is installed on a platform signs with. */
export interface AppKey {
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
  /** The installation that may read the repositories. */
  readonly installationId: number;
}

/** A hosting platform: one folder, one adapter. */
export interface Platform {
  readonly id: string;
  readonly name: Text;
  /** Hosts known to be it; others are told by the operator, or written as `id@host:path`. */
  readonly hosts: readonly string[];
  /** The host that `tokenVariable` is for unless `urlVariable` says otherwise; null where no host is the usual one. */
  readonly home: string | null;
  /** Variable with a token. */
  readonly tokenVariable: string;
  /** Variable that names another host for that token; its value is a URL. */
  readonly urlVariable: string;
  /** Least rights that a token needs, for the documentation. */
  readonly tokenScopes: Text;
  /** Where the API of a host is. */
  readonly apiOf: (origin: string) => string;
  /** Headers that carry a token. */
  readonly tokenHeaders: (token: string) => Readonly<Record<string, string>>;
  /** The credential of an installed app, from a client of the same host that has none; null = it has no apps. */
  readonly appCredential: ((anonymous: Http, api: string, key: AppKey) => Credential) | null;
  /** Refs that hold the heads of changes, with `*` for the number; null = none. */
  readonly changeRefs: string | null;
  /** Issues and changes are numbered in one series, or each in their own; absent = numbers may have gaps by nature. */
  readonly numbering?: 'shared' | 'separate';
  /** True = `group/sub/name` may have more than two parts. */
  readonly nestedGroups: boolean;
  readonly capabilities: Readonly<Record<Stream, Capability>>;
  /** What tells a server of it from others, asked of hosts that nobody named; null = its hosts are all known. */
  readonly sign: ServerSign | null;
  /** How it signs webhooks; null = it has none that can be trusted. */
  readonly webhook: Webhook | null;
  /** How it is told what a check of a change found; null = its documentation has no way for that. */
  readonly voice: ((options: ConnectOptions) => Voice) | null;
  connect(options: ConnectOptions): Connection;
}

/** Gives a platform its type where it is defined. */
export function definePlatform(platform: Platform): Platform {
  return platform;
}
