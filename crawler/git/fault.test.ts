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

import { expect, test } from 'vitest';
import { gitFault } from './fault.ts';

function kindOf(stderr: string, signal: NodeJS.Signals | null = null): string {
  return gitFault({ command: 'fetch', code: signal ? null : 128, signal, stderr }).kind;
}

test('what git says at its end has one kind', () => {
  const said: Record<string, string> = {
    "fatal: unable to access 'https://h/r/': Could not resolve host: h": 'dns',
    "fatal: unable to access 'https://h/r/': Failed to connect to h port 443: Connection refused": 'unreachable',
    "fatal: unable to access 'https://h/r/': The requested URL returned error: 503": 'unreachable',
    "fatal: unable to access 'https://h/r/': The requested URL returned error: 302": 'redirect',
    "fatal: unable to access 'https://h/r/': The requested URL returned error: 403": 'private',
    "fatal: could not read Username for 'https://h': terminal prompts disabled": 'private',
    "fatal: repository 'https://h/r/' not found": 'gone',
    "fatal: unable to access 'https://h/r/': SSL certificate problem: certificate has expired": 'tls',
    "fatal: unable to access 'https://h/r/': Operation too slow. Less than 1000 bytes/sec": 'timeout',
    'fatal: write error: No space left on device': 'no-space',
    'fatal: sha1 file write error: File too large': 'too-large',
    'error: index-pack died of signal 25': 'too-large',
    'error: index-pack died of signal 24': 'timeout',
    'error: index-pack died of signal 11': 'crashed',
    'error: index-pack died of signal 9': 'git-failed',
    'error: object 1234567890123456789012345678901234567890: hasDotgit: contains ".git"\nfatal: fsck error in packed object':
      'fsck',
    'fatal: mismatched algorithms: client sha1; server sha256': 'unsupported-object-format',
    "fatal: detected dubious ownership in repository at '/x'": 'not-readable',
    "fatal: '/x' does not appear to be a git repository": 'not-a-repository',
    'fatal: https://h/r/info/refs not valid: is this a git repository?': 'not-a-repository',
    'error: h did not send all necessary objects': 'corrupt',
    'fatal: fetch-pack: invalid index-pack output': 'corrupt',
    'error: RPC failed; curl 56 GnuTLS recv error\nfatal: early EOF': 'unreachable',
    'fatal: unable to access: gnutls_handshake() failed: The TLS connection was non-properly terminated.':
      'unreachable',
    'fatal: unable to access: OpenSSL SSL_read: SSL_ERROR_SYSCALL, errno 104': 'unreachable',
    'fatal: the remote end hung up unexpectedly': 'unreachable',
    "fatal: transport 'ext' not allowed": 'bad-url',
    'fatal: Out of memory, realloc failed': 'too-large',
    'fatal: something new': 'git-failed',
  };
  expect(Object.fromEntries(Object.keys(said).map((text) => [text, kindOf(text)]))).toEqual(said);
});

test('B037 a signal of the kernel is told from one of ours', () => {
  expect([kindOf('', 'SIGSEGV'), kindOf('', 'SIGXFSZ'), kindOf('', 'SIGXCPU'), kindOf('', 'SIGKILL')]).toEqual([
    'crashed',
    'too-large',
    'timeout',
    'git-failed',
  ]);
});

test('the message keeps the telling lines, cleaned, and names what fsck refused', () => {
  const stderr =
    'Receiving objects: 1%\rremote: \u001B[31mbye\nhint: try\nerror: object 1234567890123456789012345678901234567890: badTree: x\nfatal: no\n';
  expect(gitFault({ command: 'fetch', code: 128, signal: null, stderr }).message).toBe(
    'git fetch ended with exit code 128. quarantined by fsck: badTree. remote: bye; error: object 1234567890123456789012345678901234567890: badTree: x; fatal: no',
  );
});
