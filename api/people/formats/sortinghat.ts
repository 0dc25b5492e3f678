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

import { stringify } from 'yaml';
import type { NamedAccount } from '#store/queries/people/import.ts';
import type { SourceNode } from '../../registry/source.ts';
import type { FileAffiliation, FilePerson, FileProblem, PeopleFormat } from '../format.ts';
import { emptyFile } from '../format.ts';
import { addressHash, plainName, problem, readDay } from '../read-value.ts';
import { readYaml } from '../read-yaml.ts';

/** Keys of accounts, and where they are. */
const places: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  gitee: 'gitee.com',
  gitcode: 'gitcode.com',
};

function texts(node: SourceNode): { readonly text: string; readonly line: number | null }[] {
  const own = node.text();
  if (own !== null) return [{ text: own, line: node.line }];
  return node.items().flatMap((item) => {
    const text = item.text();
    return text === null ? [] : [{ text, line: item.line }];
  });
}

function enrollment(node: SourceNode, problems: FileProblem[]): FileAffiliation[] {
  const organisation = node.at('organization').text()?.trim() ?? '';
  const [since, until] = [node.at('start').text(), node.at('end').text()];
  const from = since === null ? null : readDay(since);
  const to = until === null ? null : readDay(until);
  if (organisation !== '' && from !== undefined && to !== undefined && !(from !== null && to !== null && from >= to))
    return [{ organisation, from, to }];
  problems.push(
    problem(
      node.line,
      '任职要有 organization，起止日期写作 2020-01-31。',
      'An enrollment needs an organization, and days as 2020-01-31 in order.',
    ),
  );
  return [];
}

function person(node: SourceNode, problems: FileProblem[]): FilePerson {
  const addresses: string[] = [];
  const given = [
    ...texts(node.at('email')),
    ...texts(node.at('sha256')).map((one) => ({ ...one, text: `sha256:${one.text}` })),
  ];
  for (const { text, line } of given) {
    const hash = addressHash(text);
    if (hash === null) problems.push(problem(line, '不是邮箱，已略去。', 'It is no address and is left out.'));
    else addresses.push(hash);
  }
  const accounts = Object.entries(places).flatMap(([key, host]) =>
    texts(node.at(key)).flatMap(({ text }): NamedAccount[] =>
      /^[^\s/:@]{1,100}$/u.test(text) ? [{ host, login: text, id: null }] : [],
    ),
  );
  return {
    line: node.line,
    addresses: [...new Set(addresses)],
    accounts,
    affiliations: node
      .at('enrollments')
      .items()
      .flatMap((one) => enrollment(one, problems)),
    class: node.at('profile').at('is_bot').text()?.toLowerCase() === 'true' ? 'bot' : null,
  };
}

/** SortingHat's identities as GrimoireLab projects keep them in YAML. */
export const sortinghat: PeopleFormat = {
  id: 'sortinghat',
  name: { zh: 'SortingHat 的 YAML', en: "SortingHat's YAML" },
  source: 'https://github.com/chaoss/grimoirelab-sortinghat',
  largest: 16 * 1024 * 1024,
  note: {
    zh: '没有 email，代以 sha256 列表；其余同 SortingHat。',
    en: 'There is no email, but a list sha256; all else is as SortingHat has it.',
  },
  read(text) {
    const { root, broken } = readYaml(text);
    if (broken !== undefined) return { ...emptyFile, problems: [broken] };
    const problems: FileProblem[] = [];
    const list = root.items().length > 0 ? root.items() : [root];
    const persons = list.filter((node) => node.keys().length > 0).map((node) => person(node, problems));
    if (persons.length === 0) problems.push(problem(1, '里面没有人。', 'There is nobody in it.'));
    return { ...emptyFile, persons, problems };
  },
  write({ persons, organisation }) {
    const list = persons.map(({ name, class: kind, addresses, accounts, affiliations }) => ({
      profile: { name: name === null ? null : plainName(name), is_bot: kind !== 'human' },
      ...(affiliations.length === 0
        ? {}
        : {
            enrollments: affiliations.map(({ organisation: id, from, to }) => ({
              organization: organisation(id),
              start: from ?? '1900-01-01',
              end: to ?? '2100-01-01',
            })),
          }),
      ...(addresses.length === 0 ? {} : { sha256: addresses }),
      ...Object.fromEntries(
        Object.entries(places).flatMap(([key, host]) => {
          const logins = accounts.filter((one) => one.host === host).map(({ login }) => login);
          return logins.length === 0 ? [] : [[key, logins]];
        }),
      ),
    }));
    return stringify(list, { lineWidth: 0 });
  },
};
