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

import { basename, dirname } from 'node:path';
import { stringify } from 'yaml';
import type { NamedAccount } from '#store/queries/people/import.ts';
import type { SourceNode } from '../../registry/source.ts';
import type { FilePerson, FileProblem, PeopleFormat } from '../format.ts';
import { emptyFile } from '../format.ts';
import { problem } from '../read-value.ts';
import { readYaml } from '../read-yaml.ts';

const hosts: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitee: 'gitee.com',
  atomgit: 'atomgit.com',
  gitcode: 'gitcode.com',
  'gitlab.com': 'gitlab.com',
  'gitlab.cn': 'jihulab.com',
  gitlab: 'gitlab.com',
};
const platformNames: Readonly<Record<string, string>> = {
  'github.com': 'GitHub',
  'gitee.com': 'Gitee',
  'atomgit.com': 'AtomGit',
  'gitlab.com': 'GitLab.com',
  'jihulab.com': 'GitLab.cn',
};

/** Labels whose people work for them. */
const employers = /^(?:company|university|agency|institution|foundation)(?:-\d)?$/u;

function accounts(root: SourceNode, key: 'users' | 'orgs', problems: FileProblem[]) {
  const found: { readonly account: NamedAccount; readonly line: number | null }[] = [];
  for (const platform of root.at('data').at('platforms').items()) {
    const name = platform.at('name').text() ?? '';
    const host = hosts[name.toLowerCase()];
    if (host === undefined) {
      problems.push(problem(platform.line, '不认识这个平台，没有读。', 'The platform is not known and was not read.'));
      continue;
    }
    for (const one of platform.at(key).items()) {
      const [id, login] = [one.at('id').text(), one.at('name').text()];
      if (id !== null && /^\d{1,20}$/u.test(id)) found.push({ account: { host, login, id }, line: one.line });
      else if (login !== null && /^[^\s/:@]{1,100}$/u.test(login))
        found.push({ account: { host, login, id: null }, line: one.line });
      else problems.push(problem(one.line, '没有 id 和 name，已略去。', 'It has neither id nor name and is left out.'));
    }
  }
  return found;
}

/** `index.yml` is named for its folder. */
function labelOf(file: string): string {
  const name = basename(file).replace(/\.ya?ml$/u, '');
  return name === 'index' ? basename(dirname(file)) : name;
}

/** OpenDigger's labels: bots, people of an organisation, and the names that organisations are known by. */
export const opendigger: PeopleFormat = {
  id: 'opendigger',
  name: { zh: 'OpenDigger 的标签', en: "OpenDigger's labels" },
  source: 'https://github.com/X-lab2017/open-digger/tree/master/labeled_data',
  largest: 16 * 1024 * 1024,
  note: {
    zh: '写出机器人账号的编号和登录名，是一个 Bot 标签。',
    en: 'Writes ids and logins of bots, as one label of type Bot.',
  },
  read(text, file) {
    const { root, broken } = readYaml(text);
    if (broken !== undefined) return { ...emptyFile, problems: [broken] };
    const problems: FileProblem[] = [];
    const type = (root.at('type').text() ?? '').toLowerCase();
    const name = root.at('name').text() ?? root.at('name_zh').text() ?? '';
    const bots = type === 'bot';
    if (!bots && !employers.test(type)) {
      problems.push(
        problem(
          root.at('type').line,
          '这类标签不说人属于谁，没有读。',
          'Labels of this type do not say who people belong to and are not read.',
        ),
      );
      return { ...emptyFile, problems };
    }
    const affiliations = bots || name === '' ? [] : [{ organisation: name, from: null, to: null }];
    const persons = accounts(root, 'users', problems).map(
      ({ account, line }): FilePerson => ({
        line,
        addresses: [],
        accounts: [account],
        affiliations,
        class: bots ? 'bot' : null,
      }),
    );
    if (bots) return { ...emptyFile, persons, problems };
    const logins = accounts(root, 'orgs', []).flatMap(({ account }) => account.login ?? []);
    const names = [name, root.at('name_zh').text() ?? '', labelOf(file), ...logins].filter((one) => one.trim() !== '');
    return { ...emptyFile, persons, organisations: [{ names, line: root.line }], problems };
  },
  write({ persons }) {
    const bots = persons.filter(({ class: kind }) => kind === 'bot').flatMap(({ accounts: list }) => list);
    const platforms = Object.entries(platformNames).flatMap(([host, name]) => {
      const users = bots.flatMap((one) =>
        one.host === host ? [{ ...(one.id === null ? {} : { id: Number(one.id) }), name: one.login }] : [],
      );
      return users.length === 0 ? [] : [{ name, type: 'Code Hosting', users }];
    });
    return stringify({ name: 'Bot', type: 'Bot', data: { platforms } }, { lineWidth: 0 });
  },
};
