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

import { createRequire } from 'node:module';
import { isDeprecated } from '../ids.ts';
import type { IndexRule } from './index-rule.ts';
import { withoutNotices } from './notice-lines.ts';
import { optionalPassages } from './optional-passages.ts';
import type { Step } from './pattern.ts';
import { sectionsOf } from './sections.ts';
import { wordsOf } from './words.ts';

interface ListedLicence {
  readonly osiApproved: boolean;
  readonly licenseText: string;
}

/** Words that no licence uses, in the place of what a copy may have there. */
const room = 'tongmingroom';
const [optional, end] = ['tongmingoptional', 'tongmingend'];

/** Licences of the list whose template leaves the names in their clauses and disclaimers open; in all others a changed name is a changed word. */
const openNames: ReadonlySet<string> = new Set(
  (
    'AMD-newlib AML-glslang Apache-1.0 Apache-1.1 BSD-1-Clause BSD-2-Clause BSD-2-Clause-NetBSD BSD-2-Clause-Views ' +
    'BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSD-4.3TAHOE BSD-Advertising-Acknowledgement ' +
    'BSD-Attribution-HPND-disclaimer BSD-Source-Code BSD-Source-beginning-file Cornell-Lossless-JPEG HPND ' +
    'HPND-sell-variant HPND-sell-variant-critical-systems ISC JPNIC MIT MIT-CMU MIT-Modern-Variant MIT-open-group NCSA ' +
    'Plexus PostgreSQL SMLNJ Sendmail X11 X11-no-permit-persons X11-swapped pnmstitch'
  ).split(' '),
);

/** Places of a name in them. */
const nameRooms: readonly (readonly [RegExp, string])[] = [
  [
    /\bneither\s+the\s+names?\s+of[^.;]{1,300}?,?\s+nor\s+the\s+names\s+of\s+its\s+contributors\s+may\s+be\s+used/giu,
    `neither the ${room}32 nor the names of its contributors may be used`,
  ],
  [
    /\bneither\s+the\s+names?\s+of(?![^.;]{1,300}?\s+nor\s+the\s+names\s)[^.;]{1,300}?\s+may\s+be\s+used\s+to\s+endorse/giu,
    `neither the ${room}42 may be used to endorse`,
  ],
  [/\bnames?\s+of[^.;]{1,160}?\s+may\s+not\s+be\s+used\s+to\s+endorse/giu, `${room}32 may not be used to endorse`],
  [/\bin\s+no\s+event\s+shall[^.;]{1,300}?\s+be\s+liable/giu, `in no event shall ${room}40 be liable`],
  [/\b(is|are)\s+provided\s+by[^.;]{1,200}?\s+\W{0,4}as\s+is\b/giu, `$1 provided by ${room}30 as is`],
];

/** What stands for a name, and words that are left out as often as not. */
const rooms: readonly (readonly [RegExp, string])[] = [
  [/\(\s*including\s+the\s+next\s+paragraph\s*\)/giu, ` ${optional} including the next paragraph ${end} `],
  [/<(?!https?:|\/|mailto)[a-z][^<>\n]{2,80}>/giu, ` ${room}20 `],
  [
    /\[(?:full\s?name|name|year|yyyy|insert|copyright|organi[sz]ation|project|company|your)\b[^\]\n]{0,80}\]/giu,
    ` ${room}20 `,
  ],
];

/** Steps of a stretch of a canonical text. */
function stepsOf(id: string, text: string): Step[] {
  const open = openNames.has(id) ? [...nameRooms, ...rooms] : rooms;
  const passages = (optionalPassages.get(id) ?? []).reduce(
    (one, passage) => one.replace(passage, (found) => ` ${optional} ${found} ${end} `),
    text,
  );
  const marked = open.reduce((one, [place, words]) => one.replace(place, words), passages);
  const steps: Step[] = [];
  let inside: Step[] | null = null;
  const words = wordsOf(marked);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (word === room) {
      (inside ?? steps).push({ gap: Number(words[at + 1]) });
      at += 1;
    } else if (word === optional) inside = [];
    else if (word === end) {
      steps.push({ choice: [inside ?? [], []] });
      inside = null;
    } else (inside ?? steps).push(word);
  }
  return steps;
}

function loose(id: string, text: string): Step[] {
  const steps = stepsOf(id, text);
  return steps.length === 0 ? [] : [{ choice: [steps, []] }];
}

/** GNU texts do not say whether later versions are allowed: one id stands for both, and none for what is deprecated. */
function isSpare(id: string, ids: ReadonlySet<string>): boolean {
  if (isDeprecated(id) || id.endsWith('+')) return true;
  return id.endsWith('-or-later') && ids.has(id.replace(/-or-later$/, '-only'));
}

/** Well-known and approved licences first, so that of two equal texts the one that people mean is found. */
function byStanding([a, left]: [string, ListedLicence], [b, right]: [string, ListedLicence]): number {
  return Number(right.osiApproved) - Number(left.osiApproved) || a.length - b.length || (a < b ? -1 : 1);
}

function readList(): [string, ListedLicence][] {
  const list = createRequire(import.meta.url)('spdx-license-list/spdx-full.json') as Record<string, ListedLicence>;
  const ids = new Set(Object.keys(list));
  return Object.entries(list)
    .filter(([id]) => !isSpare(id, ids))
    .sort(byStanding);
}

/** The least share of a text's words with which it is still called altered and not something else. */
const minimum = 0.9;

function rulesOf([id, { licenseText }]: [string, ListedLicence]): IndexRule[] {
  const text = withoutNotices(licenseText.replaceAll('\r\n', '\n'));
  return sectionsOf(id, text).map(({ title, body, tail }, index) => ({
    id: index === 0 ? `spdx:${id}` : `spdx:${id}#${index + 1}`,
    kind: 'text',
    expression: id,
    steps: [...loose(id, title), ...stepsOf(id, body), ...loose(id, tail)],
    tolerance: 'near',
    minimum,
    required: [],
  }));
}

/** The texts of the SPDX list as rules; texts that are the same make one rule that names the other ids. */
export function textRules(): IndexRule[] {
  const rules = new Map<string, IndexRule & { aliases: string[] }>();
  for (const rule of readList().flatMap(rulesOf)) {
    const key = JSON.stringify(rule.steps);
    const known = rules.get(key);
    if (known === undefined) rules.set(key, { ...rule, aliases: [] });
    else if (rule.expression !== null && rule.expression !== known.expression) known.aliases.push(rule.expression);
  }
  return [...rules.values()];
}
