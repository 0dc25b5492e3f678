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

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from '#store/log.ts';
import { stampAddress } from './desk/accounts/client-address.ts';
import { ApiError, problemOf } from './errors.ts';

interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** Where to listen, and what answers. */
export interface ServerOptions {
  readonly app: App;
  /** `localhost` means both loopback addresses. */
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly log: Logger;
  /** How many proxies of the operator's own stand in front; none unless told. */
  readonly trustedProxies?: number;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Address for people. */
  readonly url: string;
  /** Stops accepting, lets requests finish for so many milliseconds, then ends them. */
  close(milliseconds: number): Promise<void>;
}

const doubled = new ApiError('bad-request', {
  zh: '请求里有不止一个 Host，请只发一个。',
  en: 'The request has more than one Host; send one.',
});

function hasOneHost({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 4 && name.toLowerCase() === 'host') {
      hosts += 1;
      if (rawHeaders[i + 1]?.includes(',') === true) return false;
    }
  }
  return hosts < 2;
}

function refuseHost(response: ServerResponse): void {
  const body = `${JSON.stringify(problemOf(doubled))}\n`;
  response.writeHead(400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(body);
}

/** A server with limits that a slow or greedy client meets long before others notice. */
function create(app: App, log: Logger, proxies: number): Server {
  const listener = getRequestListener((request) => app.fetch(request), {
    errorHandler: (error) => {
      log.error('a request could not be read', { error: String(error) });
      return new Response(null, { status: 400 });
    },
  });
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5000, connectionsCheckingInterval: 2000 },
    (request, response) => {
      if (!hasOneHost(request)) return refuseHost(response);
      stampAddress(request, proxies);
      listener(request, response).catch((error: unknown) => {
        log.error('a request failed outside its handler', { error: String(error) });
        response.destroy();
      });
    },
  );
  server.maxConnections = 1000;
  return server;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function close(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // A connection that was busy becomes idle when its answer is sent, and would be kept for the next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), milliseconds);
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
}

const withoutIpv6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

function portTaken(port: number, cause: unknown): ApiError {
  return new ApiError(
    'unavailable',
    {
      zh: `端口 ${port} 已被占用：也许通明已经在运行。请关掉它，或用 --port 换一个端口。`,
      en: `Port ${port} is taken: Tongming may be running already. Stop that one, or choose another with --port.`,
    },
    { cause },
  );
}

/** Listens on the host, on both loopback addresses for `localhost`. */
export async function startServer({ app, host, port, log, trustedProxies = 0 }: ServerOptions): Promise<RunningServer> {
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  const servers: Server[] = [];
  let bound = port;
  for (const address of hosts) {
    const server = create(app, log, trustedProxies);
    try {
      bound = await listen(server, address, bound);
      servers.push(server);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (servers.length > 0 && withoutIpv6.has(code)) continue;
      await Promise.all(servers.map((one) => close(one, 0)));
      throw code === 'EADDRINUSE' ? portTaken(bound, error) : error;
    }
  }
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    port: bound,
    url: `http://${name.includes(':') ? `[${name}]` : name}:${bound}`,
    close: async (milliseconds) => {
      await Promise.all(servers.map((server) => close(server, milliseconds)));
    },
  };
}
