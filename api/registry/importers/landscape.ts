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

import type { Stage } from '#store/facts.ts';
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

/** Which date of `extra` begins which stage; `accepted` begins the first stage that the project had. */
const dated: readonly (readonly [string, Stage])[] = [
  ['incubating', 'incubating'],
  ['graduated', 'graduated'],
  ['archived', 'emeritus'],
];

const from = {
  zh: '阶段与日期取自 CNCF 公开的全景图。',
  en: "Stage and date follow the CNCF's public landscape.",
};

function dayOf(node: SourceNode, odd: ImportSource['odd']): string | null {
  const text = node.text();
  if (text === null) return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  odd(node.line, { zh: `日期 ${text} 读不懂，未使用。`, en: `The date ${text} cannot be read and was not used.` });
  return null;
}

/** Stages in order of time. Two that begin on one day are one step: the later stage. */
function stages(item: SourceNode, { odd, today }: ImportSource): ProjectEntry['stages'] {
  const extra = item.at('extra');
  const now = stageOf(item.at('project').text()) ?? 'applied';
  const steps = dated.flatMap(([key, stage]) => {
    const since = dayOf(extra.at(key), odd);
    return since === null ? [] : [{ stage, since, note: from }];
  });
  const accepted = dayOf(extra.at('accepted'), odd);
  const began = accepted === null || steps.some(({ since }) => since <= accepted);
  // Who is still at the first stage entered it when accepted; others began below their first dated one.
  const first: Stage = now === 'sandbox' || steps.some(({ stage }) => stage === 'incubating') ? 'sandbox' : now;
  const all = [...(began ? [] : [{ stage: first, since: accepted, note: from }]), ...steps].sort((a, b) =>
    a.since < b.since ? -1 : a.since > b.since ? 1 : 0,
  );
  const last = all.at(-1);
  if (last?.stage === now) return all;
  odd(item.at('project').line, {
    zh: `现阶段 ${now} 没有日期，以${last === undefined ? '导入日' : '上一个日期'}代替。`,
    en: `The present stage ${now} has no date; ${last === undefined ? 'the day of the import' : 'the date before it'} stands in.`,
  });
  const note = { zh: '来源没有给出这一阶段的日期。', en: 'The source gives no date for this stage.' };
  return [...all, { stage: now, since: last?.since ?? accepted ?? today, note }];
}

function imported(item: SourceNode, category: string, source: ImportSource): Imported<ProjectEntry> | null {
  const name = item.at('name').text() ?? '';
  const id = idOf(name);
  const more = item
    .at('additional_repos')
    .items()
    .map((one) => one.at('repo_url'));
  const urls = [item.at('repo_url'), ...more].flatMap((node) => repositoryUrl(node, source.odd) ?? []);
  if (id === null || urls.length === 0) {
    source.odd(item.line, {
      zh: `${name === '' ? '（无名）' : name} 没有${id === null ? '可用的名字' : '代码仓'}，已略去。`,
      en: `${name === '' ? '(nameless)' : name} has no ${id === null ? 'usable name' : 'repository'} and is left out.`,
    });
    return null;
  }
  const told = words(item.at('description').text() ?? '', 1000);
  const home = item.at('homepage_url').text();
  const entry = {
    name: same(words(name, 100)),
    description: same(told === '' ? words(name, 100) : told),
    domain: domainOf(category, 'cloud-native'),
    ...(home !== null && URL.canParse(home) && home.startsWith('https://') ? { homepage: home } : {}),
    repositories: [...new Set(urls)].map((url) => ({ url })),
    stages: stages(item, source),
  };
  return { id, line: item.line, entry };
}

/** A landscape in the form of landscape2; its foundation's projects are the items with a `project` stage. */
export const landscape = defineImporter({
  id: 'landscape',
  name: { zh: 'CNCF 全景图（landscape.yml）', en: 'a landscape (landscape.yml)' },
  source: 'https://github.com/cncf/landscape2/blob/main/docs/config/schema/data.schema.json',
  read(source) {
    const projects: Imported<ProjectEntry>[] = [];
    // A project can stand at several places of the landscape: the first one counts.
    const seen = new Set<string>();
    for (const category of source.root.at('landscape').items()) {
      for (const group of category.at('subcategories').items()) {
        for (const item of group.at('items').items()) {
          if (item.at('project').text() === null) continue;
          const kind = `${category.at('name').text() ?? ''} ${group.at('name').text() ?? ''}`;
          const one = imported(item, kind, source);
          if (one === null) continue;
          if (seen.has(one.id))
            source.odd(item.line, {
              zh: `${one.id} 重复出现，只取第一处。`,
              en: `${one.id} stands here again; the first place counts.`,
            });
          else projects.push(one);
          seen.add(one.id);
        }
      }
    }
    return { projects, organisations: [] };
  },
});
