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

import type { FactProject } from '#store/queries/facts/merge-hub.ts';
import { digestText } from './person.ts';

/** A project line as parsed. */
export type ProjectLine = Readonly<Record<string, unknown>>;

interface Both {
  readonly zh: string;
  readonly en: string;
}

const came: Both = {
  zh: '由事实文件导入，不在本站登记表里。',
  en: 'Imported with a file of facts; not in the registry of this hub.',
};

/** A project that came with facts, as the hub keeps it. */
export function projectOf(line: ProjectLine): FactProject {
  const slug = line['slug'] as string;
  const stage = (line['stage'] as string | undefined) ?? 'watch';
  const stages = (line['stages'] as FactProject['stages'] | undefined) ?? [];
  const entry = {
    origin: 'facts',
    name: (line['name'] as Both | undefined) ?? { zh: slug, en: slug },
    description: (line['description'] as Both | undefined) ?? came,
    domain: (line['domain'] as string | undefined) ?? 'basic-software',
    ...(line['homepage'] === undefined ? {} : { homepage: line['homepage'] }),
    repositories: [],
    stages,
  };
  return {
    slug,
    entry: JSON.stringify(entry),
    domain: entry.domain,
    stage,
    stageSince: (line['stageSince'] as string | undefined) ?? null,
    admittedOn: (line['admittedOn'] as string | undefined) ?? null,
    stages,
    repositories: line['repositories'] as string[],
  };
}

function slugOf(url: string, key: string): string {
  const path = url.startsWith('local:') ? '' : new URL(url).pathname;
  const plain = path
    .toLowerCase()
    .replace(/\.git$/u, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 50);
  // The key tells apart what looks the same, as the same path on two hosts.
  return `${plain === '' ? 'repository' : plain}-${digestText(key).slice(0, 8)}`;
}

/** A project of one repository that no project names. */
export function projectOfRepository({ key, url }: { readonly key: string; readonly url: string }): FactProject {
  const name = url.startsWith('local:') ? key : new URL(url).pathname.replace(/^\//u, '');
  return projectOf({ slug: slugOf(url, key), name: { zh: name, en: name }, repositories: [key] });
}
