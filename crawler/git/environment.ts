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

import { existsSync } from 'node:fs';

/** Permission to reach one repository, made by `reach.ts` after its addresses were checked; without it git works offline. */
export interface NetworkAccess {
  readonly protocol: 'https' | 'http' | 'file';
  /** `host:port:address[,address]` for curl: the only addresses it may connect to. Empty for files and literal addresses. */
  readonly pins: readonly string[];
  /** A configuration file of ours that marks a local source as safe to read although another user owns it. */
  readonly configFile?: string;
  /** Seconds of near silence after which git gives up; 20 by default. */
  readonly idleSeconds?: number;
}

const path = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin', '/run/current-system/sw/bin'].join(':');

/**
 * The whole environment of a git process: nothing is inherited. HOME is a path where no file can be, so no `.netrc` and
 * no configuration of the user is read.
 */
export function gitEnvironment(gitDir: string | undefined, network: NetworkAccess | undefined): Record<string, string> {
  return {
    PATH: path,
    HOME: '/dev/null',
    XDG_CONFIG_HOME: '/dev/null',
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: network?.configFile ?? '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: 'false',
    GIT_SSH_COMMAND: 'false',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_ALLOW_PROTOCOL: network?.protocol ?? '',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_ADVICE: '0',
    // Full buffers into the pipe instead of one write a commit.
    GIT_FLUSH: '0',
    // A directory that is no repository keeps git from finding one around the working directory.
    GIT_DIR: gitDir ?? '/dev/null',
  };
}

/**
 * Defects that old, honest histories carry: they are counted and marked irregular by the commit parser. Everything that
 * could escape a directory or cheat a parser stays an error.
 */
export const historyDefects: readonly string[] = [
  'badDate',
  'badDateOverflow',
  'badEmail',
  'badName',
  'badTimezone',
  'duplicateEntries',
  'missingEmail',
  'missingNameBeforeEmail',
  'missingSpaceBeforeDate',
  'missingSpaceBeforeEmail',
  'missingTaggerEntry',
  'nullSha1',
  'zeroPaddedDate',
  'zeroPaddedFilemode',
];

const constant: readonly string[] = [
  'protocol.version=2',
  'credential.helper=',
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.symlinks=false',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'core.attributesFile=/dev/null',
  'core.pager=cat',
  'core.quotePath=true',
  'fetch.recurseSubmodules=false',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'safe.bareRepository=explicit',
  'diff.external=',
  'log.showSignature=false',
  'log.mailmap=false',
];

const receiving: readonly string[] = [
  'http.followRedirects=false',
  'http.lowSpeedLimit=1000',
  'http.sslVerify=true',
  'http.cookieFile=',
  'transfer.bundleURI=false',
  'fetch.uriProtocols=',
  'fetch.fsckObjects=true',
  ...historyDefects.map((id) => `fetch.fsck.${id}=warn`),
];

/** Options of every git command, before the command itself; the last word on protocols is `GIT_ALLOW_PROTOCOL`. */
export function gitConfig(network: NetworkAccess | undefined): string[] {
  const settings = ['protocol.allow=never', ...constant];
  if (network) {
    settings.push(`protocol.${network.protocol}.allow=always`, ...receiving);
    settings.push(`http.lowSpeedTime=${network.idleSeconds ?? 20}`);
    settings.push(...network.pins.map((pin) => `http.curloptResolve=${pin}`));
  }
  return settings.flatMap((setting) => ['-c', setting]);
}

/** What the kernel may enforce on a git process; where the tools are missing only our own caps hold. */
export interface KernelLimits {
  /** Largest file it may write. */
  readonly fileBytes: number;
  readonly memoryBytes: number;
  readonly cpuSeconds: number;
}

const setpriv = existsSync('/usr/bin/setpriv') ? '/usr/bin/setpriv' : null;
const prlimit = existsSync('/usr/bin/prlimit') ? '/usr/bin/prlimit' : null;

/** The command line that starts git: within the kernel's limits, and killed with us where the system can do that. */
export function wrapGit(limits: KernelLimits): { command: string; prefix: string[] } {
  const words = [
    ...(setpriv ? [setpriv, '--pdeathsig', 'KILL'] : []),
    ...(prlimit
      ? [prlimit, `--fsize=${limits.fileBytes}`, `--as=${limits.memoryBytes}`, `--cpu=${limits.cpuSeconds}`, '--core=0']
      : []),
    'git',
  ];
  return { command: words[0] ?? 'git', prefix: words.slice(1) };
}
