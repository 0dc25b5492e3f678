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

import { createHash } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import { ApiError } from '../errors.ts';
import type { Gate, Patience } from '../gate.ts';
import { refuse } from '../middleware/validation.ts';
import { addressHeader } from './accounts/client-address.ts';
import type { Actor } from './actor.ts';
import type { WhoAsks } from './auth-port.ts';
import { allowed, authorise, noSuchThing } from './authorise.ts';
import type { DeskContext } from './context.ts';
import { type Decision, decide } from './decide.ts';
import type { ObjectFacts } from './facts.ts';
import { deskObjects } from './object-registry.ts';
import { requireOwnOrigin } from './origin.ts';
import { readBytes, readJson } from './read-body.ts';
import type { AnyRoute, DeskFile } from './route.ts';
import { bearerOf } from './tokens/bearer.ts';
import { type Grow, uploadRoom } from './upload-room.ts';

/** What the desk's API is made from. */
export interface DeskParts {
  readonly context: DeskContext;
  readonly who: WhoAsks;
  /** Origins whose pages may send changes, as `https://hub.example.org`. */
  readonly origins: readonly string[];
}

/** A request for a route. */
export interface DeskRequest {
  readonly raw: Request;
  readonly params: Readonly<Record<string, string>>;
  /** Comes from within the process, where its origin was checked. */
  readonly ours: boolean;
  /** Who asks, where it is known already; null = the headers say. */
  readonly actor: Actor | null;
}

const mostJson = 256 * 1024;

/** Handlers lose their types in the list of all routes; each route's schema checks what it is given. */
interface Handlers {
  readonly read?: (asked: unknown) => Promise<unknown>;
  readonly prepare?: (asked: unknown) => Promise<unknown>;
  readonly decide?: (asked: unknown) => Promise<Decision<unknown>>;
}

function json(value: unknown, more: Readonly<Record<string, string>> = {}, cookies: readonly string[] = []): Response {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', ...more });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(`${JSON.stringify(value)}\n`, { headers });
}

/** A file is saved under its name and never run in our origin. */
function fileAnswer({ name, mediaType, body, inline = false }: DeskFile): Response {
  const plain = name.replaceAll(/[^\w.-]/g, '_').slice(0, 100);
  const disposition = `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(body as ReadableStream | Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': mediaType, 'content-disposition': disposition },
  });
}

function queryOf(route: AnyRoute, url: string): unknown {
  const given = [...new URL(url).searchParams];
  const twice = given.find(([name], i) => given.findIndex(([other]) => other === name) !== i);
  if (twice !== undefined) {
    throw new ApiError(
      'bad-parameter',
      { zh: `参数 ${twice[0]} 出现了不止一次。`, en: `The parameter ${twice[0]} is given more than once.` },
      { parameter: twice[0] },
    );
  }
  return route.query === undefined
    ? Object.fromEntries(given)
    : checked(route.query, Object.fromEntries(given), namesOf(route.query));
}

function namesOf(schema: z.ZodType): string[] {
  return 'shape' in schema ? Object.keys(schema.shape as object) : [];
}

function checked(schema: z.ZodType, value: unknown, known: readonly string[]): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) refuse(parsed.error, known);
  return parsed.data;
}

async function objectOf(
  { context }: DeskParts,
  route: AnyRoute,
  params: DeskRequest['params'],
): Promise<ObjectFacts | null> {
  if (route.object === null) return null;
  const kind = deskObjects.get(route.object);
  if (kind === undefined) throw new RangeError(`${route.id} names the object ${route.object}, which has no loader`);
  return kind.load(context.db, params[route.object] ?? '');
}

function requireKnown(actor: Actor, route: AnyRoute, object: ObjectFacts | null): void {
  // A missing object looks like one that the reader may not see.
  if (route.object !== null && object === null) {
    if (actor.kind === 'visitor' && allowed(actor, route.action, null).kind === 'no') {
      authorise(actor, route.action, null);
    }
    throw noSuchThing();
  }
  authorise(actor, route.action, object, deskObjects.get(route.object ?? '')?.seen ?? null);
}

function keyOf(headers: Headers): string {
  const key = headers.get('idempotency-key') ?? '';
  if (/^[\w-]{8,80}$/.test(key)) return key;
  throw new ApiError('bad-request', {
    zh: '改动须带请求编号：Idempotency-Key 头，8 到 80 个字母、数字、- 或 _；重试同一改动时用同一个编号。',
    en: 'A change needs an Idempotency-Key header of 8 to 80 letters, digits, - or _; use the same one to retry the same change.',
  });
}

async function bodyOf(route: AnyRoute, raw: Request): Promise<unknown> {
  const type = (raw.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new ApiError('unsupported-media', {
      zh: '这里只接受 JSON（Content-Type: application/json）。',
      en: 'Only JSON is accepted here (Content-Type: application/json).',
    });
  }
  const value = readJson(await readBytes(raw, mostJson));
  return route.body === undefined ? value : checked(route.body, value, namesOf(route.body));
}

/** What was sent, for the handler, and what names it in place of its bytes. */
interface Sent {
  readonly given: object;
  readonly named: unknown;
}

async function uploaded(route: AnyRoute, raw: Request, grow: Grow | null): Promise<Sent> {
  const bytes = await readBytes(raw, route.upload ?? 0, grow);
  let fileName: string;
  try {
    fileName = decodeURIComponent(raw.headers.get('x-file-name') ?? '');
  } catch (cause) {
    throw new ApiError(
      'bad-request',
      { zh: '文件名的编码不对。', en: 'The name of the file is not encoded.' },
      { cause },
    );
  }
  const fields = Object.fromEntries(new URL(raw.url).searchParams);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { given: { bytes, fileName, fields }, named: { sha256, fileName, fields } };
}

async function sentTo(route: AnyRoute, raw: Request, grow: Grow | null): Promise<Sent> {
  if (route.upload !== undefined) return uploaded(route, raw, grow);
  const given = { body: await bodyOf(route, raw) };
  return { given, named: given };
}

async function change(
  parts: DeskParts,
  route: AnyRoute,
  asked: object,
  request: DeskRequest & { readonly key: string; readonly sent: Sent },
): Promise<Response> {
  const { params, key } = request;
  const { given: sent, named } = request.sent;
  // The types of a handler are lost in the list of all routes: see Handlers.
  const { prepare, decide: work } = route as unknown as Handlers;
  const prepared = await prepare?.({ ...asked, ...sent });
  const { actor } = asked as { actor: Actor };
  const act = {
    actor,
    action: route.action,
    request: { key, route: `${route.id} ${JSON.stringify(params)}`, body: named },
  };
  const decision = await decide(parts.context, act, async (tx, now) => {
    if (work === undefined) throw new RangeError(`${route.id} does nothing`);
    return await work({ ...asked, ...sent, now, tx, prepared });
  });
  return json(decision.answer, {}, decision.cookies);
}

/** Work of people who are known is not lost to a crowd; who they are takes a turn too, and a cookie promises somebody. */
function patienceOf(actor: Actor | null, { headers }: Request): Patience {
  const known = actor === null ? headers.has('cookie') || bearerOf(headers) !== null : actor.kind !== 'visitor';
  return known ? 'while-moving' : 'moment';
}

function open<T>(task: () => Promise<T>): Promise<T> {
  return task();
}

/**
 * Answers a request for a route: who asks, what about, whether they may, and only then what was sent. Nobody holds a
 * place in the gate while they send: who is slow about it would keep everybody else out.
 */
export async function answerRoute(
  parts: DeskParts,
  route: AnyRoute,
  request: DeskRequest,
  gate: Gate = open,
): Promise<Response> {
  const { raw, params, ours, actor: known } = request;
  const { context, who, origins } = parts;
  // No page can make a browser send a token, so that its request needs no origin.
  if (route.method !== 'get' && !ours && bearerOf(raw.headers) === null) requireOwnOrigin(raw.headers, origins);
  const [actor, object] = await gate(
    () => Promise.all([known ?? who.actorOf(raw.headers), objectOf(parts, route, params)]),
    patienceOf(known, raw),
  );
  const patience = patienceOf(actor, raw);
  requireKnown(actor, route, object);
  const asked = { context, actor, params, object, now: context.now(), address: raw.headers.get(addressHeader) };
  if (route.method !== 'get') {
    const key = keyOf(raw.headers);
    // A form's file was counted where it came in.
    return uploadRoom(async (grow) => {
      const sent = await sentTo(route, raw, ours ? null : grow);
      return gate(() => change(parts, route, asked, { ...request, key, sent }), patience);
    });
  }
  // As above.
  const { read } = route as unknown as Handlers;
  const query = queryOf(route, raw.url);
  const answer = await gate(async () => read?.({ ...asked, query }), patience);
  return route.file === true ? fileAnswer(answer as DeskFile) : json(answer);
}
