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

import { cleanText } from '../clean.ts';
import { CrawlerError, type CrawlerErrorKind } from '../error.ts';

/** How a git process ended. */
export interface GitEnd {
  readonly command: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last bytes of standard error, as git wrote them. */
  readonly stderr: string;
}

const rules: readonly (readonly [RegExp, CrawlerErrorKind])[] = [
  [/No space left on device|Disk quota exceeded/u, 'no-space'],
  [/File too large|file size limit|died of signal 25\b/iu, 'too-large'],
  [/died of signal 24\b/u, 'timeout'],
  [/died of signal (?!9\b|15\b)\d+/u, 'crashed'],
  [/(?:failed to execute|cannot run) git\b.*No such file/iu, 'git-missing'],
  [/shallow update not allowed|shallow roots are not allowed/u, 'shallow'],
  [/certificate|self.signed|unknown CA|wrong version number|no cipher/iu, 'tls'],
  [/Could not resolve host/u, 'dns'],
  [/Operation too slow|timed out/iu, 'timeout'],
  [/returned error: 30\d|redirect/iu, 'redirect'],
  [/returned error: (?:401|403)|could not read (?:Username|Password)|Authentication failed/u, 'private'],
  [/returned error: (?:404|410)|repository '.*' not found/u, 'gone'],
  [/returned error: \d+|Failed to connect|SSL|TLS|Connection (?:refused|reset)|Couldn't connect/u, 'unreachable'],
  [/fsck error|fatal: fsck|^error: object [0-9a-f]+: \w+: |^error in \w+ [0-9a-f]+: /mu, 'fsck'],
  [
    /mismatched algorithms|(?:unknown|unsupported|mismatched) (?:repository )?object.format/iu,
    'unsupported-object-format',
  ],
  [/dubious ownership|Permission denied/u, 'not-readable'],
  [/is this a git repository|does not appear to be a git repository|not a git repository/iu, 'not-a-repository'],
  [
    /did not send all necessary objects|not our ref|bad object|corrupt|inflate|(?:missing|broken) (?:blob|tree|commit|link)|invalid (?:sha1|index-pack)|index-pack failed|bad (?:pack|tree|ref)|unable to read/iu,
    'corrupt',
  ],
  [
    /early EOF|unexpected disconnect|hung up|RPC failed|Empty reply|transfer closed|bad line length|protocol error|expected flush/iu,
    'unreachable',
  ],
  [/transport '.*' not allowed/u, 'bad-url'],
  [/out of memory|mmap failed|Cannot allocate memory/iu, 'too-large'],
];

function signalKind(signal: NodeJS.Signals): CrawlerErrorKind {
  if (signal === 'SIGXFSZ') return 'too-large';
  if (signal === 'SIGXCPU') return 'timeout';
  return signal === 'SIGKILL' || signal === 'SIGTERM' ? 'git-failed' : 'crashed';
}

/** The sentences of git that tell the reason, without progress. */
function reasonOf(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/u).filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /^(?:(?:fatal|error|remote|warning): |error in )/u.test(line));
  return cleanText((telling.length > 0 ? telling : lines).slice(-4).join('; '));
}

/** The typed fault behind a git process that did not end well. */
export function gitFault(end: GitEnd): CrawlerError {
  const how = end.signal === null ? `exit code ${end.code}` : `signal ${end.signal}`;
  const kind =
    end.signal === null
      ? (rules.find(([pattern]) => pattern.test(end.stderr))?.[1] ?? 'git-failed')
      : signalKind(end.signal);
  const id = kind === 'fsck' ? /^error(?:: object| in \w+) [0-9a-f]{40,64}: (\w+)/mu.exec(end.stderr)?.[1] : undefined;
  const what = id === undefined ? '' : ` quarantined by fsck: ${id}.`;
  return new CrawlerError(kind, `git ${end.command} ended with ${how}.${what} ${reasonOf(end.stderr)}`.trim());
}
