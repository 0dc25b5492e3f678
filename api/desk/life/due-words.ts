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
import type { DueThing } from '#store/queries/desk/due-things.ts';
import type { NotificationKind } from './notification-kinds.ts';
import type { Recipients } from './notify.ts';

/** How a kind of thing that is due is spoken of, and to whom. */
interface Manner {
  readonly kind: NotificationKind;
  readonly to: (thing: DueThing) => Recipients;
  readonly label: (name: Text) => Text;
  readonly link: (thing: DueThing) => string;
}

const atCase = ({ application }: DueThing) => `/desk/applications/${application ?? ''}/`;

const manners: Readonly<Record<DueThing['what'], Manner>> = {
  report: {
    kind: 'report',
    to: ({ project }) => ({ mentorsOf: project ?? '' }),
    label: ({ zh, en }) => ({ zh: `「${zh}」的导师报告`, en: `The mentor report on ${en}` }),
    link: ({ id }) => `/desk/reports/${id}/`,
  },
  health: {
    kind: 'health',
    to: ({ project }) => ({ maintainersOf: project ?? '' }),
    label: ({ zh, en }) => ({ zh: `「${zh}」健康评审的答复`, en: `The answer to the health review of ${en}` }),
    link: ({ project }) => `/desk/projects/${project ?? ''}/`,
  },
  triage: {
    kind: 'application',
    to: () => ({ roles: ['committee', 'administrator'] }),
    label: ({ zh, en }) => ({ zh: `申请「${zh}」的初审`, en: `The first look at the application of ${en}` }),
    link: atCase,
  },
  clarification: {
    kind: 'clarification',
    to: ({ application }) => ({ applicantOf: application ?? '' }),
    label: ({ zh, en }) => ({
      zh: `申请「${zh}」的澄清答复`,
      en: `The answer to a question on the application of ${en}`,
    }),
    link: ({ application }) => `/apply/${application ?? ''}/`,
  },
  assignment: {
    kind: 'assignment',
    to: ({ members }) => ({ members }),
    label: ({ zh, en }) => ({ zh: `分派给您的「${zh}」评审`, en: `The review of ${en} that is assigned to you` }),
    link: atCase,
  },
  ballot: {
    kind: 'ballot',
    to: ({ members }) => ({ members }),
    label: ({ zh, en }) => ({ zh: `「${zh}」的表决`, en: `The vote on ${en}` }),
    link: (thing) => `${atCase(thing)}vote/`,
  },
};

/** How this one is spoken of. */
export function mannerOf({ what }: DueThing): Manner {
  return manners[what];
}
