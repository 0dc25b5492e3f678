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

import { keyText, readYaml, type Yaml } from './yaml-file.ts';

/** A value of a file with the line it stands on. */
export interface Placed {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** A step of a GitHub-style workflow. */
export interface WorkflowStep {
  readonly line: number;
  /** `owner/name@ref`; null for a step of commands. */
  readonly uses: string | null;
  readonly run: string | null;
  /** Scalars below `with`, as text. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Line of the first line of `run`, or of the script among the inputs. */
  readonly scriptLine: number;
  /** What `if` asks; null when it asks nothing. */
  readonly condition: string | null;
}

/** A job of a GitHub-style workflow. */
export interface WorkflowJob {
  readonly id: string;
  readonly line: number;
  /** What `permissions` grants; null when the job says nothing. */
  readonly permissions: ReadonlyMap<string, string> | null;
  readonly steps: readonly WorkflowStep[];
  /** A reusable workflow that the job calls. */
  readonly uses: string | null;
  /** Labels of the machines that it runs on. */
  readonly runsOn: readonly string[];
  readonly condition: string | null;
  /** It hands all secrets to the workflow that it calls. */
  readonly inheritsSecrets: boolean;
}

/** A parsed workflow file (GitHub, Gitea/Forgejo, and GitCode use one format), or a composite action with one job. */
export interface Workflow {
  readonly path: string;
  /** What it calls itself; null when it does not. */
  readonly name: string | null;
  /** Names of the workflows whose end starts this one. */
  readonly after: readonly string[];
  /** Event names of `on`; none for a composite action. */
  readonly triggers: readonly string[];
  /** Top-level permissions: a map, `{ '*': 'read-all' }` for a word; null when absent. */
  readonly permissions: ReadonlyMap<string, string> | null;
  readonly permissionsLine: number | null;
  readonly jobs: readonly WorkflowJob[];
  /** Why the file could not be read; the lists are empty then. */
  readonly error: string | null;
}

/** Paths of workflows of GitHub's format. */
export const workflowPath = /^\.(?:github|gitea|forgejo|gitcode)\/workflows\/[^/]+\.ya?ml$/;
/** Paths of composite actions. */
export const actionPath = /^(?:\.(?:github|gitea|forgejo|gitcode)\/actions\/[^/]+\/)?action\.ya?ml$/;

function scalarMap(yaml: Yaml, node: unknown): Map<string, string> {
  return new Map(yaml.pairs(node).map((pair) => [keyText(pair), yaml.scalar(pair.value) ?? '']));
}

function permissionsOf(yaml: Yaml, owner: unknown): ReadonlyMap<string, string> | null {
  const pair = yaml.pairs(owner).find((each) => keyText(each) === 'permissions');
  if (pair === undefined) return null;
  const word = yaml.scalar(pair.value);
  return word === null ? scalarMap(yaml, pair.value) : new Map([['*', word]]);
}

function triggersOf(yaml: Yaml, node: unknown): string[] {
  return [...yaml.pairs(node).map(keyText), ...textsOf(yaml, node)];
}

/** A text, or the texts of a list. */
function textsOf(yaml: Yaml, node: unknown): string[] {
  return [node, ...yaml.items(node)].flatMap((item) => yaml.scalar(item) ?? []);
}

/** A label, a list of them, or the labels of a group. */
function labelsOf(yaml: Yaml, node: unknown): string[] {
  return [...textsOf(yaml, node), ...textsOf(yaml, yaml.child(node, 'labels'))];
}

/** A block scalar begins on the line below its key. */
function scriptLine(yaml: Yaml, step: unknown): number {
  const script = yaml.child(step, 'run') ?? yaml.child(yaml.child(step, 'with'), 'script');
  const isBlock = (script as { type?: string } | null)?.type?.startsWith('BLOCK') === true;
  return script === null ? yaml.lineOf(step) : yaml.lineOf(script) + (isBlock ? 1 : 0);
}

function stepsOf(yaml: Yaml, node: unknown): WorkflowStep[] {
  return yaml
    .items(node)
    .filter((item) => yaml.pairs(item).length > 0)
    .map((item) => ({
      line: yaml.lineOf(item),
      uses: yaml.scalar(yaml.child(item, 'uses')),
      run: yaml.scalar(yaml.child(item, 'run')),
      inputs: scalarMap(yaml, yaml.child(item, 'with')),
      scriptLine: scriptLine(yaml, item),
      condition: yaml.scalar(yaml.child(item, 'if')),
    }));
}

function jobsOf(yaml: Yaml, node: unknown): WorkflowJob[] {
  return yaml.pairs(node).map((pair) => ({
    id: keyText(pair),
    line: yaml.lineOf(pair.key),
    permissions: permissionsOf(yaml, pair.value),
    steps: stepsOf(yaml, yaml.child(pair.value, 'steps')),
    uses: yaml.scalar(yaml.child(pair.value, 'uses')),
    runsOn: labelsOf(yaml, yaml.child(pair.value, 'runs-on')),
    condition: yaml.scalar(yaml.child(pair.value, 'if')),
    inheritsSecrets: yaml.scalar(yaml.child(pair.value, 'secrets')) === 'inherit',
  }));
}

/** Reads one workflow file; a file that is not YAML, or is no mapping, comes back with `error` set. */
export function parseWorkflow(path: string, text: string): Workflow {
  const yaml = readYaml(text);
  const [root = null] = yaml.roots;
  const mapping = yaml.pairs(root).length > 0;
  return {
    path,
    name: yaml.scalar(yaml.child(root, 'name')),
    after: textsOf(yaml, yaml.child(yaml.child(yaml.child(root, 'on'), 'workflow_run'), 'workflows')),
    // YAML 1.1 readers see the key `on` as true; this parser keeps it as written.
    triggers: triggersOf(yaml, yaml.child(root, 'on')),
    permissions: permissionsOf(yaml, root),
    permissionsLine: lineOfKey(yaml, root, 'permissions'),
    jobs: jobsOf(yaml, yaml.child(root, 'jobs')),
    error: yaml.error ?? (mapping ? null : 'no mapping of keys to values'),
  };
}

function lineOfKey(yaml: Yaml, node: unknown, key: string): number | null {
  const pair = yaml.pairs(node).find((each) => keyText(each) === key);
  return pair === undefined ? null : yaml.lineOf(pair.key);
}

/** What is known of a workflow that was not read. */
export const noWorkflow = { name: null, after: [], triggers: [], permissions: null, permissionsLine: null, jobs: [] };

/** Reads a composite action as a workflow of one job. */
export function parseAction(path: string, text: string): Workflow {
  const yaml = readYaml(text);
  const runs = yaml.child(yaml.roots[0] ?? null, 'runs');
  const job = {
    id: 'runs',
    line: 1,
    permissions: null,
    steps: stepsOf(yaml, yaml.child(runs, 'steps')),
    uses: null,
    runsOn: [],
    condition: null,
    inheritsSecrets: false,
  };
  return { ...noWorkflow, path, jobs: [job], error: yaml.error };
}
