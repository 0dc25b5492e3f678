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

/** What the help desk gives advice on. */
export const helpTopics = ['strategy', 'intellectual-property', 'compliance'] as const;
/** One of {@link helpTopics}. */
export type HelpTopic = (typeof helpTopics)[number];

/** Topics in words. */
export const topicNames: Readonly<Record<HelpTopic, Text>> = {
  strategy: { zh: '战略咨询', en: 'Strategy' },
  'intellectual-property': { zh: '知识产权', en: 'Intellectual property' },
  compliance: { zh: '合规指导', en: 'Compliance' },
};

/** Where a request stands. */
export const helpStates = ['open', 'assigned', 'answered', 'closed'] as const;
/** How urgent one is, with the days until an answer is due. */
export const helpPriorities = { low: 14, normal: 7, high: 2 } as const;
/** One of {@link helpPriorities}. */
export type HelpPriority = keyof typeof helpPriorities;

/** When an answer is due that is waited for from now on. */
export function helpDue(priority: HelpPriority, now: Date): Date {
  return new Date(now.getTime() + helpPriorities[priority] * 86_400_000);
}
