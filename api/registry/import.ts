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

import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { Imported, Importer, ImportResult } from './importer.ts';
import type { RegistryProblem } from './problem.ts';
import { organisationEntrySchema, projectEntrySchema } from './schema.ts';
import { readSource } from './source.ts';

/** What an import did. */
export interface ImportReport {
  readonly files: number;
  readonly projects: number;
  /** Distinct addresses over all projects. */
  readonly repositories: number;
  readonly organisations: number;
  /** Paths below the registry, by what happened to them. */
  readonly written: readonly string[];
  /** There already, and left as they were. */
  readonly kept: readonly string[];
  /** Values that could not be taken as they are. */
  readonly odd: readonly RegistryProblem[];
  /** Files that could not be read at all. */
  readonly faults: readonly RegistryProblem[];
}

/** What to import and where to. */
export interface ImportOptions {
  readonly importer: Importer;
  readonly files: readonly string[];
  readonly directory: string;
  /** Replaces entries that are there. */
  readonly replace: boolean;
  readonly today: string;
  readonly onFile: (done: number, total: number) => void;
}

/** YAML 1.1 in quoting: readers of that version would take a bare day for a date. */
const yamlStyle = { version: '1.1', lineWidth: 0, singleQuote: true } as const;

type Kind = 'projects' | 'organisations';

interface Collected {
  readonly entries: Map<string, { readonly kind: Kind; readonly value: unknown; readonly where: string }>;
  readonly repositories: Set<string>;
  readonly odd: RegistryProblem[];
  readonly faults: RegistryProblem[];
}

function take<T>(into: Collected, kind: Kind, file: string, schema: z.ZodType<T>, list: readonly Imported<T>[]): void {
  for (const { id, line, entry } of list) {
    const parsed = schema.safeParse(entry);
    const path = `${kind}/${id}.yaml`;
    if (!parsed.success) {
      const why = parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ');
      into.odd.push({
        file,
        line,
        text: {
          zh: `${id} 不合登记的要求，已略去：${why}`,
          en: `${id} does not fit the registry and is left out: ${why}`,
        },
      });
      continue;
    }
    const other = into.entries.get(path);
    if (other === undefined) into.entries.set(path, { kind, value: parsed.data, where: file });
    else
      into.odd.push({
        file,
        line,
        text: {
          zh: `${id} 在 ${other.where} 里已有，只取那一处。`,
          en: `${id} is in ${other.where} already; that one counts.`,
        },
      });
  }
}

async function collect(file: string, options: ImportOptions, into: Collected): Promise<void> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const why = error instanceof TypeError ? 'not UTF-8' : String((error as NodeJS.ErrnoException).code ?? error);
    into.faults.push({
      file,
      line: null,
      text: { zh: `文件读不了（${why}）。`, en: `The file cannot be read (${why}).` },
    });
    return;
  }
  const root = readSource(text);
  if ('message' in root) {
    into.faults.push({
      file,
      line: root.line,
      text: { zh: `YAML 语法有误：${root.message}`, en: `It is not valid YAML: ${root.message}` },
    });
    return;
  }
  const odd = (line: number | null, says: RegistryProblem['text']) => void into.odd.push({ file, line, text: says });
  const result: ImportResult = options.importer.read({ file, root, today: options.today, odd });
  if (result.projects.length + result.organisations.length === 0 && !into.odd.some((one) => one.file === file))
    into.faults.push({
      file,
      line: null,
      text: {
        zh: `里面没有${options.importer.name.zh}的内容。`,
        en: `It does not look like ${options.importer.name.en}.`,
      },
    });
  take(into, 'projects', file, projectEntrySchema, result.projects);
  take(into, 'organisations', file, organisationEntrySchema, result.organisations);
}

/** Writes a file whole or not at all; false when one is there and is not to be replaced. */
async function place(path: string, text: string, replace: boolean): Promise<boolean> {
  const partial = `${path}.${process.pid}.tmp`;
  try {
    if (!replace) await (await open(path, 'wx')).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    const handle = await open(partial, 'w');
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    await rename(partial, path);
    return true;
  } catch (error) {
    await rm(partial, { force: true });
    if (!replace) await rm(path, { force: true });
    throw error;
  }
}

/** Turns files of a foreign registry into entries of ours; what is there stays unless told otherwise. */
export async function importRegistry(options: ImportOptions): Promise<ImportReport> {
  const into: Collected = { entries: new Map(), repositories: new Set(), odd: [], faults: [] };
  for (const [index, file] of options.files.entries()) {
    await collect(file, options, into);
    options.onFile(index + 1, options.files.length);
  }
  const written: string[] = [];
  const kept: string[] = [];
  let projects = 0;
  for (const kind of ['projects', 'organisations']) await mkdir(join(options.directory, kind), { recursive: true });
  for (const [path, { kind, value }] of [...into.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (kind === 'projects') {
      projects += 1;
      for (const one of projectEntrySchema.parse(value).repositories) if ('url' in one) into.repositories.add(one.url);
    }
    const done = await place(join(options.directory, path), stringify(value, yamlStyle), options.replace);
    (done ? written : kept).push(path);
  }
  return {
    files: options.files.length,
    projects,
    repositories: into.repositories.size,
    organisations: into.entries.size - projects,
    written,
    kept,
    odd: into.odd,
    faults: into.faults,
  };
}
