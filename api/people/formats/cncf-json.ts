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
import type { FileAffiliation, FilePerson, FileProblem, PeopleFormat } from '../format.ts';
import { emptyFile } from '../format.ts';
import { addressHash, problem, readDay } from '../read-value.ts';
import { cncfAccount, cncfHost } from './cncf.ts';

const row = z.object({
  login: z.string().max(200),
  email: z.string().max(400).nullish(),
  sha256: z.array(z.string().max(64)).max(200).nullish(),
  affiliation: z.string().max(4000).nullish(),
});

/** `A < 2015-12-01, B`: each begins where the one before ends. Null = a day that does not exist, or out of order. */
function readAffiliation(text: string): FileAffiliation[] | null {
  const list: FileAffiliation[] = [];
  let end: string | null = null;
  for (const part of text.split(', ')) {
    const [, organisation = '', until] = /^([^<]*[^<\s])(?:\s*<\s*(\S+))?$/u.exec(part.trim()) ?? [];
    const to = until === undefined ? null : readDay(until);
    if (organisation === '' || to === undefined || (to !== null && end !== null && to <= end)) return null;
    list.push({ organisation, from: end, to });
    end = to;
  }
  return list;
}

function entry(number: number): readonly [string, string] {
  return [`第 ${number} 项`, `Entry ${number}`];
}

function readRow(value: unknown, number: number, problems: FileProblem[]): FilePerson[] {
  const [zh, en] = entry(number);
  const parsed = row.safeParse(value);
  const account = parsed.success ? cncfAccount(parsed.data.login) : null;
  if (!parsed.success || account === null) {
    problems.push(problem(null, `${zh}没有可用的 login。`, `${en} has no usable login.`));
    return [];
  }
  const { email, sha256, affiliation } = parsed.data;
  const texts = [
    ...(email === null || email === undefined ? [] : [email]),
    ...(sha256 ?? []).map((hex) => `sha256:${hex}`),
  ];
  const addresses = texts.map((text) => addressHash(text)).filter((hash) => hash !== null);
  const told = (affiliation ?? '').trim();
  const affiliations = told === '' ? [] : readAffiliation(told);
  if (affiliations === null)
    problems.push(
      problem(
        null,
        `${zh}的 affiliation 读不懂，已略去。`,
        `The affiliation of entry ${number} cannot be read and is left out.`,
      ),
    );
  return [{ line: null, addresses, accounts: [account], affiliations: affiliations ?? [], class: null }];
}

/** Rows of one login are one person: the file has a row for each address. */
function byLogin(persons: readonly FilePerson[]): FilePerson[] {
  const known = new Map<string, FilePerson>();
  for (const person of persons) {
    const login = person.accounts[0]?.login?.toLowerCase() ?? '';
    const before = known.get(login);
    if (before === undefined) known.set(login, person);
    else
      known.set(login, {
        ...before,
        addresses: [...new Set([...before.addresses, ...person.addresses])],
        affiliations: before.affiliations.length > 0 ? before.affiliations : person.affiliations,
      });
  }
  return [...known.values()];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** CNCF's `github_users.json`. */
export const cncfJson: PeopleFormat = {
  id: 'cncf-json',
  name: { zh: 'CNCF 的 github_users.json', en: "CNCF's github_users.json" },
  source: 'https://github.com/cncf/gitdm',
  largest: 256 * 1024 * 1024,
  note: {
    zh: '只写有 github.com 登录名的人；没有 email，代以 sha256 列表。',
    en: 'Only people with a login on github.com; there is no email, but a list sha256.',
  },
  read(text) {
    const problems: FileProblem[] = [];
    const list = parse(text.replace(/^\uFEFF/u, ''));
    if (!Array.isArray(list))
      return { ...emptyFile, problems: [problem(1, '不是 JSON 数组。', 'It is not a JSON array.')] };
    const persons = byLogin(list.flatMap((value, index) => readRow(value, index + 1, problems)));
    return { ...emptyFile, persons, problems };
  },
  write({ persons, organisation }) {
    const rows = persons.flatMap(({ accounts, addresses, affiliations }) => {
      const login = accounts.find(({ host }) => host === cncfHost)?.login;
      if (login === undefined || affiliations.length === 0) return [];
      const parts: string[] = [];
      let end: string | null = null;
      for (const { organisation: id, from, to } of affiliations) {
        if (from !== null && from !== end) parts.push(`(Unknown) < ${from}`);
        parts.push(`${organisation(id)}${to === null ? '' : ` < ${to}`}`);
        end = to;
      }
      return [{ login, sha256: addresses, affiliation: parts.join(', '), source: 'tongming' }];
    });
    return `${JSON.stringify(rows, null, 2)}\n`;
  },
};
