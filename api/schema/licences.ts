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

const countSchema = z.int().min(0);
const expressionSchema = z.string().min(1).describe('SPDX expression, possibly with LicenseRef-');
const expressionOrNull = z.union([expressionSchema, z.null()]);
const linesSchema = z.tuple([z.int().min(1), z.int().min(1)]).describe('first and last line, from 1');

const findingSchema = z.strictObject({
  expression: z.string().min(1).describe('SPDX expression; of a malformed tag its value as written'),
  kind: z.enum(['text', 'exception', 'notice', 'reference', 'tag']),
  class: z
    .enum(['exact', 'near', 'partial', 'tag', 'quoted', 'malformed'])
    .describe('exact by the SPDX matching guidelines; quoted and malformed tags are notes, not claims'),
  rule: z.string().describe('what recognised it'),
  lines: linesSchema,
  bytes: z
    .tuple([countSchema, countSchema])
    .describe('half-open span in the file; of UTF-16, UTF-32 and GB18030 in its UTF-8 form'),
  words: z
    .strictObject({ covered: countSchema, missing: countSchema, extra: countSchema })
    .describe('words of the rule that are there, that are missing, and words put between them'),
  score: z.number().min(0).max(1),
  problem: z
    .strictObject({ kind: z.string(), position: countSchema, message: z.string() })
    .optional()
    .describe('why the value of a tag is no expression'),
});

const copyrightSchema = z.strictObject({
  statement: z.string(),
  holders: z.array(z.string()),
  years: z.union([z.string(), z.null()]),
  line: z.int().min(1),
});

const outcomeSchema = z
  .enum(['scanned', 'no-words', 'binary', 'lockfile', 'symlink', 'submodule', 'special', 'unreadable'])
  .describe('what became of the file; of all but scanned nothing is known, and no-words were read and say nothing');

const fileSchema = z.strictObject({
  path: z.string().describe('from the root, / between names; bytes that are no UTF-8 are replaced'),
  outcome: outcomeSchema,
  problem: z.union([z.string(), z.null()]).describe('why it is unreadable'),
  size: z.union([countSchema, z.null()]).describe('bytes; null where unknown'),
  truncated: z.boolean().describe('only head and tail were read'),
  expression: expressionOrNull.describe('null where nothing was found'),
  findings: z.array(findingSchema).describe('in the order of the text'),
  copyrights: z.array(copyrightSchema),
});

const directorySchema = z.strictObject({
  path: z.string().describe('from the root; . is the root'),
  files: countSchema.describe('all below it'),
  expressions: z
    .array(z.strictObject({ expression: expressionSchema, files: countSchema }))
    .describe('most files first; of directories below the root at most 1,000'),
  without: countSchema.describe('text files that say nothing of a licence'),
  own: expressionOrNull.describe('what the licence texts of this directory itself say'),
});

const projectSchema = z.strictObject({
  declared: expressionOrNull.describe('what manifests and tags of the root say'),
  detected: expressionOrNull.describe('what the licence texts of the root are'),
  concluded: expressionOrNull.describe(
    'what follows when both agree or one is absent; null when unknown or in conflict',
  ),
  agreement: z.enum(['agree', 'only-declared', 'only-detected', 'conflict', 'none']),
  approved: z
    .union([z.boolean(), z.null()])
    .describe('every licence of the conclusion is approved by the OSI or a Mulan licence; null without a conclusion'),
  findings: z.array(
    z.strictObject({
      expression: expressionSchema,
      class: z.enum(['exact', 'near', 'tag', 'manifest', 'reference']),
      score: z.number().min(0).max(1),
      evidence: z.strictObject({ path: z.string(), lines: z.union([linesSchema, z.null()]) }),
      statement: z.union([z.string(), z.null()]).describe('the words as written, when they differ from the expression'),
    }),
  ),
  explanation: z.strictObject({ zh: z.string(), en: z.string() }).describe('why the conclusion is what it is'),
});

const idsSchema = z.array(z.string());

const reuseSchema = z.strictObject({
  compliant: z.boolean(),
  summary: z.strictObject({
    badLicences: idsSchema,
    deprecatedLicences: idsSchema,
    licencesWithoutExtension: idsSchema,
    missingLicences: idsSchema,
    unusedLicences: idsSchema,
    usedLicences: idsSchema,
    invalidExpressions: countSchema,
    readErrors: countSchema,
    files: countSchema,
    filesWithCopyright: countSchema,
    filesWithLicence: countSchema,
  }),
  problems: z
    .array(
      z.strictObject({
        rule: z.string(),
        path: z.string(),
        line: z.union([z.int().min(1), z.null()]),
        subject: z.union([z.string(), z.null()]),
        text: z.strictObject({ zh: z.string(), en: z.string() }),
        fix: z.strictObject({ zh: z.string(), en: z.string() }),
      }),
    )
    .max(1000),
  problemsLeftOut: countSchema,
});

/** The document that `tongming licenses --json` prints. */
export const licencesDocumentSchema = z
  .strictObject({
    files: z.array(fileSchema).describe('in the order of their paths, compared by UTF-16 code units'),
    directories: z.array(directorySchema).describe('the root first, then by path'),
    project: projectSchema.describe('declared, detected and concluded of the work; never mixed'),
    directoriesLeftOut: countSchema.describe('directories beyond the first 100,000: counted above, not listed'),
    outcomes: z.record(outcomeSchema, countSchema),
    holders: z
      .array(z.strictObject({ name: z.string(), files: countSchema }))
      .max(1000)
      .describe('copyright holders with the number of files that name them, most first'),
    reuse: z
      .union([reuseSchema, z.null()])
      .describe('REUSE 3.3; null for single files and for trees of more than 50,000 files'),
    index: z.string().describe('version of the detector and of its data'),
  })
  .describe('Licences of a tree, as printed by tongming licenses --json');
