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
import { z } from 'zod';
import { accountHash, classifyAccount, identityOf } from '#crawler/identity.ts';

/** Who a line names: the key of the identity, and what the reference itself tells. An address in clear ends here. */
export interface Person {
  /** A byte for the kind, and SHA-256 of the value. */
  readonly key: Buffer;
  readonly name: string | null;
  readonly domain: string | null;
  /** Null = nothing speaks for another class than the one that is known. */
  readonly class: string | null;
  readonly classReason: string | null;
  /** The account of a no-reply address. */
  readonly account: { readonly host: string; readonly hash: Buffer } | null;
  readonly host: string | null;
  readonly platformId: string | null;
  readonly login: string | null;
}

const kinds = { account: 0, email: 1, name: 2 } as const;
const nobody = {
  name: null,
  domain: null,
  class: null,
  classReason: null,
  account: null,
  host: null,
  platformId: null,
  login: null,
};

function keyOf(kind: keyof typeof kinds, hash: Buffer): Buffer {
  return Buffer.concat([Buffer.of(kinds[kind]), hash]);
}

const hex = z.string().regex(/^[0-9a-f]{64}$/u, 'must be 64 hex digits in lower case');
const host = z
  .string()
  .max(253)
  .regex(/^[a-z0-9.-]+(?::\d{1,5})?$/u, 'must be a host in lower case');
const label = z.string().min(1).max(200);

/** People who were read lately: whoever acts is named again and again. */
const read = new Map<string, Person | null>();
const mostRead = 50_000;

function remembered(key: string, make: () => Person | null): Person | null {
  const known = read.get(key);
  if (known !== undefined) return known;
  if (read.size >= mostRead) read.clear();
  const person = make();
  read.set(key, person);
  return person;
}

function account(given: { host: string; id?: string | undefined; login?: string | undefined }): Person {
  const id = given.id ?? null;
  const login = given.login ?? null;
  const hash = accountHash(given.host, { id, login: login ?? '' });
  const verdict = login === null ? null : classifyAccount(given.host, { id, login, kind: 'unknown' });
  return {
    ...nobody,
    key: keyOf('account', hash),
    class: verdict?.[0] ?? null,
    classReason: verdict?.[1] ?? null,
    host: given.host,
    platformId: id,
    login,
  };
}

function rememberedAccount(given: Parameters<typeof account>[0]): Person {
  const key = JSON.stringify([given.host, given.id, given.login]);
  return remembered(key, () => account(given)) ?? account(given);
}

/** Fields of commits are read byte by byte, so the text goes in as its bytes. */
function bytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function recorded(name: string, email: string): Person | null {
  return remembered(JSON.stringify([name, email]), () => claimed(name, email));
}

function claimed(name: string, email: string): Person | null {
  const found = identityOf(bytes(name), bytes(email), null);
  if (found === null) return null;
  const { kind, valueHash, domain, account: owner } = found;
  const known = found.class !== 'human' || found.classReason !== null;
  return {
    ...nobody,
    key: keyOf(kind, valueHash),
    name: found.name,
    domain,
    class: known ? found.class : null,
    classReason: found.classReason,
    account: owner,
  };
}

const accountRef = z
  .strictObject({ host, id: label, login: label.optional() })
  .meta({ description: 'An account of a platform, by its id; the login is for reading.' })
  .transform(rememberedAccount);
const loginRef = z
  .strictObject({ host, login: label })
  .meta({ description: 'An account whose id is not known.' })
  .transform(rememberedAccount);
const accountHashRef = z
  .strictObject({ accountSha256: hex, host: host.optional() })
  .meta({ description: 'An account by SHA-256 of host:id.' })
  .transform((given) => {
    const hash = Buffer.from(given.accountSha256, 'hex');
    return { ...nobody, key: keyOf('account', hash), host: given.host ?? null };
  });
const addressRef = z
  .strictObject({ email: z.string().min(1).max(500), name: z.string().max(500).optional() })
  .meta({ description: 'An address as commits show it: hashed at once, never stored.' })
  .transform(({ email, name }, context): Person => {
    const person = recorded(name ?? '', email);
    if (person !== null) return person;
    context.addIssue({ code: 'custom', message: 'names nobody' });
    return z.NEVER;
  });
const addressHashRef = z
  .strictObject({ emailSha256: hex })
  .meta({ description: 'An address by SHA-256 of its lower-case form.' })
  .transform((given): Person => ({ ...nobody, key: keyOf('email', Buffer.from(given.emailSha256, 'hex')) }));
const nameRef = z
  .strictObject({ name: z.string().min(1).max(500) })
  .meta({ description: 'A name without an address.' })
  .transform(({ name }, context): Person => {
    const person = recorded(name, '');
    if (person !== null) return person;
    context.addIssue({ code: 'custom', message: 'names nobody' });
    return z.NEVER;
  });
const nameHashRef = z
  .strictObject({ nameSha256: hex })
  .meta({ description: 'A name by SHA-256 of its lower-case form.' })
  .transform((given): Person => ({ ...nobody, key: keyOf('name', Buffer.from(given.nameSha256, 'hex')) }));

/** A reference to somebody. */
export const personSchema = z
  .union([accountRef, loginRef, addressRef, addressHashRef, accountHashRef, nameRef, nameHashRef], {
    error: 'must name somebody as {host, id}, {host, login}, {email}, {emailSha256} or {name}',
  })
  .meta({ id: 'Person' });

/** A key in hex, as stages keep lists of them. */
export function hexOf({ key }: Person): string {
  return key.toString('hex');
}

/** SHA-256 of a text, for ids that must not tell where something lies on a disk. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
