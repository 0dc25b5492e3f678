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

import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request a test server got. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
}

/** A server on a free port of 127.0.0.1. */
export interface TestServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** `host:port`, as the operator would allow it. */
  readonly host: string;
  readonly requests: SeenRequest[];
  close(): Promise<void>;
}

/** Serves `handler` on a free loopback port and writes down every request. */
export async function startHttpServer(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '' });
    handler(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}`, host, requests, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

function cgiEnvironment(request: IncomingMessage, root: string): Record<string, string> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const header = (name: string) => String(request.headers[name] ?? '');
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin',
    HOME: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROTOCOL: header('git-protocol'),
    REQUEST_METHOD: request.method ?? 'GET',
    PATH_INFO: decodeURIComponent(url.pathname),
    QUERY_STRING: url.search.slice(1),
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    REMOTE_ADDR: '127.0.0.1',
    ...(request.headers['content-length'] ? { CONTENT_LENGTH: request.headers['content-length'] } : {}),
  };
}

function writeHead(response: ServerResponse, head: string): void {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/su);
    if (name.toLowerCase() === 'status') status = Number(value.split(' ')[0]);
    else if (name) response.setHeader(name, value);
  }
  response.writeHead(status);
}

/** Copies the CGI's answer: headers up to the empty line, then the body. */
function relay(child: ChildProcess, response: ServerResponse): void {
  let head: Buffer | null = Buffer.alloc(0);
  child.stdout?.on('data', (chunk: Buffer) => {
    if (head === null) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    writeHead(response, head.subarray(0, end).toString('latin1'));
    response.write(head.subarray(end + 4));
    head = null;
  });
  child.on('close', () => response.end());
}

/** Answers one request by `git http-backend` over the repositories below `root`. */
export function serveGit(root: string, request: IncomingMessage, response: ServerResponse): ChildProcess {
  const child = spawn('git', ['http-backend'], {
    cwd: '/',
    env: cgiEnvironment(request, root),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => request.unpipe());
  request.pipe(child.stdin);
  response.on('close', () => child.kill('SIGKILL'));
  relay(child, response);
  return child;
}

/** A real smart-HTTP git server over the bare repositories below `root`; it serves `<url>/<directory>`. */
export async function startGitServer(options: {
  readonly root: string;
  /** Runs before each request; true = it answered itself. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
}): Promise<TestServer> {
  const children = new Set<ChildProcess>();
  const server = await startHttpServer((request, response) => {
    if (options.before?.(request, response)) return;
    const child = serveGit(options.root, request, response);
    children.add(child);
    child.once('close', () => children.delete(child));
  });
  return {
    ...server,
    async close() {
      for (const child of children) child.kill('SIGKILL');
      await server.close();
    },
  };
}
