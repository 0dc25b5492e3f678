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

import { CrawlerError, type CrawlerErrorKind } from '../error.ts';

/** What went wrong at the source and what to do, for those whose git words do not tell. */
const plain: Partial<Record<CrawlerErrorKind, string>> = {
  unreachable: 'the server did not answer as it should. It is tried again later',
  timeout: 'the server was too slow. It is tried again later',
  private: 'asks for a password: it is private or not there. Check the address',
  gone: 'there is no repository at this address. Check the address',
  tls: 'the certificate of the server is not valid; git does not go on without it. Its owner has to renew it',
  'too-large': 'is larger than the limit. The operator decides',
  'too-many-refs': 'advertises more branches and tags than the limit. The operator decides',
  shallow: 'is a shallow clone, its history is cut off. Run git fetch --unshallow there',
  fsck: 'holds objects that git refuses as malformed or dangerous. Staff decide',
  corrupt: 'has missing or damaged objects. Its owner has to repair it; it is tried again later',
  'no-space': 'the disk is full. Make room in the data directory',
  'not-readable': 'may not be read by the user that runs this. Run it as the owner, or allow reading',
  'not-a-repository': 'is not a git repository. Check the address',
  'unsupported-object-format': 'uses an object format that this git does not read. Install a newer git',
  'git-failed': 'git could not read it',
  crashed: 'git crashed on it. Staff decide',
};

/** The same fault, told of the source it is about. */
export function atSource(source: string, error: unknown): unknown {
  if (!(error instanceof CrawlerError)) return error;
  const says = plain[error.kind];
  if (says === undefined || error.message.startsWith(source)) return error;
  return new CrawlerError(error.kind, `${source}: ${says}. ${error.message}`, { cause: error });
}
