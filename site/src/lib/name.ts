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

import { visible } from './link.ts';
import type { Locale } from './locale.ts';
import { type TextKey, translator } from './text.ts';

const streams: Readonly<Record<string, TextKey>> = {
  commits: 'streamName.commits',
  files: 'streamName.tree',
  lines: 'streamName.lines',
  licences: 'streamName.licences',
  objects: 'streamName.objects',
  refs: 'streamName.refs',
  tags: 'streamName.tags',
  tree: 'streamName.tree',
  repository: 'streamName.repository',
  issues: 'streamName.issues',
  changes: 'streamName.changes',
  comments: 'streamName.comments',
  reviews: 'streamName.reviews',
  'review-comments': 'streamName.review-comments',
  events: 'streamName.events',
  releases: 'streamName.releases',
  labels: 'streamName.labels',
  milestones: 'streamName.milestones',
  stars: 'streamName.stars',
  forks: 'streamName.forks',
  ci: 'streamName.ci',
  protection: 'streamName.protection',
  contributors: 'streamName.contributors',
  emails: 'streamName.emails',
};

const phases: Readonly<Record<string, TextKey>> = {
  connect: 'phase.connect',
  fetch: 'phase.fetch',
  commits: 'phase.commits',
  tree: 'phase.tree',
  store: 'phase.store',
  lines: 'phase.lines',
  licences: 'phase.licences',
  platform: 'phase.platform',
};

const refused: Readonly<Record<string, TextKey>> = {
  commits: 'refused.commits',
  blobs: 'refused.blobs',
  files: 'refused.files',
  objects: 'refused.objects',
  tags: 'refused.tags',
  'paths below the first level': 'refused.paths',
};

const refusedReasons: Readonly<Record<string, TextKey>> = {
  missing: 'refusedWhy.missing',
  'missing-objects': 'refusedWhy.missing-objects',
  'missing-folders': 'refusedWhy.missing-folders',
  'too-many-files': 'refusedWhy.too-many-files',
  'too-large': 'refusedWhy.too-large',
  'not-readable': 'refusedWhy.not-readable',
  budget: 'refusedWhy.budget',
  'tree-bomb': 'refusedWhy.tree-bomb',
  'leads-to-no-commit': 'refusedWhy.leads-to-no-commit',
  'needs-token': 'refusedWhy.needs-token',
  forbidden: 'refusedWhy.forbidden',
  disabled: 'refusedWhy.disabled',
  'not-found': 'refusedWhy.not-found',
  'limit-of-platform': 'refusedWhy.limit-of-platform',
  'server-error': 'refusedWhy.server-error',
  'not-listed': 'refusedWhy.not-listed',
  'number-gap': 'refusedWhy.number-gap',
  'more-than-told': 'refusedWhy.more-than-told',
};

function named(keys: Readonly<Record<string, TextKey>>, name: string, locale: Locale): string {
  const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
  return key === undefined ? visible(name) : translator(locale)(key);
}

/** What a crawl did not take; a kind that the site does not know keeps the API's name. */
export function refusedName(name: string, locale: Locale): string {
  return named(refused, name, locale);
}

/** Why a crawl did not take it; a reason that the site does not know keeps the API's words. */
export function refusedWhy(name: string, locale: Locale): string {
  return named(refusedReasons, name, locale);
}

/** What a crawl is doing; a step that the site does not know keeps the API's name. */
export function phaseName(name: string, locale: Locale): string {
  return named(phases, name, locale);
}

/** What a stream of a crawl is called; a stream that the site does not know keeps the API's name. */
export function streamName(name: string, locale: Locale): string {
  return named(streams, name, locale);
}

/** A repository's address as people read it; one that only the operator's machine has is called local. */
export function repositoryName(url: string, locale: Locale): string {
  return url.startsWith('local:') ? translator(locale)('repository.local') : url;
}
