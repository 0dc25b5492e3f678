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

import { ciPath, readCiFile } from './ci-file.ts';
import { movingIncludes } from './includes.ts';
import { isPinned, isPipedScript } from './pinned.ts';
import { headCheckouts, injections } from './stranger.ts';
import { actionPath, parseAction, parseWorkflow, type Workflow, workflowPath } from './workflow-file.ts';

/** What can be wrong with a pipeline. */
export type Danger =
  | 'head-checkout'
  | 'injection'
  | 'write-all'
  | 'self-hosted'
  | 'secret-condition'
  | 'secrets-inherited'
  | 'unpinned-action'
  | 'unpinned-include'
  | 'piped-script'
  | 'foreign-variable';

/** One dangerous place of a pipeline. */
export interface UnsafeStep {
  readonly danger: Danger;
  readonly line: number;
  /** As written, at most 200 characters. */
  readonly text: string;
}

/** What was read of a pipeline file. */
export interface PipelineReading {
  readonly steps: readonly UnsafeStep[];
  /** Why it could not be read; null when it could. */
  readonly error: string | null;
}

const fromChange = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'issue_comment',
  'merge_request',
]);
const privileged = new Set(['pull_request_target', 'workflow_run']);
const fetchesHead =
  /\bgh\s{1,5}pr\s{1,5}checkout\b|\bgit\s{1,5}(?:fetch|pull|checkout|switch|clone|merge)\b.{0,300}(?:refs\/pull\/|\bpull\/\$|\.head\.|head_ref|HEAD_REF|HEAD_SHA)/u;
/** Variables whose values strangers choose, where a program reads its text anew. */
const foreignName = String.raw`\$\{?(?:GITHUB_HEAD_REF|GITEE_(?:COMMIT_(?:MESSAGE|TITLE|COMMENT)|(?:PULL_REQUEST|PR)_(?:TITLE|BODY|DESCRIPTION|SOURCE_BRANCH)|SOURCE_BRANCH)|CI_(?:COMMIT_(?:MESSAGE|TITLE|DESCRIPTION|REF_NAME|BRANCH|AUTHOR)|MERGE_REQUEST_(?:TITLE|DESCRIPTION|SOURCE_BRANCH_NAME)))\}?`;
const readAnew = new RegExp(
  String.raw`(?<![\w-])(?:eval|(?:ba|z|da|k)?sh\s{1,5}-\w{0,5}c|python3?\s{1,5}-c|node\s{1,5}-e|perl\s{1,5}-e|ruby\s{1,5}-e)\b.{0,300}${foreignName}`,
  'u',
);
/** Gitee Go puts values of its parameters into the script before any shell reads it. */
const pasted = new RegExp(
  String.raw`\$\{\{?\s{0,5}(?:params\.)?(?:GITEE_(?:COMMIT_(?:MESSAGE|TITLE|COMMENT)|(?:PULL_REQUEST|PR)_(?:TITLE|BODY|DESCRIPTION)))\s{0,5}\}`,
  'u',
);
const longest = 200;

function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

function step(danger: Danger, line: number, text: string): UnsafeStep {
  return { danger, line, text: shortened(text) };
}

/** `owner` of an action, also where it is named by its address. */
function ownerOf(uses: string): string {
  return (
    uses
      .replace(/^https?:\/\/[^/]{1,200}\//u, '')
      .split('/')[0]
      ?.toLowerCase() ?? ''
  );
}

function unpinned(workflow: Workflow, trusted: ReadonlySet<string>): UnsafeStep[] {
  const uses = workflow.jobs.flatMap((job) => [
    ...(job.uses === null ? [] : [{ text: job.uses, line: job.line }]),
    ...job.steps.flatMap(({ uses: text, line }) => (text === null ? [] : [{ text, line }])),
  ]);
  return uses
    .filter(({ text }) => !/^\.{0,2}\//u.test(text) && !isPinned(text) && !trusted.has(ownerOf(text)))
    .map(({ text, line }) => step('unpinned-action', line, text));
}

function privileges({ permissions, permissionsLine, triggers, jobs }: Workflow): UnsafeStep[] {
  const isWide = (map: ReadonlyMap<string, string> | null) => map?.get('*') === 'write-all';
  const isStrange = triggers.some((trigger) => fromChange.has(trigger));
  return [
    ...(isWide(permissions) ? [step('write-all', permissionsLine ?? 1, 'permissions: write-all')] : []),
    ...jobs.flatMap((job) => [
      ...(isWide(job.permissions) ? [step('write-all', job.line, `${job.id}: permissions: write-all`)] : []),
      ...(isStrange && job.runsOn.some((label) => /^self-hosted$/iu.test(label))
        ? [step('self-hosted', job.line, `${job.id}: runs-on: ${job.runsOn.join(', ')}`)]
        : []),
      ...(job.inheritsSecrets && job.uses !== null && !job.uses.startsWith('./')
        ? [step('secrets-inherited', job.line, `${job.uses}: secrets: inherit`)]
        : []),
      ...[job, ...job.steps].flatMap(({ condition, line }) =>
        condition !== null && /\bsecrets\s{0,3}[.[]/u.test(condition)
          ? [step('secret-condition', line, `if: ${condition}`)]
          : [],
      ),
    ]),
  ];
}

function fetchedHeads({ triggers, jobs }: Workflow): UnsafeStep[] {
  if (!triggers.some((trigger) => privileged.has(trigger))) return [];
  return jobs.flatMap((job) =>
    job.steps.flatMap(({ run, scriptLine }) => {
      const lines = (run ?? '').split('\n', 2000);
      const at = lines.findIndex((line) => fetchesHead.test(line.slice(0, 1000)));
      return at < 0 ? [] : [step('head-checkout', scriptLine + at, lines[at] as string)];
    }),
  );
}

function ofWorkflow(workflow: Workflow, all: readonly Workflow[], trusted: ReadonlySet<string>): UnsafeStep[] {
  return [
    ...headCheckouts(workflow, all).map(({ line, text }) => step('head-checkout', line, text)),
    ...fetchedHeads(workflow),
    ...injections(workflow, all).map(({ line, text }) => step('injection', line, text)),
    ...privileges(workflow),
    ...unpinned(workflow, trusted),
  ];
}

function ofCommands(path: string, text: string): UnsafeStep[] | null {
  const read = readCiFile(path, text);
  if (read === null) return null;
  const isGitee = path.startsWith('.workflow/');
  const isGitlab = /^\.gitlab(?:-ci\.ya?ml$|\/)/u.test(path);
  return [
    ...read.commands.flatMap(({ line, text: command }) => [
      ...(isPipedScript(command) ? [step('piped-script', line, command)] : []),
      ...(readAnew.test(command) || (isGitee && pasted.test(command)) ? [step('foreign-variable', line, command)] : []),
    ]),
    ...(isGitlab ? movingIncludes(text).map((one) => step('unpinned-include', one.line, one.text)) : []),
  ];
}

/** Whether a path is a pipeline of any platform, or a composite action. */
export function isPipeline(path: string): boolean {
  return ciPath.test(path.toLowerCase()) || actionPath.test(path);
}

/** Reads a workflow or action of GitHub's format; null for other files. */
export function workflowAt(path: string, text: string): Workflow | null {
  if (workflowPath.test(path)) return parseWorkflow(path, text);
  return actionPath.test(path) ? parseAction(path, text) : null;
}

/** Dangerous places of one pipeline file, in the order of its lines; `all` are the workflows of the repository, `trusted` owners whose actions need no pin. */
export function unsafeSteps(
  path: string,
  text: string,
  all: readonly Workflow[],
  trusted: ReadonlySet<string>,
): PipelineReading {
  const workflow = workflowAt(path, text);
  if (workflow !== null && workflow.error !== null) return { steps: [], error: workflow.error };
  const commands = ciPath.test(path.toLowerCase()) || workflow !== null ? ofCommands(path, text) : [];
  if (commands === null) return { steps: [], error: 'not YAML' };
  const found = [...(workflow === null ? [] : ofWorkflow(workflow, all, trusted)), ...commands];
  return { steps: found.sort((a, b) => a.line - b.line), error: null };
}
