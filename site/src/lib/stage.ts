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

import { type Project, type ProjectSummary, stages } from '#api/client.ts';

type Stage = Project['stage'];

const mainLine: readonly Stage[] = ['applied', 'sandbox', 'incubating', 'graduated'];

/** One column of the stage board. */
export interface BoardColumn {
  readonly stage: Stage;
  readonly projects: readonly ProjectSummary[];
}

/** Projects by stage: the main line always, other stages only where a project stands there. */
export function stageBoard(projects: readonly ProjectSummary[]): BoardColumn[] {
  return stages
    .map((stage) => ({ stage, projects: projects.filter((project) => project.stage === stage) }))
    .filter((column) => mainLine.includes(column.stage) || column.projects.length > 0);
}

/** One step of a project's way through incubation. */
export interface TimelineStep {
  readonly stage: Stage;
  readonly since: string | null;
  readonly until: string | null;
  readonly note: Project['stages'][number]['note'];
  /** `done` left behind, `now` where it stands, `ahead` on the main line and not reached. */
  readonly state: 'done' | 'now' | 'ahead';
}

/** The dated steps in order, and then what is still ahead on the main line. */
export function timeline(project: Pick<Project, 'stages' | 'stage'>): TimelineStep[] {
  const dated = project.stages.toSorted((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)));
  const steps = dated.map(
    (step, index): TimelineStep => ({
      stage: step.stage,
      since: step.since,
      until: dated[index + 1]?.since ?? null,
      note: step.note,
      state: index === dated.length - 1 ? 'now' : 'done',
    }),
  );
  const here = mainLine.indexOf(project.stage);
  const ahead = here < 0 ? [] : mainLine.slice(here + 1);
  return [
    ...steps,
    ...ahead.map((stage): TimelineStep => ({ stage, since: null, until: null, note: null, state: 'ahead' })),
  ];
}
