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

import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { webhook } from './webhook.ts';

/** Recorded webhooks of GitHub. */
const recorded = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}[];

test.each(recorded.map(({ name, examples }) => [name, examples] as const))(
  'recorded calls of %s are told apart by the repository they speak of',
  (_name, examples) => {
    for (const example of examples) {
      const body = Buffer.from(JSON.stringify(example));
      const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;
      const headers: Readonly<Record<string, string>> = { 'x-hub-signature-256': signature, 'x-github-delivery': 'd1' };
      const call = { header: (name: string) => headers[name] ?? null, body };
      const told = (example['repository'] as { readonly id?: number } | undefined)?.id;
      const repository = told === undefined ? null : String(told);
      expect(webhook.check(call, ['secret'], new Date())).toEqual({ delivery: 'd1', repository });
      expect(webhook.check(call, ['other'], new Date())).toBeNull();
    }
  },
);
