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

import type { Text } from '#store/facts.ts';
import type { RubricBody } from './body.ts';
import type { GateItem, GateSignOff } from './gate.ts';

interface Standing {
  readonly items: readonly GateItem[];
  readonly meanPoints: number | null;
  /** Null = reached, or not asked. */
  readonly neededPoints: number | null;
  readonly signOffs: readonly GateSignOff[];
  readonly dimensions: RubricBody['dimensions'];
  /** A question about the application as a whole. */
  readonly general: GateItem['clarification'];
}

function itemText({ criterion, state, disputed, clarification }: GateItem): Text {
  if (clarification === 'open') {
    return { zh: `${criterion}：澄清尚未结束。`, en: `${criterion}: a clarification is still open.` };
  }
  if (state === 'unjudged')
    return { zh: `${criterion}：还没有人评分。`, en: `${criterion}: nobody has judged it yet.` };
  if (clarification === 'rejected') {
    return { zh: `${criterion}：澄清未被接受。`, en: `${criterion}: the clarification was not accepted.` };
  }
  return disputed
    ? { zh: `${criterion}：评审人意见不一致。`, en: `${criterion}: the reviewers disagree.` }
    : {
        zh: `${criterion}：评审认为未达到，可整改后重评，或申请豁免。`,
        en: `${criterion}: judged not met; mend it and have it judged again, or propose a waiver.`,
      };
}

function meanText(meanPoints: number | null, needed: number): Text {
  if (meanPoints === null) {
    return {
      zh: `还没有评分，平均分须达到 ${needed}。`,
      en: `No points were given yet; their mean must reach ${needed}.`,
    };
  }
  // Rounded down: what falls short never looks like enough.
  const shown = (Math.floor(meanPoints * 100) / 100).toFixed(2);
  return { zh: `平均分 ${shown}，须达到 ${needed}。`, en: `The mean is ${shown} points; ${needed} are needed.` };
}

function signOffText({ dimension, rejected }: GateSignOff, dimensions: RubricBody['dimensions']): Text {
  const name = dimensions.find(({ id }) => id === dimension)?.name ?? { zh: dimension, en: dimension };
  return rejected > 0
    ? { zh: `${name.zh}：有人拒绝签署。`, en: `${name.en}: somebody refused to sign off.` }
    : { zh: `${name.zh}：尚未签署。`, en: `${name.en}: not signed off yet.` };
}

/** What keeps a gate closed, in the order in which it would be worked through. */
export function missingTexts(standing: Standing): Text[] {
  const { items, meanPoints, neededPoints, signOffs, dimensions, general } = standing;
  const held = items.filter(({ need, state }) => need === 'required' && (state === 'unjudged' || state === 'not-met'));
  const missing = held.map(itemText);
  if (general !== null) {
    missing.push(
      general === 'open'
        ? { zh: '对整个申请的澄清尚未结束。', en: 'A clarification of the application as a whole is still open.' }
        : { zh: '对整个申请的澄清未被接受。', en: 'A clarification of the application as a whole was not accepted.' },
    );
  }
  if (neededPoints !== null) missing.push(meanText(meanPoints, neededPoints));
  return [...missing, ...signOffs.filter(({ met }) => !met).map((signOff) => signOffText(signOff, dimensions))];
}
