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

import type { Placed, Workflow } from './workflow-file.ts';

const privileged = new Set(['pull_request_target', 'workflow_run']);
const checkout = /^(?:https?:\/\/[\w.:-]{1,100}\/)?actions\/checkout@/i;
const script = /^(?:https?:\/\/[\w.:-]{1,100}\/)?actions\/github-script@/i;
/** Refs and repositories of the change; `base` and `merged` ones are the project's own. */
const headRef =
  /(?:github|gitea|forge(?:jo)?|gitcode)\.event\.(?:pull_request\.(?:head\.|merge_commit_sha|number)|workflow_run\.(?:head_|pull_requests)|number)|(?:github|gitea|forge(?:jo)?|gitcode)\.head_ref|refs\/pull\//;
/** Values that whoever opens an issue or a change can choose. */
const untrusted =
  /\$\{\{(?:[^}$]|\}(?!\})){0,200}(?:github|gitea|forge(?:jo)?|gitcode)\.(?:head_ref|event\.(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label|repo\.default_branch))|comment\.body|review\.body|review_comment\.body|discussion\.(?:title|body)|pages[^}]{0,40}page_name|commits[^}]{0,60}(?:message|email|name)|head_commit\.(?:message|author\.(?:email|name))|workflow_run\.(?:head_branch|head_commit\.(?:message|author\.(?:email|name))|display_title)))(?:[^}]|\}(?!\})){0,200}\}\}/g;
/** Events that people without rights can cause. */
const strange =
  /^(?:pull_request(?:_target|_review|_review_comment|_comment)?|issues|issue_comment|discussion(?:_comment)?|fork|watch|workflow_run)$/;

/** Whether every workflow that starts this one is of this repository and runs for nobody without rights. */
function isStartedByOwn(workflow: Workflow, all: readonly Workflow[]): boolean {
  const before = workflow.after.map((name) => all.find((other) => (other.name ?? other.path) === name));
  return (
    before.length > 0 && before.every((other) => other !== undefined && !other.triggers.some((on) => strange.test(on)))
  );
}

/** Checkouts of the change by workflows that run with the rights of the repository. */
export function headCheckouts(workflow: Workflow, all: readonly Workflow[]): Placed[] {
  const own = isStartedByOwn(workflow, all);
  if (!workflow.triggers.some((trigger) => privileged.has(trigger) && !(own && trigger === 'workflow_run'))) return [];
  return workflow.jobs.flatMap((job) =>
    job.steps.flatMap(({ uses, inputs, line }) => {
      const what = ['ref', 'repository']
        .map((key) => inputs.get(key)?.slice(0, 500) ?? '')
        .find((of) => headRef.test(of));
      if (uses === null || !checkout.test(uses) || what === undefined) return [];
      return [{ path: workflow.path, line, text: `checkout of ${what}` }];
    }),
  );
}

/** Text that strangers choose, pasted into scripts. */
export function injections(workflow: Workflow, all: readonly Workflow[]): Placed[] {
  const own = isStartedByOwn(workflow, all);
  return workflow.jobs.flatMap((job) =>
    job.steps.flatMap((step) => {
      const script = step.run ?? (isScript(step.uses) ? step.inputs.get('script') : null) ?? '';
      const found = script.match(untrusted)?.find((text) => !(own && text.includes('event.workflow_run.')));
      if (found === undefined) return [];
      const above = script.slice(0, script.indexOf(found)).split('\n').length - 1;
      return [{ path: workflow.path, line: step.scriptLine + above, text: found }];
    }),
  );
}

function isScript(uses: string | null): boolean {
  return uses !== null && script.test(uses);
}
