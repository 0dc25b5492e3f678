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

import type { CheckStatus, Text } from '#store/facts.ts';
import type { ChangedVerdict, PastReports } from '#store/queries/desk/report-facts.ts';
import type { Catalogue } from '../../catalogue.ts';
import { type SectionId, sectionIds } from './report-sections.ts';
import type { Window } from './report-signs.ts';

/** What suggestions are made from. */
export interface Gathered {
  readonly signs: readonly { readonly id: string; readonly name: Text; readonly windows: readonly Window[] }[];
  readonly changes: readonly (ChangedVerdict & { readonly name: Text })[];
  readonly verdicts: ReadonlyMap<string, CheckStatus>;
  readonly reports: PastReports;
}

/** Something that speaks for or against; null = it is not known. */
interface Mark {
  readonly met: boolean | null;
  readonly text: Text;
}

/** Checks on licences and security whose change since the last report is worth a word. */
export const watchedChecks = [
  'licence-identified',
  'licence-consistent',
  'license-approved',
  'third-party-notices',
  'security-policy',
  'private-reporting',
  'dangerous-workflow',
  'token-permissions',
  'binary-artifacts',
  'signed-releases',
] as const;

const checksBySection: Readonly<Record<SectionId, readonly string[]>> = {
  community: ['contributing', 'code-of-conduct'],
  culture: ['governance', 'maintainers-listed', 'support-channels'],
  releases: ['recent-release', 'ci-tests', 'security-policy'],
  mentorship: [],
  sustainability: ['maintainer-organisations', 'roadmap-dated'],
};

/** All checks that sections go by. */
export const sectionChecks = Object.values(checksBySection).flat();

function windowOf({ signs }: Gathered, id: string, months: number): Window | null {
  return signs.find((sign) => sign.id === id)?.windows.find((window) => window.months === months) ?? null;
}

function atLeast(gathered: Gathered, id: string, months: number, least: number, text: Text): Mark {
  const value = windowOf(gathered, id, months)?.value ?? null;
  return { met: value === null ? null : value >= least, text };
}

function holdsUp(gathered: Gathered, id: string, months: number, text: Text): Mark {
  const trend = windowOf(gathered, id, months)?.trend ?? 'unknown';
  return { met: trend === 'unknown' ? null : trend !== 'down', text };
}

function marksOfFigures(gathered: Gathered): Readonly<Record<SectionId, readonly Mark[]>> {
  const { reports } = gathered;
  const told = reports.signed + reports.late > 0;
  return {
    community: [
      atLeast(gathered, 'new-people', 6, 1, {
        zh: '近 6 个月有新人参与',
        en: 'Somebody new took part within 6 months',
      }),
      holdsUp(gathered, 'contributors', 12, {
        zh: '贡献者没有明显减少',
        en: 'Contributors have not clearly become fewer',
      }),
      atLeast(gathered, 'effective-commit', 12, 2, {
        zh: '提交不是几乎全由一个人作出',
        en: 'Commits are not nearly all by one person',
      }),
    ],
    culture: [
      atLeast(gathered, 'effective-review', 12, 2, {
        zh: '评审不是几乎全由一个人作出',
        en: 'Reviews are not nearly all by one person',
      }),
    ],
    releases: [
      atLeast(gathered, 'releases', 12, 1, { zh: '近 12 个月有发布', en: 'There was a release within 12 months' }),
      atLeast(gathered, 'reviewed-before-merge', 12, 0.6, {
        zh: '多数变更合并前经过评审',
        en: 'Most changes were reviewed before they were merged',
      }),
    ],
    mentorship: [
      {
        met: told ? reports.late === 0 : null,
        text: { zh: '此前的导师报告都按时完成', en: 'The mentor reports before came in time' },
      },
    ],
    sustainability: [
      atLeast(gathered, 'bus-factor', 12, 2, {
        zh: '离开一个人不会带走一半的工作',
        en: 'Half of the work does not leave with one person',
      }),
      atLeast(gathered, 'elephant-factor', 12, 2, {
        zh: '离开一家单位不会带走一半的工作',
        en: 'Half of the work does not leave with one organisation',
      }),
      holdsUp(gathered, 'commits', 6, { zh: '提交没有明显减少', en: 'Commits have not clearly become fewer' }),
    ],
  };
}

function markOfCheck(id: string, { verdicts }: Gathered, catalogue: Catalogue): Mark[] {
  const text = catalogue.checks.get(id)?.name;
  const status = verdicts.get(id);
  if (text === undefined || status === 'not-applicable') return [];
  return [{ met: status === undefined || status === 'unknown' ? null : status === 'pass', text }];
}

/** 2 = nearly everything that is known speaks for it, 0 = little does, null = too little is known. */
function suggestionOf(marks: readonly Mark[]): number | null {
  const known = marks.filter(({ met }) => met !== null);
  if (known.length === 0) return null;
  const share = known.filter(({ met }) => met).length / known.length;
  return share >= 0.75 ? 2 : share >= 0.35 ? 1 : 0;
}

const turns: readonly { readonly sign: string; readonly section: SectionId; readonly text: Text }[] = [
  {
    sign: 'contributors',
    section: 'community',
    text: {
      zh: '贡献者人数有明显变化：是什么带来的？',
      en: 'The number of contributors changed clearly: what brought that about?',
    },
  },
  {
    sign: 'time-to-first-response',
    section: 'community',
    text: { zh: '议题得到回应的快慢有明显变化：为什么？', en: 'Issues are answered at a clearly different pace: why?' },
  },
  {
    sign: 'effective-review',
    section: 'culture',
    text: {
      zh: '承担评审的人有明显变化：权限和责任怎样交接？',
      en: 'Who reviews changed clearly: how were rights and duties handed on?',
    },
  },
  {
    sign: 'releases',
    section: 'releases',
    text: { zh: '发布的节奏有明显变化：计划是什么？', en: 'The rhythm of releases changed clearly: what is the plan?' },
  },
  {
    sign: 'commits',
    section: 'sustainability',
    text: {
      zh: '开发的快慢有明显变化：背后是什么？',
      en: 'The pace of development changed clearly: what is behind it?',
    },
  },
];

function questionsOf(section: SectionId, gathered: Gathered): Text[] {
  const asked = turns.filter((turn) => {
    const trend = windowOf(gathered, turn.sign, 6)?.trend;
    return turn.section === section && (trend === 'up' || trend === 'down');
  });
  const changed = section === 'releases' ? gathered.changes : [];
  return [
    ...asked.map(({ text }) => text),
    ...changed.map(({ name }) => ({
      zh: `自上次报告以来「${name.zh}」的结果变了：这是有意的吗？`,
      en: `“${name.en}” came out differently than at the last report: was that intended?`,
    })),
  ];
}

/** A suggestion for each section, with everything that speaks for and against it, and what to ask. */
export function judgeSections(gathered: Gathered, catalogue: Catalogue) {
  const figures = marksOfFigures(gathered);
  return sectionIds.map((id) => {
    const checks = checksBySection[id].flatMap((check) => markOfCheck(check, gathered, catalogue));
    const why = [...figures[id], ...checks];
    return { id, suggestion: suggestionOf(why), why, questions: questionsOf(id, gathered) };
  });
}
