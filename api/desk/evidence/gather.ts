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
import type { Logger } from '#store/log.ts';
import type { Criterion, GateStage, RubricBody } from '../rubric/body.ts';
import type { EvidenceFacts } from './facts.ts';
import type { AnyGatherer, Finding } from './gatherer.ts';
import { gatherers } from './gatherer-registry.ts';
import type { EvidenceItem } from './item.ts';

const byPeople: Finding = {
  status: 'unknown',
  reason: {
    zh: '这一项没有机器可看的，由人评审。',
    en: 'There is nothing here for a machine to look at: people judge it.',
  },
  source: 'people',
};
const broken: Text = {
  zh: '收集证据时程序出错，没有得出结论。',
  en: 'The program failed while looking, and came to no conclusion.',
};
const gone: Text = {
  zh: '这个版本的程序没有这种收集方法。',
  en: 'This version of the program does not know how to look for it.',
};

/** Numbers to measure against: those of the rubric, and the gatherer's own where it names none. */
function thresholdsOf(gatherer: AnyGatherer, given: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(gatherer.thresholds).map(([name, { otherwise }]) => [name, given[name] ?? otherwise]),
  );
}

function look(facts: EvidenceFacts, criterion: Criterion, stage: GateStage, log: Logger): Finding {
  if (criterion.gatherer === null) return byPeople;
  const gatherer = gatherers.get(criterion.gatherer);
  if (gatherer === undefined) return { status: 'unknown', reason: gone, source: criterion.gatherer };
  const thresholds = thresholdsOf(gatherer, criterion.stages[stage]?.thresholds ?? {});
  try {
    return gatherer.gather(facts, { stage, thresholds });
  } catch (error) {
    log.error('gatherer failed', { gatherer: gatherer.id, criterion: criterion.id, error: String(error) });
    return { status: 'unknown', reason: broken, source: criterion.gatherer };
  }
}

function itemOf(criterion: string, need: EvidenceItem['need'], found: Finding): EvidenceItem {
  const done = found.status === 'pass' || found.status === 'not-applicable';
  return {
    criterion,
    need,
    status: found.status,
    reason: found.reason,
    measured: found.measured ?? null,
    places: [...(found.places ?? [])],
    coverage: found.coverage ?? null,
    fix: done ? null : (found.fix ?? null),
    source: found.source,
  };
}

/** What the machine finds for every criterion of a stage, in the rubric's order. The same facts give the same items. */
export function gatherItems(facts: EvidenceFacts, rubric: RubricBody, stage: GateStage, log: Logger): EvidenceItem[] {
  return rubric.criteria.flatMap((criterion) => {
    const asked = criterion.stages[stage];
    return asked === undefined ? [] : [itemOf(criterion.id, asked.need, look(facts, criterion, stage, log))];
  });
}
