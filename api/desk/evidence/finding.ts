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

import type { CheckEvidence, CheckOutcome } from '#metrics/check.ts';
import type { CheckStatus, Text } from '#store/facts.ts';
import { publicUrl } from '../../views/project.ts';
import { sourceUrl } from '../../views/source-url.ts';
import type { CodeFacts, EvidenceFacts } from './facts.ts';
import type { Finding } from './gatherer.ts';
import type { EvidencePlace } from './item.ts';

/** Units of what is measured. */
export const units = {
  percent: { zh: '%', en: '%' },
  people: { zh: '人', en: 'people' },
  organisations: { zh: '家', en: 'organisations' },
  releases: { zh: '次发布', en: 'releases' },
  entries: { zh: '条', en: 'entries' },
  days: { zh: '天', en: 'days' },
  months: { zh: '个月', en: 'months' },
  level: { zh: '级', en: 'level' },
  files: { zh: '个文件', en: 'files' },
} as const satisfies Readonly<Record<string, Text>>;

/** A share in percent with one decimal, rounded down: what falls short never looks like enough. */
export function percent(share: number): number {
  return Math.floor(share * 1000 + 1e-9) / 10;
}

/** Two sentences as one text. */
export function joined(...texts: readonly (Text | null)[]): Text {
  const told = texts.filter((text) => text !== null);
  return { zh: told.map(({ zh }) => zh).join(''), en: told.map(({ en }) => en).join(' ') };
}

/** How a value compares with what is asked: short of it but above nothing is in part. */
export function against(value: number, needed: number): CheckStatus {
  if (value >= needed - 1e-9) return 'pass';
  return value > 0 ? 'partial' : 'fail';
}

/** A place in the code that was looked at. */
export function placeIn(code: CodeFacts, { path, line, text }: CheckEvidence): EvidencePlace {
  const tag = path.startsWith('refs/');
  return {
    repository: publicUrl(code.url),
    commit: code.head,
    path,
    line,
    text,
    date: code.facts.asOf.toISOString(),
    link: tag ? null : sourceUrl(code, path, line === null ? null : [line, line]),
  };
}

/** A commit of the code that was looked at. */
export function commitPlace(code: CodeFacts, commit: string, date: string | null): EvidencePlace {
  return { repository: publicUrl(code.url), commit, path: null, line: null, text: null, date, link: null };
}

/** A place that the hub itself knows of. */
export function ownPlace(text: string, date: string | null): EvidencePlace {
  return { repository: null, commit: null, path: null, line: null, text, date, link: null };
}

const notCrawled: Text = {
  zh: '代码仓还没有采集，机器没有可看的内容。',
  en: 'The repository has not been crawled yet, so there is nothing to look at.',
};

/** Looks at the code, or says that there is none yet. */
export function withCode({ code }: EvidenceFacts, source: string, look: (code: CodeFacts) => Finding): Finding {
  if (code === null) return { status: 'unknown', reason: notCrawled, coverage: 0, source };
  return { coverage: code.coverage, ...look(code) };
}

const mostSearched = 5;

function searchedText({ status, searched }: CheckOutcome): Text | null {
  if (status !== 'fail' || searched.length === 0) return null;
  const shown = searched.slice(0, mostSearched);
  const more = searched.length > mostSearched;
  return {
    zh: `找过：${shown.join('、')}${more ? ' 等' : ''}。`,
    en: `Looked for: ${shown.join(', ')}${more ? ' and others' : ''}.`,
  };
}

function missText({ nearestMiss }: CheckOutcome): Text | null {
  if (nearestMiss === null) return null;
  const { path, why } = nearestMiss;
  return { zh: `最接近的是 ${path}：${why.zh}`, en: `Closest: ${path}: ${why.en}` };
}

interface RunnableCheck {
  readonly id: string;
  readonly fix: Text;
  readonly run: (facts: CodeFacts['facts']) => CheckOutcome;
}

/** What a check of the hub says, as evidence. */
export function fromCheck(facts: EvidenceFacts, check: RunnableCheck): Finding {
  const source = `check:${check.id}`;
  return withCode(facts, source, (code) => {
    const outcome = check.run(code.facts);
    return {
      status: outcome.status,
      reason: joined(outcome.message, missText(outcome), searchedText(outcome)),
      places: outcome.evidence.map((evidence) => placeIn(code, evidence)),
      fix: check.fix,
      source,
    };
  });
}
