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
import { defineImporter, type ImportResult, type ImportSource, idOf, same, words } from '../importer.ts';
import type { SourceNode } from '../source.ts';

const places: Readonly<Record<string, string>> = {
  github: 'https://github.com',
  gitlab: 'https://gitlab.com',
  'gitlab.com': 'https://gitlab.com',
  gitee: 'https://gitee.com',
  atomgit: 'https://atomgit.com',
  gitcode: 'https://gitcode.com',
};

const organisations = new Set(['company', 'agency', 'university', 'foundation', 'institution']);
/** Labels that gather repositories under a name that is ours to list. */
const projects = new Set(['project', 'community', 'foundation']);

function urlsOf(root: SourceNode, odd: ImportSource['odd']): string[] {
  const urls: string[] = [];
  for (const platform of root.at('data').at('platforms').items()) {
    const name = platform.at('name').text() ?? '';
    const place = places[name.toLowerCase()];
    if (place === undefined) {
      odd(platform.line, {
        zh: `平台 ${name} 不认识，未读取。`,
        en: `The platform ${name} is not known and was not read.`,
      });
      continue;
    }
    for (const repository of platform.at('repos').items()) {
      const path = repository.at('name').text();
      if (path !== null && /^[^\s/]+(?:\/[^\s/]+)+$/.test(path)) urls.push(`${place}/${path}`);
      else
        odd(repository.line, {
          zh: `代码仓 ${path ?? '（空）'} 不是 owner/name。`,
          en: `The repository ${path ?? '(none)'} is not owner/name.`,
        });
    }
    for (const owner of platform.at('orgs').items())
      odd(owner.line, {
        zh: `组织 ${owner.at('name').text() ?? owner.at('id').text() ?? ''} 的代码仓没有列出，离线无法展开。`,
        en: `The repositories of the organisation ${owner.at('name').text() ?? owner.at('id').text() ?? ''} are not listed and cannot be found offline.`,
      });
  }
  for (const key of ['github_repo', 'github_org', 'label'])
    for (const one of root.at('data').at(key).items())
      odd(one.line, {
        zh: `旧写法 ${key} 只有编号，没有名字，未读取。`,
        en: `The old form ${key} has ids without names and was not read.`,
      });
  return [...new Set(urls)];
}

/** `index.yml` is named for its folder, other files for themselves. */
function labelOf(file: string): string {
  const name = basename(file).replace(/\.ya?ml$/, '');
  return name === 'index' ? basename(dirname(file)) : name;
}

function read({ file, root, today, odd }: ImportSource): ImportResult {
  const type = (root.at('type').text() ?? '').toLowerCase();
  const id = idOf(labelOf(file));
  const en = words(root.at('name').text() ?? '', 100);
  const zh = words(root.at('name_zh').text() ?? root.at('name').text() ?? '', 100);
  const none: ImportResult = { projects: [], organisations: [] };
  if (id === null || en === '') {
    odd(root.line, { zh: '标签没有可用的名字，已略去。', en: 'The label has no usable name and is left out.' });
    return none;
  }
  const urls = urlsOf(root, odd);
  const known = organisations.has(type) ? [{ id, line: root.line, entry: { name: { zh, en }, domains: [] } }] : [];
  if (!projects.has(type) || urls.length === 0) {
    if (known.length === 0)
      odd(root.at('type').line, {
        zh: `类型 ${type === '' ? '（空）' : type} 的标签${urls.length === 0 ? '没有代码仓' : '不是项目'}，已略去。`,
        en: `The label of type ${type === '' ? '(none)' : type} ${urls.length === 0 ? 'has no repository' : 'is no project'} and is left out.`,
      });
    return { projects: [], organisations: known };
  }
  const told = root.at('description').text();
  const description =
    told === null ? { zh, en } : { en: words(told, 1000), zh: words(root.at('description_zh').text() ?? told, 1000) };
  const note = same(`OpenDigger: ${type}`);
  const entry = {
    name: { zh, en },
    description,
    domain: 'basic-software' as const,
    repositories: urls.map((url) => ({ url })),
    stages: [{ stage: 'applied' as const, since: today, note }],
  };
  odd(root.line, {
    zh: '标签没有阶段和日期，记为“申请”，日期为导入日；领域记为基础软件。',
    en: 'Labels have no stage and date: applied, with the day of the import; the field is taken as basic software.',
  });
  return { projects: [{ id, line: root.line, entry }], organisations: known };
}

/** OpenDigger's labelled data, one file a label. */
export const opendigger = defineImporter({
  id: 'opendigger',
  name: { zh: 'OpenDigger 的标签数据', en: "OpenDigger's labelled data" },
  source: 'https://github.com/X-lab2017/open-digger/tree/master/labeled_data',
  read,
});
