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

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UndecidedError } from '../../undecided.ts';
import type { Mark } from './verify.ts';

const mark = z.object({
  day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  seq: z.string().regex(/^\d{1,19}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
const schema = z.object({ checkpoints: z.array(mark).max(20_000) });
const mostBytes = 4 * 1024 * 1024;
const patience = 20_000;

function unreadable(place: string, cause: unknown): UndecidedError {
  return new UndecidedError(
    {
      zh: `读不到检查点 ${place}。它须是 /api/v1/audit/checkpoints 或 /data/v1/audit-checkpoints.json 那样的 JSON。`,
      en: `The checkpoints at ${place} cannot be read. They must be JSON as at /api/v1/audit/checkpoints or /data/v1/audit-checkpoints.json.`,
    },
    { cause },
  );
}

async function download(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new RangeError(`answered ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) throw new RangeError('larger than 4 MiB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** Checkpoints that were published, from a file or an address. */
export async function readMarks(place: string): Promise<Mark[]> {
  try {
    const text = /^https?:\/\//i.test(place) ? await download(place) : await readFile(place, 'utf8');
    return schema
      .parse(JSON.parse(text))
      .checkpoints.map(({ day, seq, hash }) => ({ seq, hash, from: `${place} ${day}` }));
  } catch (cause) {
    throw unreadable(place, cause);
  }
}
