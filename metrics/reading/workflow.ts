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

import {
  actionPath,
  noWorkflow,
  type Placed,
  parseAction,
  parseWorkflow,
  type Workflow,
  workflowPath,
} from '#licenses/workflows/workflow-file.ts';
import type { CheckEvidence, FileIndex } from '../check.ts';
import { isRegular } from './place.ts';
import { cleanQuote } from './substance.ts';

/** The places of workflows, as shown when nothing was found. */
export const workflowPlaces = [
  '.github/workflows/*.yml',
  '.gitea/workflows/*.yml',
  '.forgejo/workflows/*.yml',
  '.gitcode/workflows/*.yml',
];

/** As many files of one kind are read. */
const mostFiles = 200;
const unread = 'its text was not read';

function readAll(files: FileIndex, pattern: RegExp, parse: (path: string, text: string) => Workflow): Workflow[] {
  return files.match(pattern).map(({ path }, index) => {
    const text = index < mostFiles ? files.text(path) : null;
    if (text !== null) return parse(path, text);
    return { ...noWorkflow, path, error: unread };
  });
}

const known = new WeakMap<
  FileIndex,
  { readonly workflows: readonly Workflow[]; readonly actions: readonly Workflow[] }
>();

function readOnce(files: FileIndex) {
  const before = known.get(files);
  if (before !== undefined) return before;
  const read = {
    workflows: readAll(files, workflowPath, parseWorkflow),
    actions: readAll(files, actionPath, parseAction).filter(({ path }) => isRegularFile(files, path)),
  };
  known.set(files, read);
  return read;
}

function isRegularFile(files: FileIndex, path: string): boolean {
  const file = files.get(path);
  return file !== null && isRegular(file);
}

/** Workflow files of the head, parsed once for all checks; one whose text was not kept has its `error` set. */
export function workflowsOf(files: FileIndex): readonly Workflow[] {
  return readOnce(files).workflows;
}

/** The workflows and the composite actions of the repository, which run as part of them. */
export function workflowsAndActionsOf(files: FileIndex): readonly Workflow[] {
  const { workflows, actions } = readOnce(files);
  return [...workflows, ...actions];
}

/** A step that uses something, or a job that calls a reusable workflow. */
export interface Use extends Placed {
  readonly inputs: ReadonlyMap<string, string>;
}

const noInputs: ReadonlyMap<string, string> = new Map();

/** Every `uses:` of the workflows, with its line. */
export function usedActions(workflows: readonly Workflow[]): Use[] {
  return workflows.flatMap(({ path, jobs }) =>
    jobs.flatMap((job) => [
      ...(job.uses === null ? [] : [{ path, line: job.line, text: job.uses, inputs: noInputs }]),
      ...job.steps.flatMap(({ line, uses, inputs }) => (uses === null ? [] : [{ path, line, text: uses, inputs }])),
    ]),
  );
}

/** Places as evidence, cleaned. */
export function evidenceAt(places: readonly Placed[], most = 20): CheckEvidence[] {
  return places.slice(0, most).map(({ path, line, text }) => ({ path, line, text: cleanQuote(text) }));
}
