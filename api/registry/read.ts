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

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Text } from '#store/facts.ts';
import { largestFile, type Parsed, parseEntry } from './parse.ts';
import type { RegistryProblem } from './problem.ts';
import {
  entryId,
  type OrganisationEntry,
  organisationEntrySchema,
  type ProjectEntry,
  projectEntrySchema,
} from './schema.ts';

/** An entry with its id and the file it stands in. */
export interface Entry<T> {
  readonly id: string;
  /** Path below the registry directory. */
  readonly file: string;
  readonly value: T;
}

/** Everything the registry says, and everything wrong with it. */
export interface Registry {
  readonly directory: string;
  readonly projects: readonly Entry<ProjectEntry>[];
  readonly organisations: readonly Entry<OrganisationEntry>[];
  /** Ids of entries whose file is there but broken: what the store knows of them stays. */
  readonly broken: readonly string[];
  readonly problems: readonly RegistryProblem[];
}

interface Folder<T> {
  readonly entries: Entry<T>[];
  readonly broken: string[];
  readonly problems: RegistryProblem[];
}

const wrongName: Text = {
  zh: '文件名须是小写字母、数字和连字符，以 .yaml 结尾，例如 my-project.yaml。',
  en: 'The file name must be lower-case letters, digits and hyphens, and end in .yaml, as my-project.yaml.',
};

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

async function readEntry<T>(directory: string, file: string, schema: z.ZodType<T>): Promise<Parsed<T>> {
  const path = join(directory, file);
  const refuse = (zh: string, en: string): Parsed<T> => ({ problems: [{ file, line: null, text: { zh, en } }] });
  try {
    const { size } = await stat(path);
    if (size > largestFile) return refuse('文件超过 256 KB。', 'The file is larger than 256 KB.');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return parseEntry(file, text, schema);
  } catch (error) {
    if (error instanceof TypeError)
      return refuse('文件不是 UTF-8 编码，请转换后再存。', 'The file is not UTF-8; save it as UTF-8.');
    const code = systemCode(error);
    return refuse(`文件读不了（${code}），请检查权限。`, `The file cannot be read (${code}); check its permissions.`);
  }
}

async function readFolder<T>(directory: string, name: string, schema: z.ZodType<T>): Promise<Folder<T>> {
  const folder: Folder<T> = { entries: [], broken: [], problems: [] };
  let names: string[];
  try {
    names = (await readdir(join(directory, name)))
      .filter((file) => !file.startsWith('.') && file !== 'README.md')
      .sort();
  } catch (error) {
    const code = systemCode(error);
    const text = {
      zh: `目录 ${join(directory, name)} 读不了（${code}）。登记目录里要有 ${name}/；用 --registry 或 TONGMING_REGISTRY 指定位置。`,
      en: `The directory ${join(directory, name)} cannot be read (${code}). A registry has ${name}/ in it; --registry or TONGMING_REGISTRY say where it is.`,
    };
    folder.problems.push({ file: name, line: null, text });
    return folder;
  }
  for (const fileName of names) {
    const file = `${name}/${fileName}`;
    const id = fileName.replace(/\.ya?ml$/, '');
    if (!fileName.endsWith('.yaml') || !entryId.test(id)) {
      folder.problems.push({ file, line: null, text: wrongName });
      continue;
    }
    const parsed = await readEntry(directory, file, schema);
    if ('value' in parsed) folder.entries.push({ id, file, value: parsed.value });
    else {
      folder.broken.push(id);
      folder.problems.push(...parsed.problems);
    }
  }
  return folder;
}

/** Two organisations cannot own one domain at one time: the later file's claim is left out and reported. */
function withoutOverlaps(folder: Folder<OrganisationEntry>): Entry<OrganisationEntry>[] {
  const taken: { readonly owner: string; readonly domain: string; readonly from: string; readonly to: string }[] = [];
  return folder.entries.map((entry) => {
    const domains = entry.value.domains.filter(({ domain, from = '0000', to = '9999' }) => {
      const other = taken.find((one) => one.domain === domain && from < one.to && one.from < to);
      if (other === undefined) {
        taken.push({ owner: entry.id, domain, from, to });
        return true;
      }
      folder.problems.push({
        file: entry.file,
        line: null,
        text: {
          zh: `域名 ${domain} 在同一时期已归 ${other.owner}，此处未采用；请给其中一处写上 from 或 to。`,
          en: `The domain ${domain} belongs to ${other.owner} at the same time, so it is left out here; give one of the two a from or to.`,
        },
      });
      return false;
    });
    return { ...entry, value: { ...entry.value, domains } };
  });
}

/** Reads a registry directory; what is wrong with one file never loses another. */
export async function readRegistry(directory: string): Promise<Registry> {
  const [projects, organisations] = await Promise.all([
    readFolder(directory, 'projects', projectEntrySchema),
    readFolder(directory, 'organisations', organisationEntrySchema),
  ]);
  const unique = withoutOverlaps(organisations);
  return {
    directory,
    projects: projects.entries,
    organisations: unique,
    broken: [...projects.broken, ...organisations.broken],
    problems: [...projects.problems, ...organisations.problems],
  };
}
