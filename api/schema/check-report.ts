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

const level = z.enum(['note', 'warning', 'error']);
const count = z.int().min(0);

const evidence = z.strictObject({
  kind: z
    .enum(['fact', 'policy', 'rule', 'matrix', 'advisory', 'commit'])
    .describe('What the finding rests on: a line of a file, of the policy file, a cell of a matrix …'),
  where: z.string().describe('path:line, the id of an advisory, or a commit.'),
  says: z.string(),
  url: z.string().nullable(),
});

const waiver = z.strictObject({
  line: z.int().nullable().describe('Line of the policy file.'),
  reason: z.string(),
  owner: z.string(),
  expires: z.string().describe('ISO date from which it is void.'),
});

const finding = z.strictObject({
  id: z.string().describe('The same for the same thing in every run.'),
  policy: z.string(),
  rule: z.string(),
  level,
  path: z.string().nullable().describe('From the top of the repository; null when it is about no file.'),
  line: z.int().min(1).nullable().describe('1-based.'),
  purl: z.string().nullable().describe('Null when it is about no package.'),
  message: z.string(),
  fix: z.string().nullable().describe('What to do; null where nothing can be done.'),
  side: z.enum(['head', 'base']).describe('Which side path and line belong to.'),
  undecided: z.boolean().describe('It could not be judged: neither a pass nor a failure.'),
  subject: z.string().describe('What it is about, in words that stay the same when lines move.'),
  licence: z.string().nullable().describe('SPDX expression in question.'),
  since: z.string().nullable().describe('ISO date or commit since when it is so; null where that is not known.'),
  evidence: z.array(evidence),
  patch: z.string().nullable().describe('A unified diff that mends it.'),
  waiver: waiver.nullable().describe('Null: the finding counts.'),
});

/** What `tongming check --format json` prints, and what `tongming report` reads. */
export const checkReportSchema = z
  .strictObject({
    verdict: z.enum(['pass', 'fail', 'undecided']),
    failOn: level.describe('Findings of this level or worse fail.'),
    findings: z.array(finding),
    notChecked: z.array(z.strictObject({ policy: z.string(), why: z.string() })),
    policies: z
      .array(z.strictObject({ id: z.string(), findings: count, waived: count }))
      .describe('Policies that ran, with the findings that count and those that are waived.'),
    base: z.string().nullable().describe('Commit from which the change is counted; null for a whole tree.'),
    head: z.string().nullable().describe('Commit that was judged; null for a directory.'),
    policyFile: z
      .strictObject({
        path: z.string(),
        commit: z.string().nullable().describe('Commit that it was read from; null for a file of this machine.'),
        changed: z.boolean().describe('The change alters it; it was judged by the one before.'),
      })
      .nullable()
      .describe('Null when the defaults were used.'),
    counts: z.strictObject({
      files: count,
      packages: count,
      packagesAdded: count,
      packagesRemoved: count,
      packagesChanged: count,
      commits: count.nullable(),
    }),
    outbound: z.strictObject({ expression: z.string().nullable(), from: z.string() }),
    advisories: z.strictObject({ date: z.string().nullable(), count }).nullable(),
    locale: z.enum(['zh', 'en']).describe('Language of the texts.'),
    tool: z.strictObject({ name: z.literal('tongming'), version: z.string() }),
  })
  .describe('Result of tongming check');

/** A report as it is read back. */
export type CheckReportDocument = z.infer<typeof checkReportSchema>;
