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

import type { Domain } from '#store/facts.ts';
import {
  defineImporter,
  domainOf,
  type Imported,
  type ImportSource,
  idOf,
  repositoryUrl,
  same,
  stageOf,
  words,
} from '../importer.ts';
import type { ProjectEntry } from '../schema.ts';
import type { SourceNode } from '../source.ts';

const known = new Set([
  'name',
  'display_name',
  'description',
  'category',
  'logo_url',
  'logo_dark_url',
  'devstats_url',
  'home_url',
  'accepted_at',
  'maturity',
  'repositories',
]);

function homepage(node: SourceNode): { homepage: string } | Record<string, never> {
  const text = node.text();
  return text !== null && URL.canParse(text) && text.startsWith('https://') ? { homepage: text } : {};
}

function stages(project: SourceNode, { today, odd }: ImportSource): ProjectEntry['stages'] {
  const word = project.at('maturity').text();
  const accepted = project.at('accepted_at').text();
  const stage = stageOf(word);
  const day = accepted !== null && /^\d{4}-\d\d-\d\d$/.test(accepted) ? accepted : null;
  if (stage === null)
    odd(project.at('maturity').line ?? project.line, {
      zh: `阶段 ${word ?? '（空）'} 没有对应，记为“申请”，请人工确认。`,
      en: `The stage ${word ?? '(none)'} has no counterpart; it is taken as applied, please decide.`,
    });
  if (day === null)
    odd(project.at('accepted_at').line ?? project.line, {
      zh: '没有接纳日期，以导入日代替。',
      en: 'There is no date of acceptance; the day of the import stands in.',
    });
  const zh = day === null ? '来源没有给出日期，这里是导入日。' : '日期是来源给出的接纳日，进入当前阶段的日期未知。';
  const en =
    day === null
      ? 'The source gives no date; this is the day of the import.'
      : 'The date is that of acceptance; when it entered this stage is not told.';
  return [
    {
      stage: stage ?? 'applied',
      since: day ?? today,
      note: { zh: `CLOMonitor：${word ?? '未注明阶段'}。${zh}`, en: `CLOMonitor: ${word ?? 'no stage told'}. ${en}` },
    },
  ];
}

function repositories(project: SourceNode, odd: ImportSource['odd']): ProjectEntry['repositories'] {
  const urls = project
    .at('repositories')
    .items()
    .flatMap((one) => repositoryUrl(one.at('url'), odd) ?? []);
  return [...new Set(urls)].map((url) => ({ url }));
}

function imported(project: SourceNode, source: ImportSource): Imported<ProjectEntry> | null {
  const name = project.at('name').text();
  const id = name === null ? null : idOf(name);
  if (name === null || id === null) {
    source.odd(project.line, {
      zh: '项目没有可用的名字，已略去。',
      en: 'A project has no usable name and is left out.',
    });
    return null;
  }
  for (const { key, line } of project.keys())
    if (!known.has(key))
      source.odd(line, {
        zh: `字段 ${key} 不在约定内，未读取。`,
        en: `The field ${key} is not known and was not read.`,
      });
  if (id !== name) source.odd(project.at('name').line, { zh: `${name} 记为 ${id}。`, en: `${name} becomes ${id}.` });
  const shown = words(project.at('display_name').text() ?? name, 100);
  const told = words(project.at('description').text() ?? '', 1000);
  const otherwise: Domain = /(?:^|\/)cncf\.ya?ml$/.test(source.file) ? 'cloud-native' : 'basic-software';
  const list = repositories(project, source.odd);
  if (list.length === 0) {
    source.odd(project.line, { zh: `${name} 没有代码仓，已略去。`, en: `${name} has no repository and is left out.` });
    return null;
  }
  const entry = {
    name: same(shown),
    description: same(told === '' ? shown : told),
    domain: domainOf(project.at('category').text() ?? '', otherwise),
    ...homepage(project.at('home_url')),
    repositories: list,
    stages: stages(project, source),
  };
  return { id, line: project.line, entry };
}

/** CLOMonitor's list of projects, one file a foundation. */
export const clomonitor = defineImporter({
  id: 'clomonitor',
  name: { zh: 'CLOMonitor 的项目清单', en: "CLOMonitor's list of projects" },
  source: 'https://github.com/cncf/clomonitor/tree/main/data',
  read(source) {
    const projects = source.root.items().flatMap((project) => imported(project, source) ?? []);
    return { projects, organisations: [] };
  },
});
