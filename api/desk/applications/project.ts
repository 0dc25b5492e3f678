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
import { type Domain, domains } from '#store/facts.ts';
import {
  insertApplied,
  knownRepository,
  listedOwner,
  readProject,
  replaceApplied,
  unreadRepositories,
  updateApplied,
} from '#store/queries/desk/application-project.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Jobs } from '../jobs.ts';
import { type ReadAddress, readAddress } from './address.ts';
import type { FormAnswers } from './form.ts';

function textOf(answers: FormAnswers, id: string): string {
  const answer = answers[id];
  return typeof answer === 'string' ? answer : '';
}

function linesOf(answers: FormAnswers, id: string): readonly string[] {
  const answer = answers[id];
  return Array.isArray(answer) ? (answer as readonly string[]) : [];
}

/** Latin letters, digits and dashes; the repository's own name where the project's has none of them. */
function slugFor(answers: FormAnswers, addresses: readonly ReadAddress[]): string {
  const path = addresses[0]?.url.replace(/(?:\.git)?\/?$/u, '') ?? '';
  for (const name of [textOf(answers, 'nameEn'), path.slice(path.lastIndexOf('/') + 1)]) {
    const slug = name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 50);
    if (slug.replaceAll('-', '').length > 1) return slug.replace(/-$/, '');
  }
  return 'project';
}

function domainOf(answers: FormAnswers): Domain {
  return domains.find((domain) => domain === answers['domain']) ?? 'basic-software';
}

/** What the hub says of the project once it is listed, in the shape of a registry entry. */
function entryOf(answers: FormAnswers, addresses: readonly ReadAddress[]): string {
  const website = textOf(answers, 'website');
  const [zh, en] = [textOf(answers, 'nameZh'), textOf(answers, 'nameEn')];
  return JSON.stringify({
    origin: 'application',
    name: { zh: zh || en, en: en || zh },
    description: { zh: textOf(answers, 'descriptionZh'), en: textOf(answers, 'descriptionEn') },
    domain: domainOf(answers),
    ...(website === '' ? {} : { homepage: website }),
    repositories: addresses.map(({ url }) => ({ url })),
    stages: [],
  });
}

async function refuseListed(tx: Kysely<Database>, addresses: readonly ReadAddress[]): Promise<void> {
  for (const address of addresses) {
    const slug = await listedOwner(tx, address);
    if (slug === null) continue;
    throw new ApiError(
      'bad-parameter',
      {
        zh: `${address.url} 属于已在名录里的项目 ${slug}，不必再次申请接纳。维护者可以认领该项目，再申请晋级。`,
        en: `${address.url} belongs to ${slug}, which is listed already and needs no admission. Its maintainers can claim it and apply for the next stage.`,
      },
      { parameter: 'form.repositories' },
    );
  }
}

/** Addresses of the form, checked; both spellings of one repository count once. */
function addressesOf(answers: FormAnswers): ReadAddress[] {
  const read = linesOf(answers, 'repositories').map((line) => readAddress(line, 'form.repositories'));
  return [...new Map(read.map((address) => [address.platformId, address])).values()];
}

/**
 * Makes the store follow an application for admission: an unlisted project as the form has it, its repositories, and a
 * visit to those that were not read lately. Returns the project's slug; null = no repository is named yet.
 */
export async function followApplication(
  tx: Kysely<Database>,
  jobs: Jobs,
  draft: { readonly project: string | null; readonly answers: FormAnswers; readonly now: Date },
): Promise<string | null> {
  const { answers, now } = draft;
  const addresses = addressesOf(answers);
  if (addresses.length === 0 && draft.project === null) return null;
  await refuseListed(tx, addresses);
  const known = draft.project === null ? null : await readProject(tx, draft.project);
  if (known?.listed === true) return known.slug;
  const project = { entry: entryOf(answers, addresses), domain: domainOf(answers), now };
  const slug = known?.slug ?? (await insertApplied(tx, { ...project, slug: slugFor(answers, addresses) }));
  if (known !== null) await updateApplied(tx, { ...project, slug });
  const ids: string[] = [];
  for (const address of addresses) ids.push(await knownRepository(tx, address));
  await replaceApplied(tx, slug, ids);
  for (const id of await unreadRepositories(tx, ids, now)) await jobs.visit(tx, id, 'application');
  return slug;
}
