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
import type { Client, Problem } from '../client.ts';
import type { Locale } from '../locale.ts';
import type { Actor } from './actor.ts';
import type { Action } from './permissions.ts';
import type { ParamName } from './route.ts';
import type { deskRoutes } from './route-registry.ts';

export type { Actor } from './actor.ts';

type Route = (typeof deskRoutes)[number];
/** Any route of the desk by its id. */
export type RouteId = Route['id'];
/** A route that a page can read. */
export type ReadId = Extract<Route, { readonly read: unknown; readonly answer: unknown }>['id'];
/** A route that a form can send to. */
export type WriteId = Extract<Route, { readonly decide: unknown }>['id'];
type RouteOf<Id extends RouteId> = Extract<Route, { readonly id: Id }>;
/** Values for the `{name}` places of a route's path. */
export type ParamsFor<Id extends RouteId> = Readonly<Record<ParamName<RouteOf<Id>['path']>, string | number>>;
/** What a route that is read answers. */
export type AnswerOf<Id extends RouteId> =
  RouteOf<Id> extends { readonly answer: infer Answer extends z.ZodType } ? z.output<Answer> : never;
/** What a list can be asked for; undefined is left out. */
export type QueryOf<Id extends RouteId> =
  RouteOf<Id> extends { readonly query: infer Query extends z.ZodType }
    ? { readonly [Name in keyof z.input<Query>]?: string | number | undefined }
    : Readonly<Record<string, never>>;
/** Places and filters of a route; what has no places needs none. */
type Rest<Id extends RouteId, Last> = [ParamName<RouteOf<Id>['path']>] extends [never]
  ? [params?: Readonly<Record<string, never>>, last?: Last]
  : [params: ParamsFor<Id>, last?: Last];

/** A form that the API refused, with what was written in it. */
export interface Refusal {
  readonly problem: Problem;
  /** {@link FormState.id} of the form. */
  readonly form: string;
  /** What was written, by the whole name of the field; secrets and files are never kept. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** The key that the form carried. */
  readonly key: string;
}

/** What a form was answered that is shown on its page and kept nowhere. */
export interface Once {
  readonly route: string;
  readonly answer: unknown;
}

/** How a form differs from the plain one. */
export interface FormOptions {
  /** Page that shows the form again when it is refused, and the next one when it is not; the page itself unless told. */
  readonly back?: string;
  /** Page after success; `{name}` takes a text or number of the answer. */
  readonly next?: string;
  /** Version of the object that the reader has seen; sent as `version`. */
  readonly version?: number;
  /** Tells two forms of one route on one page apart. */
  readonly as?: string;
  /** The answer holds something that is told once: it is shown by the page itself (`page.once`), and by no address. */
  readonly once?: true;
}

/** A form as it must be written into a page. */
export interface FormState {
  /** Unique on its page. */
  readonly id: string;
  readonly route: string;
  readonly action: string;
  readonly method: string;
  readonly back: string;
  readonly next: string | null;
  readonly version: number | null;
  readonly once: boolean;
  /** Makes sending it twice the same as once. */
  readonly key: string;
  readonly locale: Locale;
  /** Why this very form was refused; null = it was not. */
  readonly refusal: Refusal | null;
}

/** What a page of the desk is given, as `Astro.locals.page`. */
export interface PageContext {
  readonly locale: Locale;
  /** Public address of the hub without a slash at its end, for links that people keep. */
  readonly base: string;
  /** Path without the query, as `/zh/desk/`. */
  readonly path: string;
  /** Path with the query. */
  readonly address: string;
  /** Parameters of the address, the first of each name; what a page does not know it leaves alone. */
  readonly query: Readonly<Record<string, string>>;
  readonly actor: Actor;
  /** The form on this page that was just refused. */
  readonly refusal: Refusal | null;
  /** Id of the route that was just done, and the form of this page that did it. */
  readonly done: string | null;
  /**
   * The answer to the form of this page that was just sent with {@link FormOptions.once}; what is told once is null in it
   * when the same form came a second time.
   */
  once<Id extends WriteId>(id: Id): AnswerOf<Id> | null;
  /** What the problem page shows; null on all others. */
  readonly problem: Problem | null;
  /** Asks the API as the reader; throws what becomes the page for 401, 403, 404 or 503. */
  read<Id extends ReadId>(id: Id, ...rest: Rest<Id, QueryOf<Id>>): Promise<AnswerOf<Id>>;
  /** The same, null when there is nothing or it may not be seen. */
  readOrNull<Id extends ReadId>(id: Id, ...rest: Rest<Id, QueryOf<Id>>): Promise<AnswerOf<Id> | null>;
  /** A form for a writing route. */
  form<Id extends WriteId>(route: Id, ...rest: Rest<Id, FormOptions>): FormState;
  /** Address of a route that answers with a file, for a link. */
  file<Id extends RouteId>(route: Id, ...rest: Rest<Id, Readonly<Record<string, string>>>): string;
  /** What the hub tells everybody. */
  readonly hub: Client;
  /** Whether the reader may do this to some object at least; what a menu goes by. */
  can(action: Action): boolean;
  /** Answers the page for 404. */
  missing(): never;
}
