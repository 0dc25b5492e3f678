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

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { createLogger } from '../log.ts';

/** What a command said, and how it ended. */
export interface Said {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as the command line does, with what it writes kept. */
export async function said(
  run: (context: StandaloneContext) => Promise<ExitCode> | ExitCode,
  args: readonly string[],
  options: StandaloneContext['options'],
  locale: 'zh' | 'en' = 'en',
  signal: AbortSignal = new AbortController().signal,
): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run({
    terminal: {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      status: () => undefined,
      interactive: false,
      colour: false,
    },
    locale,
    log: createLogger({ write: () => undefined, human: false, info: false }),
    signal,
    args,
    options,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A server on this machine, with the requests that it got. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
