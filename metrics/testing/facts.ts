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

import type { LicenceResult } from '#licenses/result.ts';
import type { CheckFacts, DeclaredFacts, FileFact, FileIndex, HistoryFacts, TagFact } from '../check.ts';

/** A file of a test: its text, or single facts of it; `text: null` = the document was not kept. */
export type FileInput = string | (Partial<Omit<FileFact, 'path'>> & { readonly text?: string | null });

/** Facts of a test; what is left out gets a harmless default. */
export interface FactsInput {
  readonly head?: string;
  readonly asOf?: Date;
  readonly files?: Readonly<Record<string, FileInput>>;
  readonly history?: Partial<HistoryFacts>;
  readonly tags?: readonly TagFact[];
  readonly licence?: Partial<LicenceResult>;
  readonly declared?: Partial<DeclaredFacts>;
}

/** The moment that facts of tests are "as of". */
const testAsOf = new Date('2026-06-30T00:00:00Z');

/** A file index over literal files, as strict as the real one: paths sorted, matching without letter case. */
export function makeFiles(files: Readonly<Record<string, FileInput>>): FileIndex {
  const paths = Object.keys(files).sort();
  const all = paths.map((path) => makeFile(path, files[path] ?? ''));
  const byPath = new Map(all.map((file) => [file.path, file]));
  return {
    all,
    get: (path) => byPath.get(path) ?? null,
    match: (pattern) => {
      const ignoringCase = new RegExp(pattern.source, `${pattern.flags.replace(/[giy]/g, '')}i`);
      return all.filter((file) => ignoringCase.test(file.path));
    },
    text: (path) => (Object.hasOwn(files, path) ? textOf(files[path] ?? '') : null),
  };
}

/** Facts of a repository for the test of a check. */
export function makeFacts(input: FactsInput = {}): CheckFacts {
  return {
    head: input.head ?? 'a'.repeat(40),
    asOf: input.asOf ?? testAsOf,
    files: makeFiles(input.files ?? {}),
    history: { ...defaultHistory(), ...input.history },
    tags: input.tags ?? [],
    licence: { ...noLicence, ...input.licence },
    treeLicences: null,
    declared: { stage: 'sandbox', admittedOn: '2026-01-01', homepage: null, ...input.declared },
  };
}

function textOf(input: FileInput): string | null {
  if (typeof input === 'string') return input;
  return input.text ?? null;
}

function makeFile(path: string, input: FileInput): FileFact {
  const text = textOf(input);
  const { text: _text, ...facts } = typeof input === 'string' ? { text: input } : input;
  return {
    path,
    mode: 0o100644,
    size: text === null ? null : Buffer.byteLength(text),
    language: null,
    binary: false,
    magic: null,
    spdx: null,
    notice: null,
    lineCount: text === null ? null : text.split('\n').length,
    ...facts,
  };
}

function defaultHistory(): HistoryFacts {
  return {
    firstCommitAt: new Date('2025-01-01T00:00:00Z'),
    lastCommitAt: new Date('2026-06-29T00:00:00Z'),
    commits: 100,
    signOff: { signed: 100, unsigned: 0, firstUnsigned: null },
    recent: Array.from({ length: 20 }, (_, index) => ({
      sha: index.toString(16).padStart(40, '0'),
      signedOff: true,
      at: new Date(Date.UTC(2026, 5, 29 - index)),
    })),
    commits90: 30,
    commits365: 80,
    authors365: [{ identityId: '1', name: 'Zhang San', organisation: null, commits: 80 }],
  };
}

const noLicence: LicenceResult = {
  declared: null,
  detected: null,
  concluded: null,
  agreement: 'none',
  approved: null,
  findings: [],
  explanation: { zh: '没有找到许可证。', en: 'No licence was found.' },
};
