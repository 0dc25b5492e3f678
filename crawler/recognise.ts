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

import { z } from 'zod';
import { PlatformError } from './http/error.ts';
import type { Http } from './http/http.ts';
import { readStandardLimit } from './http/limit.ts';
import type { Platform } from './platform.ts';

/** Smaller than any page that is worth a look. */
const maxBytes = 256 * 1024;

async function answers(http: Http, { path, is }: NonNullable<Platform['sign']>, signal: AbortSignal): Promise<boolean> {
  try {
    const { body } = await http.request({
      url: `${http.origin}${path}`,
      resource: 'sign',
      readLimit: readStandardLimit,
      schema: z.unknown(),
      signal,
      maxBytes,
      retries: 0,
      timeoutMs: 10_000,
    });
    return is(body);
  } catch (error) {
    // Whatever it says instead, it is no server of this platform for us.
    if (!(error instanceof PlatformError) || error.kind === 'aborted') throw error;
    return false;
  }
}

/** Which platform's server this is, by what it answers to anybody; null = none that is known. `http` carries no token. */
export async function recogniseServer(
  platforms: Iterable<Platform>,
  http: Http,
  signal: AbortSignal,
): Promise<Platform | null> {
  for (const platform of platforms) {
    if (platform.sign !== null && (await answers(http, platform.sign, signal))) return platform;
  }
  return null;
}
