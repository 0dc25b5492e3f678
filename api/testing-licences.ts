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

import { canonicalText } from '#licenses/canonical.ts';
import type { Finding } from '#licenses/detect/finding.ts';
import type { Store } from '#store/open.ts';

/** Path of the altered text in the test data. */
export const alteredPath = 'third_party/<b>/LICENSE';

function finding(expression: string, more: Partial<Finding> = {}): Finding {
  const words = { covered: 4, missing: 0, extra: 0 };
  return {
    expression,
    kind: 'tag',
    class: 'tag',
    rule: 'tag',
    lines: [1, 1],
    bytes: [0, 40],
    words,
    score: 1,
    ...more,
  };
}

function blob(byte: number, expression: string, findings: readonly Finding[], altered: unknown) {
  return {
    sha: Buffer.alloc(20, byte),
    index_version: 'test',
    outcome: 'scanned' as const,
    truncated: false,
    expression,
    findings: JSON.stringify(findings),
    copyrights: null,
    altered: altered === null ? null : JSON.stringify(altered),
  };
}

const expressions = [
  { expression: 'Apache-2.0', files: 120 },
  { expression: 'GPL-2.0-only', files: 1 },
  { expression: 'MIT', files: 1 },
];

/** Directories and files of the tree. */
async function places({ db }: Store, id: string): Promise<void> {
  const directory = { repository_id: id, own: null, unstated: 0 };
  const mine = JSON.stringify([expressions[0]]);
  await db
    .insertInto('licence_directory')
    .values([
      {
        ...directory,
        path: '.',
        parent: null,
        files: 130,
        unstated: 7,
        own: 'Apache-2.0',
        expressions: JSON.stringify(expressions),
      },
      { ...directory, path: 'src', parent: '.', files: 120, expressions: mine },
      { ...directory, path: 'src/deep', parent: 'src', files: 20, expressions: mine },
      { ...directory, path: 'third_party', parent: '.', files: 2, expressions: JSON.stringify(expressions.slice(1)) },
    ])
    .execute();
  const file = { repository_id: id, outcome: 'scanned', problem: null };
  const sources = Array.from({ length: 120 }, (_, n) => {
    const name = String(n).padStart(3, '0');
    return { ...file, path: `src/${name}.c`, directory: 'src', blob: Buffer.alloc(20, 1), expression: 'Apache-2.0' };
  });
  await db
    .insertInto('licence_file')
    .values([
      ...sources,
      {
        ...file,
        path: 'third_party/gpl file.c',
        directory: 'third_party',
        blob: Buffer.alloc(20, 2),
        expression: 'GPL-2.0-only',
      },
      { ...file, path: alteredPath, directory: 'third_party/<b>', blob: Buffer.alloc(20, 3), expression: 'MIT' },
    ])
    .execute();
}

/** A tree of an Apache-2.0 project with a file under the GPL 2, an altered MIT text, and 120 files of its own. */
export async function licenceScanFacts(store: Store, id: string, head: Buffer): Promise<void> {
  const { db } = store;
  const text = (canonicalText('MIT') ?? '')
    .replace('sublicense, ', '')
    .replace('The above', 'For good, not evil: the above');
  await db
    .insertInto('licence_blob')
    .values([
      blob(1, 'Apache-2.0', [finding('Apache-2.0')], null),
      blob(
        2,
        'GPL-2.0-only',
        [finding('GPL-2.0-only', { kind: 'notice', class: 'exact', rule: 'gnu-gpl#1', lines: [2, 5] })],
        null,
      ),
      blob(
        3,
        'MIT',
        [finding('MIT', { kind: 'text', class: 'near', rule: 'spdx:MIT', lines: [1, 21] })],
        [{ finding: 0, text }],
      ),
    ])
    .execute();
  await db
    .insertInto('licence_scan')
    .values({
      repository_id: id,
      head_sha: head,
      index_version: 'test',
      started_at: new Date('2026-11-22T06:00:00Z'),
      scanned_at: new Date('2026-11-22T06:00:01Z'),
      files: 130,
      remaining: 0,
      outcomes: JSON.stringify({ scanned: 122, 'no-words': 7, unreadable: 1 }),
      expressions: JSON.stringify(expressions),
      holders: JSON.stringify([
        { name: 'Example Works Ltd.', files: 100 },
        { name: 'Ada Lovelace', files: 20 },
        { name: '通明示例有限公司', files: 2 },
      ]),
      completeness: JSON.stringify({
        asked: 130,
        received: 129,
        refused: [{ what: 'files', why: 'too-large', count: 1 }],
      }),
    })
    .execute();
  await places(store, id);
}
