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

import type { z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { Actor } from './actor.ts';
import type { DeskContext } from './context.ts';
import type { Decision } from './decide.ts';
import type { ObjectFacts } from './facts.ts';
import type { Action } from './permissions.ts';

/** Names of the places in a path, as `application` in `/applications/{application}`. */
export type ParamName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamName<Rest>
  : never;
/** Values of those places; whatever they hold is only ever compared. */
export type ParamsOf<Path extends string> = Readonly<Record<ParamName<Path>, string>>;

interface Card<Id extends string, Path extends string, Object extends string | null> {
  /** Names the route in pages, the reference and the matrix. */
  readonly id: Id;
  /** Below `/api/v1/desk`. */
  readonly path: Path;
  /** Row of the permission matrix. */
  readonly action: Action;
  /** Kind of the object that permission depends on: a place in the path with a loader in `objects/`; null = none. */
  readonly object: Object;
  readonly summary: Text;
}

/** What a handler is given; `object` is null exactly where the card names none. */
export interface Asked<Path extends string, Object> {
  readonly context: DeskContext;
  readonly actor: Actor;
  readonly params: ParamsOf<Path>;
  readonly object: Object extends string ? ObjectFacts : null;
  /** Network address of the sender, for limits; null where there is none, as in calls from within. */
  readonly address: string | null;
  readonly now: Date;
}

/** A route that reads. */
export interface ReadRoute<
  Id extends string,
  Path extends string,
  Object extends ParamName<Path> | null,
  Query extends z.ZodType,
  Answer extends z.ZodType,
> extends Card<Id, Path, Object> {
  readonly method: 'get';
  readonly query: Query;
  readonly answer: Answer;
  readonly read: (asked: Asked<Path, Object> & { readonly query: z.output<Query> }) => Promise<z.input<Answer>>;
}

/** A route that answers with a file. */
export interface FileRoute<Id extends string, Path extends string, Object extends ParamName<Path> | null>
  extends Card<Id, Path, Object> {
  readonly method: 'get';
  readonly file: true;
  readonly read: (
    asked: Asked<Path, Object> & { readonly query: Readonly<Record<string, string>> },
  ) => Promise<DeskFile>;
}

/** A file to be kept by the reader; it is never shown inside a page of ours. */
export interface DeskFile {
  readonly name: string;
  readonly mediaType: string;
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
  /** May be shown instead of saved, as a calendar; false unless told. */
  readonly inline?: boolean;
}

/** A route that changes something. */
export interface WriteRoute<
  Id extends string,
  Path extends string,
  Object extends ParamName<Path> | null,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Prepared,
> extends Card<Id, Path, Object> {
  readonly method: 'post' | 'put' | 'delete';
  readonly body: Body;
  readonly answer: Answer;
  /** Looks at the outside world or does slow work before the transaction; what it returns is given to `decide`. */
  readonly prepare?: (asked: Asked<Path, Object> & { readonly body: z.output<Body> }) => Promise<Prepared>;
  readonly decide: (
    asked: Asked<Path, Object> & {
      readonly body: z.output<Body>;
      readonly tx: Kysely<Database>;
      readonly prepared: Prepared;
    },
  ) => Promise<Decision<z.input<Answer>>>;
}

/** A file as it came; the body of the request is its bytes, `X-File-Name` its name (percent-encoded), the query all else. */
export interface Uploaded {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A route that takes a file. */
export interface UploadRoute<
  Id extends string,
  Path extends string,
  Object extends ParamName<Path> | null,
  Answer extends z.ZodType,
  Prepared,
> extends Card<Id, Path, Object> {
  readonly method: 'post';
  /** Bytes at most. */
  readonly upload: number;
  readonly answer: Answer;
  /** Looks at the file and puts it away before the transaction. */
  readonly prepare: (asked: Asked<Path, Object> & Uploaded) => Promise<Prepared>;
  readonly decide: (
    asked: Asked<Path, Object> & Uploaded & { readonly tx: Kysely<Database>; readonly prepared: Prepared },
  ) => Promise<Decision<z.input<Answer>>>;
}

/** Any route, where the types of its handler do not matter. */
export interface AnyRoute extends Card<string, string, string | null> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly upload?: number;
  readonly file?: true;
}

/** Declares a route that reads; `query` is a strict object. */
export function readRoute<
  const Id extends string,
  const Path extends string,
  const Object extends ParamName<Path> | null,
  Query extends z.ZodType,
  Answer extends z.ZodType,
>(route: Omit<ReadRoute<Id, Path, Object, Query, Answer>, 'method'>): ReadRoute<Id, Path, Object, Query, Answer> {
  return { ...route, method: 'get' };
}

/** Declares a route that answers with a file. */
export function fileRoute<
  const Id extends string,
  const Path extends string,
  const Object extends ParamName<Path> | null,
>(route: Omit<FileRoute<Id, Path, Object>, 'method' | 'file'>): FileRoute<Id, Path, Object> {
  return { ...route, method: 'get', file: true };
}

/** Declares a route that changes something; `body` is a strict object. */
export function writeRoute<
  const Id extends string,
  const Path extends string,
  const Object extends ParamName<Path> | null,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  Prepared = undefined,
>(route: WriteRoute<Id, Path, Object, Body, Answer, Prepared>): WriteRoute<Id, Path, Object, Body, Answer, Prepared> {
  return route;
}

/** Declares a route that takes a file. */
export function uploadRoute<
  const Id extends string,
  const Path extends string,
  const Object extends ParamName<Path> | null,
  Answer extends z.ZodType,
  Prepared,
>(
  route: Omit<UploadRoute<Id, Path, Object, Answer, Prepared>, 'method'>,
): UploadRoute<Id, Path, Object, Answer, Prepared> {
  return { ...route, method: 'post' };
}
