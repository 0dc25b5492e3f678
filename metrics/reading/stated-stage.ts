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
import type { CheckEvidence, CheckOutcome } from '../check.ts';
import { findPhrases } from './phrase.ts';
import type { Readme } from './readme.ts';

const statusLine =
  /孵化(?:状态|阶段|期|中|项目|等级)|(?:沙箱|毕业|荣誉退役)(?:项目|阶段|状态)|项目(?:状态|阶段)|\b(?:incubation|incubator|project) (?:status|stage|level|phase)\b|\b(?:sandbox|incubating|incubation|graduated|emeritus)(?:[- ]level| [- \w]{0,20})? (?:project|stage|level|phase)\b|\bapache incubator\b|\bundergoing incubation\b/i;

/** Words by stage, the most telling first: "孵化状态：沙箱" is a sandbox although it says 孵化. */
const words: readonly (readonly [Stage, RegExp])[] = [
  ['emeritus', /荣誉退役|\bemeritus\b|\bretired\b|\barchived\b/i],
  ['graduated', /毕业|\bgraduated\b/i],
  ['sandbox', /沙箱|沙盒|\bsandbox\b/i],
  ['applied', /申请中|已申请|\bapplied\b|\bapplying\b/i],
  ['incubating', /孵化|\bincubat/i],
];

/** The README's line about the stage of incubation. */
export interface StatedStage {
  readonly evidence: CheckEvidence;
  /** Set when the line tells another stage than the registry does. */
  readonly differs: CheckOutcome['nearestMiss'];
}

/** Finds the line that tells the stage, one that agrees with the registry first; null when no line tells any. */
export function statedStage(readmes: readonly Readme[], stage: Stage): StatedStage | null {
  const stated = readmes
    .flatMap(({ outline }) => findPhrases(outline, statusLine))
    .flatMap((evidence) => {
      const said = stageIn(evidence.text ?? '');
      return said === null ? [] : [{ evidence, said }];
    });
  const agreeing = stated.find(({ said }) => said === stage);
  if (agreeing !== undefined) return { evidence: agreeing.evidence, differs: null };
  const [first] = stated;
  if (first === undefined) return null;
  // A side state such as "watch" is the centre's own note; projects are not asked to print it.
  if (!words.some(([known]) => known === stage)) return { evidence: first.evidence, differs: null };
  return {
    evidence: first.evidence,
    differs: {
      path: first.evidence.path,
      why: {
        zh: `第 ${first.evidence.line} 行写的阶段是 ${first.said}，登记的是 ${stage}。`,
        en: `Line ${first.evidence.line} says ${first.said}; the registry says ${stage}.`,
      },
    },
  };
}

function stageIn(text: string): Stage | null {
  const line = text.replace(
    /孵化(?:中心|器|状态|阶段|等级)|\b(?:apache )?incubat(?:ion|or) (?:status|stage|level|phase|cent(?:er|re))/gi,
    ' ',
  );
  const bare = words.find(([, pattern]) => pattern.test(line))?.[0];
  return bare ?? (/\bapache incubator\b/i.test(text) ? 'incubating' : null);
}
