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

import { cleanText } from './clean.ts';

/**
 * Why a crawl could not go on; the value says whether trying again later may help. Nothing hostile, gone or wrong is
 * transient.
 */
export const crawlerErrorKinds = {
  /** The text is no repository URL we accept. */
  'bad-url': false,
  /** The host is, or resolves to, an address that is not on the public internet. */
  'private-address': false,
  dns: true,
  unreachable: true,
  timeout: true,
  /** Asks for credentials; hosts answer so for missing repositories too. */
  private: false,
  gone: false,
  redirect: false,
  tls: false,
  'too-large': false,
  'too-many-refs': false,
  'tree-bomb': false,
  'history-replaced': false,
  'unsupported-object-format': false,
  /** The source is a shallow clone: its history is cut, counts would be wrong. */
  shallow: false,
  /** Git's own object check refused the history. */
  fsck: false,
  /** Objects are missing or damaged, here or at the source. */
  corrupt: true,
  'no-space': true,
  /** A local path that this user may not read. */
  'not-readable': false,
  'not-a-repository': false,
  'git-missing': false,
  'git-failed': true,
  /** Git died by a signal that was not ours: the input is suspect. */
  crashed: false,
  aborted: true,
  /** Another process has taken over: nothing may be written any more. */
  'lease-lost': true,
} as const satisfies Readonly<Record<string, boolean>>;

/** One of {@link crawlerErrorKinds}. */
export type CrawlerErrorKind = keyof typeof crawlerErrorKinds;

/** A fault of the crawler: the message names the input, the reason and the way out, and is safe to show. */
export class CrawlerError extends Error {
  override readonly name = 'CrawlerError';
  readonly kind: CrawlerErrorKind;
  /** True when trying again later may help. */
  readonly transient: boolean;

  constructor(kind: CrawlerErrorKind, message: string, options: ErrorOptions = {}) {
    super(cleanText(message, 1000), options);
    this.kind = kind;
    this.transient = crawlerErrorKinds[kind];
  }
}
