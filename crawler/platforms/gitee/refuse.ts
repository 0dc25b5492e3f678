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

import type { Stream } from '#store/stream.ts';
import { PlatformError } from '../../http/error.ts';
import type { Refusal } from '../../platform.ts';

/** Why a list is not given, as a stable code; null = a fault that the visit must know of. */
export function whyRefused(error: unknown, enabled: boolean | null, anonymous: boolean): string | null {
  if (!(error instanceof PlatformError)) return null;
  if (anonymous && (error.kind === 'unauthorised' || error.kind === 'forbidden')) return 'needs-token';
  if (error.kind === 'forbidden') return 'forbidden';
  if (error.kind === 'blocked') return 'blocked';
  if (error.kind !== 'not-found' && error.kind !== 'gone') return null;
  return enabled === false ? 'disabled' : 'not-found';
}

/** All of some streams, not given. */
export function refuseAll(streams: readonly Stream[], what: string, why: string): Refusal[] {
  return streams.map((stream) => ({ stream, what, why, count: 1 }));
}

/** Entries of a list that were null or of another shape. */
export function refuseUnreadable(stream: Stream, count: number): Refusal[] {
  return count === 0 ? [] : [{ stream, what: `entries in the list of ${stream}`, why: 'unreadable', count }];
}
