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

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Where a server goes wrong: it answers the step by this line, says nothing more (`hang`) or hangs up (`close`). */
export type Faults = Partial<Record<'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'message' | 'AUTH', string>>;

/** A mail as it came over the wire. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** An SMTP server that keeps what it takes. */
export interface TestSmtp {
  readonly port: number;
  readonly received: Received[];
  /** Every line that a client sent. */
  readonly lines: string[];
  /** May be changed between mails. */
  faults: Faults;
  connections: number;
  close(): Promise<void>;
}

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Starts a server on a free port of this machine; with a certificate it offers STARTTLS. */
export async function startTestSmtp(certificate: Certificate | null = null): Promise<TestSmtp> {
  const sockets = new Set<Socket>();
  const state: TestSmtp = { port: 0, received: [], lines: [], faults: {}, connections: 0, close };
  const server = createServer((socket) => {
    state.connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, state, certificate, true);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  async function close() {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  }
  return Object.assign(state, { port: (server.address() as AddressInfo).port });
}

function converse(socket: Socket, state: TestSmtp, certificate: Certificate | null, greet: boolean): void {
  let mail = { from: '', to: [] as string[], raw: '' };
  let inData = false;
  let rest = '';
  const say = (step: keyof Faults, line: string) => {
    const fault = state.faults[step];
    if (fault === 'hang') return;
    if (fault === 'close') socket.destroy();
    else socket.write(`${fault ?? line}\r\n`);
  };
  const steps: Readonly<Record<string, (line: string) => void>> = {
    EHLO: () => say('EHLO', certificate === null ? '250-test\r\n250 AUTH PLAIN' : '250-test\r\n250 STARTTLS'),
    STARTTLS: () => {
      socket.removeAllListeners('data');
      socket.write('220 go\r\n');
      const secure = new TLSSocket(socket, { isServer: true, ...certificate });
      secure.on('error', () => undefined);
      converse(secure, state, null, false);
    },
    AUTH: () => say('AUTH', '235 welcome'),
    MAIL: (line) => {
      mail = { from: line, to: [], raw: '' };
      say('MAIL', '250 sender');
    },
    RCPT: (line) => {
      mail.to.push(line);
      say('RCPT', '250 recipient');
    },
    DATA: () => {
      inData = (state.faults.DATA ?? '354').startsWith('354');
      say('DATA', '354 go on');
    },
    QUIT: () => socket.end('221 bye\r\n'),
  };
  socket.on('data', (bytes) => {
    rest += bytes.toString('latin1');
    for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (!inData) {
        state.lines.push(line);
        (steps[line.split(' ')[0]?.toUpperCase() ?? ''] ?? (() => socket.write('500 what?\r\n')))(line);
      } else if (line === '.') {
        inData = false;
        // Whoever hangs up after this has taken the mail: the client cannot know.
        if (!/^[45]/.test(state.faults.message ?? '')) state.received.push(mail);
        say('message', '250 taken');
      } else mail.raw += `${line}\r\n`;
    }
  });
  if (greet) say('greeting', '220 test');
}

/** Header fields of a received mail by lower-case name, unfolded and decoded. */
export function headersOf({ raw }: Received): Map<string, string> {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]/g, ' ');
  const fields = head.split('\r\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
  });
  return new Map(fields);
}

function decodeWords(text: string): string {
  const joined = text.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (whole, kind: string, word: string) =>
    kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : unquoted(word.replaceAll('_', ' ')),
  );
}

function unquoted(text: string): string {
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The text of a received mail. */
export function bodyOf(mail: Received): string {
  const body = mail.raw.slice(mail.raw.indexOf('\r\n\r\n') + 4);
  const encoding = headersOf(mail).get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n');
  return (encoding === 'quoted-printable' ? unquoted(body) : body).replaceAll('\r\n', '\n');
}
