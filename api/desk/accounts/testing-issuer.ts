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

import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who signs in at the stand-in, as its tokens tell. */
export interface Claims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

/** An OpenID Connect issuer on loopback: discovery, authorization, tokens with PKCE, and keys. */
export interface TestIssuer extends AsyncDisposable {
  readonly url: string;
  /** Who says yes at the issuer's page from now on. */
  who: Claims;
  /** What is wrong with the next ID token. */
  flaw: 'none' | 'signature' | 'nonce' | 'audience' | 'issuer' | 'expired';
  /** Asks as a browser does, follows nothing: the address that it is sent back to. */
  authorize(address: string): Promise<string>;
  /** Every authorization that was asked for. */
  readonly asked: URL[];
}

interface Grant {
  readonly nonce: string;
  readonly challenge: string;
  readonly claims: Claims;
}

function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

async function fieldsOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

interface Keys {
  readonly own: KeyObject;
  readonly open: KeyObject;
  readonly stranger: KeyObject;
}

interface Running {
  readonly keys: Keys;
  readonly grants: Map<string, Grant>;
  readonly asked: URL[];
  who: Claims;
  flaw: TestIssuer['flaw'];
  url: string;
}

function idToken({ keys, flaw, url }: Running, { nonce, claims }: Grant): string {
  const seconds = Math.floor(Date.now() / 1000);
  const body = {
    iss: flaw === 'issuer' ? 'http://issuer.evil.test' : url,
    aud: flaw === 'audience' ? 'somebody-else' : 'hub',
    iat: seconds - 10,
    exp: flaw === 'expired' ? seconds - 5000 : seconds + 300,
    nonce: flaw === 'nonce' ? 'another' : nonce,
    ...claims,
  };
  const signed = `${encode({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${encode(body)}`;
  const signature = createSign('RSA-SHA256')
    .update(signed)
    .sign(flaw === 'signature' ? keys.stranger : keys.own);
  return `${signed}.${signature.toString('base64url')}`;
}

interface Told {
  readonly status: number;
  readonly body: unknown;
}

function exchange(running: Running, fields: URLSearchParams): Told {
  const code = fields.get('code') ?? '';
  const grant = running.grants.get(code);
  running.grants.delete(code);
  const verifier = fields.get('code_verifier') ?? '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (grant === undefined || challenge !== grant.challenge) return { status: 400, body: { error: 'invalid_grant' } };
  const token = randomBytes(8).toString('hex');
  const body = { access_token: token, token_type: 'Bearer', expires_in: 300, id_token: idToken(running, grant) };
  return { status: 200, body };
}

async function answer(running: Running, request: IncomingMessage): Promise<Told> {
  const { url, keys } = running;
  const { pathname } = new URL(request.url ?? '/', 'http://issuer');
  if (pathname === '/.well-known/openid-configuration') {
    const body = {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      userinfo_endpoint: `${url}/userinfo`,
      jwks_uri: `${url}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
    return { status: 200, body };
  }
  if (pathname === '/keys') {
    const key = { ...keys.open.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
    return { status: 200, body: { keys: [key] } };
  }
  return pathname === '/token' ? exchange(running, await fieldsOf(request)) : { status: 404, body: {} };
}

/** The browser's visit to the issuer's page, where whoever is set says yes. */
function visit({ asked, grants, who }: Running, address: string): string {
  const at = new URL(address);
  asked.push(at);
  const code = randomBytes(8).toString('hex');
  const parameter = (name: string) => at.searchParams.get(name) ?? '';
  grants.set(code, { nonce: parameter('nonce'), challenge: parameter('code_challenge'), claims: who });
  const back = new URL(parameter('redirect_uri'));
  back.searchParams.set('code', code);
  back.searchParams.set('state', parameter('state'));
  return `${back.pathname}${back.search}`;
}

/** Starts one that knows the client `hub`. */
export async function testIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const running: Running = {
    keys: { own: privateKey, open: publicKey, stranger },
    grants: new Map(),
    asked: [],
    who: { sub: 'one', email: 'one@example.org', email_verified: true, name: 'One' },
    flaw: 'none',
    url: '',
  };
  const server = createServer((request, response) => {
    answer(running, request)
      .then(({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      )
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  running.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(running, {
    authorize: async (address: string) => visit(running, address),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}
