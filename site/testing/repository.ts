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

import type { Crawl, Licence, Repository } from '#api/client.ts';
import type { Plan } from './plans.ts';
import { between, hex, type Random } from './random.ts';

/** The repository of a fixture project. */
export function repositoryOf(plan: Plan, random: Random): Repository {
  const blank = plan.data === 'none';
  const gone = plan.slug === 'gone-away';
  return {
    id: `r-${plan.slug}`,
    platform: plan.domain === 'database' ? 'gitee' : 'github',
    platformName: plan.domain === 'database' ? { zh: '码云 Gitee', en: 'Gitee' } : { zh: 'GitHub', en: 'GitHub' },
    url: plan.slug === 'hostile' ? 'javascript:alert(2)//<script>' : `https://git.example/${plan.slug}/${plan.slug}`,
    state: gone ? 'gone' : blank ? 'new' : plan.freshness === 'failed' ? 'unreachable' : 'ok',
    ...reasonOf(plan),
    defaultRef: blank ? null : 'refs/heads/main',
    head: blank ? null : hex(random, 40),
    fetchedAt: blank ? null : '2026-11-21T22:14:05.000Z',
    outcome: plan.freshness === 'failed' ? 'failed' : blank ? null : 'complete',
    commits: blank ? 0 : between(random, 800, 60_000),
    tags: blank ? 0 : between(random, 0, 120),
    files: blank ? 0 : between(random, 90, 9000),
    licence: blank ? null : licenceOf(plan),
  };
}

function reasonOf(plan: Plan): Pick<Crawl, 'reasonKind' | 'reasonText' | 'reason'> {
  if (plan.freshness !== 'failed') return { reasonKind: null, reasonText: null, reason: null };
  if (plan.slug === 'gone-away')
    return { reasonKind: 'later', reasonText: null, reason: 'HTTP 404: repository not found' };
  const reasonText = {
    zh: '域名解析失败。稍后会自动再试。',
    en: 'The host name could not be resolved. It is tried again later.',
  };
  return { reasonKind: 'dns', reasonText, reason: 'could not resolve host git.example' };
}

function licenceOf(plan: Plan): Licence {
  const id = plan.licence;
  if (id === null)
    return {
      declared: null,
      detected: null,
      concluded: null,
      agreement: 'none',
      approved: null,
      explanation: { zh: '没有找到许可证文件，也没有声明。', en: 'No licence file and no declaration was found.' },
      findings: [],
    };
  const conflict = plan.slug === 'anvil';
  return {
    declared: id,
    detected: conflict ? 'MIT' : id,
    concluded: id,
    agreement: conflict ? 'conflict' : 'agree',
    approved: true,
    explanation: {
      zh: `软件包清单声明 ${id}，根目录的许可证文本与之${conflict ? '不一致' : '一致'}。`,
      en: `The manifest declares ${id}; the text at the root ${conflict ? 'differs' : 'agrees'}.`,
    },
    findings: [
      { expression: id, class: 'exact', score: 1, evidence: { path: 'LICENSE', lines: [1, 201] }, statement: null },
      {
        expression: id,
        class: 'manifest',
        score: 1,
        evidence: { path: 'package.json', lines: null },
        statement: `"license": "${id}"`,
      },
    ],
  };
}

/** What the platform gave: all, a part, and what it cannot tell. */
function streamsOf(plan: Plan): Crawl['streams'] {
  const clean = '2026-11-21T22:13:00.000Z';
  const whole = { support: 'full', asked: 412, received: 412, refused: [], cleanAt: clean, observedAt: clean } as const;
  const none = { reasonKind: null, reasonText: null, reason: null };
  const gap = {
    what: 'reviews',
    why: 'server-error',
    whyText: { zh: '平台出错', en: 'the platform failed' },
    count: 3,
  };
  return {
    issues: { ...whole, refused: [], ...none },
    reviews: { ...whole, received: 409, refused: plan.data === 'gaps' ? [gap] : [], ...none },
    ci: { ...whole, support: 'unsupported', asked: null, received: 0, refused: [], cleanAt: null, ...none },
  };
}

/** The newest crawl of a fixture project. */
export function crawlOf(plan: Plan, random: Random): Crawl {
  const failed = plan.freshness === 'failed';
  const idle = plan.freshness === 'waiting' || plan.freshness === 'crawling';
  const commits = between(random, 800, 60_000);
  return {
    project: plan.slug,
    repository: `r-${plan.slug}`,
    platform: 'github',
    url: repositoryOf(plan, random).url,
    state: repositoryOf(plan, random).state,
    startedAt: plan.freshness === 'waiting' ? null : '2026-11-21T22:13:00.000Z',
    finishedAt: idle ? null : '2026-11-21T22:14:05.000Z',
    outcome: failed ? 'failed' : idle ? null : plan.data === 'gaps' ? 'partial' : 'complete',
    ...reasonOf(plan),
    class: idle ? 'new' : 'warm',
    nextVisit: idle ? null : '2026-11-22T04:14:05.000Z',
    hintedAt: null,
    streams: failed || idle ? {} : streamsOf(plan),
    completeness:
      failed || idle
        ? {}
        : {
            commits: { asked: commits, received: commits, refused: [] },
            files: {
              asked: null,
              received: 312,
              refused:
                plan.data === 'gaps' ? [{ what: 'blob', why: 'larger than 1 MiB', whyText: null, count: 4 }] : [],
            },
          },
    progress:
      plan.freshness === 'crawling'
        ? { phase: 'commits', done: 12_500, total: 48_211, feed: null, requests: 0, waitingUntil: null }
        : null,
  };
}
