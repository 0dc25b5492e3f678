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

import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startServer } from '#api/server.ts';
import { testApp } from '#api/testing.ts';
import { fillStore } from '#api/testing-data.ts';
import { silent, stopTestServer, testStore } from '#store/testing.ts';
import { type BenchRow, interleave, spreadOf } from './bench.ts';

const connections = 64;
const roundMilliseconds = 2000;
const rounds = 7;
const path = '/api/v1/projects/alpha/series';

const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n`);

/** Bytes of one whole answer, head included: every answer to the same request is as long as the first. */
function answerLength(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let seen = Buffer.alloc(0);
    socket.on('error', reject).on('data', (chunk) => {
      seen = Buffer.concat([seen, chunk]);
      const head = seen.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(seen.subarray(0, Math.max(head, 0)).toString())?.[1];
      if (length === undefined || seen.length < head + 4 + Number(length)) return;
      socket.destroy();
      if (seen.toString('latin1', 0, 12) === 'HTTP/1.1 200') resolve(head + 4 + Number(length));
      else reject(new Error(`the server answered ${seen.toString('latin1', 0, 12)}`));
    });
  });
}

function keepAsking(socket: Socket, length: number, answered: () => void): void {
  let rest = length;
  socket.on('data', (chunk) => {
    rest -= chunk.length;
    if (rest > 0) return;
    rest += length;
    answered();
    socket.write(request);
  });
  socket.write(request);
}

/** Answers a second over keep-alive connections, each asking again as soon as it is answered. */
async function answersPerSecond(port: number): Promise<number> {
  const length = await answerLength(port);
  let count = 0;
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      await new Promise((resolve) => socket.once('connect', resolve));
      return socket;
    }),
  );
  const started = performance.now();
  for (const socket of sockets) keepAsking(socket, length, () => void (count += 1));
  await new Promise((resolve) => setTimeout(resolve, roundMilliseconds));
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  return count / seconds;
}

/** The same bytes by `node:http` alone. */
function serveBare(body: Buffer): Promise<number> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length, etag: '"bench"' };
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/** The child process: one of the two servers, until it is told to end. */
async function serve(which: string): Promise<void> {
  const store = await testStore();
  await fillStore(store);
  const app = testApp(store, { now: () => new Date() });
  const body = Buffer.from(await (await app.request(path)).arrayBuffer());
  const port =
    which === 'bare'
      ? await serveBare(body)
      : (await startServer({ app, host: '127.0.0.1', port: 0, log: silent })).port;
  process.once('message', () => {
    store
      .close()
      .then(stopTestServer)
      .then(() => process.exit(0))
      .catch(() => process.exit(1));
  });
  process.send?.({ port, bytes: body.length });
}

interface Served {
  readonly port: number;
  readonly bytes: number;
  readonly stop: () => Promise<void>;
}

function start(which: 'ours' | 'bare'): Promise<Served> {
  const child = fork(fileURLToPath(import.meta.url), ['serve', which], { stdio: 'inherit' });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the ${which} server ended with ${code}`)));
    child.once('message', (told: { port: number; bytes: number }) => {
      resolve({
        ...told,
        stop: async () => {
          child.send('stop');
          await exited;
        },
      });
    });
  });
}

/** A cached GET through the whole server beside bare `node:http` sending the same bytes. */
export async function run(): Promise<BenchRow[]> {
  const [ours, bare] = await Promise.all([start('ours'), start('bare')]);
  try {
    await answersPerSecond(ours.port);
    await answersPerSecond(bare.port);
    const measured = await interleave(
      rounds,
      () => answersPerSecond(ours.port),
      () => answersPerSecond(bare.port),
    );
    const ratios = spreadOf(measured.ours.map((value, i) => value / (measured.limit[i] ?? Number.NaN)));
    const spread = `${ratios.min.toFixed(2)}–${ratios.max.toFixed(2)}`;
    return [
      {
        name: 'cached GET ÷ bare node:http',
        ours: Math.round(spreadOf(measured.ours).median),
        limit: Math.round(spreadOf(measured.limit).median),
        ratio: ratios.median,
        target: '≥ 0.6',
        note: `answers a second, ${ours.bytes} bytes, ${connections} connections, ${rounds} rounds, ratios ${spread}`,
      },
    ];
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

if (process.argv[2] === 'serve') await serve(process.argv[3] ?? 'ours');
else if (import.meta.main) console.table(await run());
