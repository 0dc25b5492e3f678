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

import { score as formatScore, month } from './format.ts';
import type { Hub } from './hub.ts';
import { type Locale, languageTag, pick } from './locale.ts';
import { xmlText } from './markup.ts';
import { pagePath, projectPath } from './path.ts';
import { ranked } from './rank.ts';
import { translator } from './text.ts';

/** One piece of news. */
interface News {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** RFC 3339. */
  readonly updated: string;
  readonly summary: string;
}

const newest = 50;

/** The news of the hub as Atom: the current ranking and when each project came to its stage, newest first. */
export function atomFeed(hub: Hub, locale: Locale, site: string): string {
  const t = translator(locale);
  const news = [...rankingNews(hub, locale), ...stageNews(hub, locale)]
    .toSorted((a, b) => (a.updated === b.updated ? (a.id < b.id ? -1 : 1) : a.updated < b.updated ? 1 : -1))
    .slice(0, newest);
  const self = `${site}/${locale}/feed.xml`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTag(locale)}">`,
    `<title>${xmlText(t('feed.title'))}</title>`,
    `<id>${xmlText(self)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(site + pagePath(locale))}"/>`,
    `<updated>${news[0]?.updated ?? '1970-01-01T00:00:00Z'}</updated>`,
    `<author><name>${xmlText(t('site.name'))}</name></author>`,
    ...news.map((entry) => atomEntry(entry, site)),
    '</feed>',
    '',
  ].join('\n');
}

function atomEntry(news: News, site: string): string {
  return [
    '<entry>',
    `<title>${xmlText(news.title)}</title>`,
    `<id>${xmlText(site + news.id)}</id>`,
    `<link rel="alternate" type="text/html" href="${xmlText(site + news.link)}"/>`,
    `<updated>${xmlText(news.updated)}</updated>`,
    `<summary>${xmlText(news.summary)}</summary>`,
    '</entry>',
  ].join('');
}

function rankingNews(hub: Hub, locale: Locale): News[] {
  const { ranking } = hub;
  if (ranking === null) return [];
  const t = translator(locale);
  const places = ranked(ranking)
    .slice(0, 10)
    .map((entry) => `${entry.rank}. ${pick(entry.name, locale)} ${formatScore(entry.score.value ?? 0)}`);
  return [
    {
      id: `${pagePath(locale, 'ranking')}#${ranking.month}-${ranking.digest.slice(0, 16)}`,
      title: t('feed.ranking', { month: month(ranking.month, locale) }),
      link: pagePath(locale, 'ranking'),
      updated: ranking.createdAt,
      summary: places.join('; ') || t('ranking.empty'),
    },
  ];
}

function stageNews(hub: Hub, locale: Locale): News[] {
  const t = translator(locale);
  return hub.projects.flatMap((project) => {
    if (project.stageSince === null) return [];
    return {
      id: `${projectPath(locale, project.slug)}#${project.stage}-${project.stageSince}`,
      title: t('feed.stage', { project: pick(project.name, locale), stage: t(`stage.${project.stage}`) }),
      link: projectPath(locale, project.slug),
      updated: `${project.stageSince}T00:00:00Z`,
      summary: pick(project.description, locale),
    };
  });
}
