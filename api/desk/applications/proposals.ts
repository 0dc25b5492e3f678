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

import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { LicenceResult } from '#licenses/result.ts';
import type { Text } from '#store/facts.ts';
import { type ReadRepository, readChecks, readRepositories } from '#store/queries/desk/proposals.ts';
import type { Database } from '#store/schema.ts';
import { textSchema } from '../../schema/common.ts';
import type { FormAnswers } from './form.ts';

/** Where the machine read it. */
export interface Place {
  readonly repository: string;
  readonly commit: string | null;
  readonly path: string | null;
  readonly line: number | null;
}

/** What the machine found for a question of the form; a person confirms or corrects it, nothing is filled in by itself. */
export interface Proposal {
  readonly field: string;
  /** Null = looked for and not found. */
  readonly value: string | readonly string[] | null;
  /** Beside what is answered: the same, different, or not answered yet. */
  readonly standing: 'same' | 'different' | 'open';
  readonly place: Place | null;
  /** What the check says; null = nothing but the value. */
  readonly note: Text | null;
}

type Found = Omit<Proposal, 'standing'>;

const outcome = z.object({
  message: textSchema,
  evidence: z.array(z.object({ path: z.string(), line: z.number().nullable(), text: z.string().nullable() })),
});

/** Checks whose evidence answers a question; `path` = where the file is, `lines` = what stands in it. */
const byCheck = [
  { field: 'contributing', check: 'contributing', as: 'path' },
  { field: 'codeOfConduct', check: 'code-of-conduct', as: 'path' },
  { field: 'security', check: 'security-policy', as: 'path' },
  { field: 'roadmap', check: 'roadmap', as: 'path' },
  { field: 'governance', check: 'governance', as: 'path' },
  { field: 'maintainers', check: 'maintainers-listed', as: 'lines' },
] as const;

function placeIn(main: ReadRepository | undefined, path: string | null, line: number | null): Place | null {
  return main === undefined ? null : { repository: main.url, commit: main.head, path, line };
}

async function ofChecks(db: Kysely<Database>, project: string, main: ReadRepository | undefined): Promise<Found[]> {
  const results = await readChecks(
    db,
    project,
    byCheck.map(({ check }) => check),
  );
  return byCheck.flatMap(({ field, check, as }): Found[] => {
    const row = results.get(check);
    const parsed = outcome.safeParse(row?.result);
    if (row === undefined || !parsed.success || row.status === 'unknown') return [];
    const { message: note, evidence } = parsed.data;
    const [first] = evidence;
    // What is there and falls short is still what is there; the note says how.
    if (first === undefined) return [{ field, value: null, place: null, note }];
    const value = as === 'path' ? first.path : evidence.flatMap(({ text }) => text ?? []);
    return [{ field, value, place: placeIn(main, first.path, first.line), note }];
  });
}

function ofLicence(main: ReadRepository): Found[] {
  if (main.licence === null) return [];
  const { concluded, detected, declared, findings, explanation } = main.licence as LicenceResult;
  const evidence = findings[0]?.evidence;
  const place = placeIn(main, evidence?.path ?? null, evidence?.lines?.[0] ?? null);
  return [{ field: 'licence', value: concluded ?? detected ?? declared, place, note: explanation }];
}

function ofPlatform(main: ReadRepository): Found[] {
  const place = placeIn(main, null, null);
  const { description, homepage } = main;
  const isHan = description !== null && /\p{Script=Han}/u.test(description);
  return [
    { field: isHan ? 'descriptionZh' : 'descriptionEn', value: description, place, note: null },
    { field: 'website', value: homepage?.startsWith('https://') === true ? homepage : null, place, note: null },
  ].filter(({ value }) => value !== null && value !== '');
}

function folded(value: Found['value'] | boolean | undefined): string {
  const text = typeof value === 'object' ? (value ?? []).join('\n') : String(value ?? '');
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function standing(value: Found['value'], answer: FormAnswers[string] | undefined): Proposal['standing'] {
  const given = folded(answer);
  if (given === '') return 'open';
  return value !== null && given.includes(folded(value)) ? 'same' : 'different';
}

/** What the machine read of an application's project: beside each question what it found, and what it knows of each repository. */
export async function proposalsFor(
  db: Kysely<Database>,
  project: string | null,
  answers: FormAnswers,
): Promise<{ readonly proposals: readonly Proposal[]; readonly repositories: readonly ReadRepository[] }> {
  if (project === null) return { proposals: [], repositories: [] };
  const repositories = await readRepositories(db, project);
  const [main] = repositories;
  const found = [
    ...(main === undefined ? [] : [...ofLicence(main), ...ofPlatform(main)]),
    ...(await ofChecks(db, project, main)),
  ];
  const proposals = found.map((one) => ({ ...one, standing: standing(one.value, answers[one.field]) }));
  return { proposals, repositories };
}
