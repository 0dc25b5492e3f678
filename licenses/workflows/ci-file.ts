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

import type { Placed } from './workflow-file.ts';
import { keyText, readYaml, type Yaml } from './yaml-file.ts';

/** Paths of CI configuration of any platform, in lower case. */
export const ciPath = new RegExp(
  [
    String.raw`^\.(?:github|gitea|forgejo|gitcode)/workflows/[^/]+\.ya?ml$`,
    String.raw`^\.(?:github|gitea|forgejo|gitcode)/actions/[^/]+/action\.ya?ml$`,
    String.raw`^\.(?:workflow|woodpecker|buildkite|semaphore|tekton|builds|gitlab-ci|cnb|prow|azure-pipelines)/.+\.ya?ml$`,
    String.raw`^\.gitlab/(?:ci|pipelines?)/.+\.ya?ml$`,
    String.raw`^\.(?:gitlab-ci|travis|cirrus|drone|woodpecker|appveyor|cnb|prow|build)\.ya?ml$`,
    String.raw`^(?:azure-pipelines|appveyor|bitbucket-pipelines|cloudbuild|wercker|codefresh)\.ya?ml$`,
    String.raw`^\.circleci/config\.ya?ml$`,
    String.raw`(?:^|/)jenkinsfile(?:[._-][\w.-]+)?$`,
  ].join('|'),
);

const commandKey = /^(?:run|script|commands?|cmd|bash|sh|powershell|pwsh|install|before_install|[a-z_]{1,40}_script)$/;
/** Keys below a command key that hold no command. */
const besideCommand = new Set(['name', 'environment', 'when', 'shell', 'working_directory']);
/** Values of one file that are visited: aliases can make few bytes into many. */
const mostValues = 20_000;
const longestCommand = 2_000;

/** What a CI file runs and takes in. */
export interface CiFile {
  /** Commands, continued lines joined, comments left out; of a Jenkinsfile every line. */
  readonly commands: readonly Placed[];
  /** Remote parts that GitLab includes. */
  readonly includes: readonly Placed[];
}

/** Reads a CI file of any platform; null when it is not YAML. */
export function readCiFile(path: string, text: string): CiFile | null {
  return /jenkinsfile[^/]*$/iu.test(path) ? groovy(path, text) : commandsOf(path, text);
}

function groovy(path: string, text: string): CiFile {
  const commands = linesOf(path, 1, text).filter((line) => !/^(?:\/\/|\/?\*)/.test(line.text));
  return { commands, includes: [] };
}

function commandsOf(path: string, text: string): CiFile | null {
  const yaml = readYaml(text);
  if (yaml.error !== null) return null;
  const found = new Map<string, Placed>();
  const includes: Placed[] = [];
  const budget = { left: mostValues };
  for (const root of yaml.roots) {
    visit(yaml, root, budget, (node, value) => {
      const first = yaml.lineOf(node) + ((node as { type?: string }).type?.startsWith('BLOCK') === true ? 1 : 0);
      for (const line of linesOf(path, first, value)) found.set(`${line.line} ${line.text}`, line);
    });
    collect(yaml, yaml.child(root, 'include'), true, 0, budget, (node, value) => {
      includes.push({ path, line: yaml.lineOf(node), text: value });
    });
  }
  return { commands: [...found.values()], includes };
}

type Visit = (node: unknown, value: string) => void;

function visit(yaml: Yaml, root: unknown, budget: { left: number }, found: Visit): void {
  collect(yaml, root, false, 0, budget, found);
}

function collect(
  yaml: Yaml,
  at: unknown,
  within: boolean,
  depth: number,
  budget: { left: number },
  found: Visit,
): void {
  budget.left -= 1;
  if (depth > 64 || budget.left < 0) return;
  const node = yaml.follow(at);
  for (const pair of yaml.pairs(node)) {
    const key = keyText(pair);
    const inside = within ? !besideCommand.has(key) : commandKey.test(key);
    collect(yaml, pair.value, inside, depth + 1, budget, found);
  }
  for (const item of yaml.items(node)) collect(yaml, item, within, depth + 1, budget, found);
  const value = within ? yaml.scalar(node) : null;
  if (value !== null) found(node, value);
}

/** Commands of a script: a line that ends in a backslash goes on in the next. */
function linesOf(path: string, first: number, text: string): Placed[] {
  const found: Placed[] = [];
  let open: { line: number; text: string } | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const part = raw.slice(0, longestCommand).trim();
    const line: { line: number; text: string } = open ?? { line: first + index, text: '' };
    line.text = `${line.text} ${part}`.trim().slice(0, longestCommand);
    open = null;
    if (line.text.endsWith('\\')) open = { line: line.line, text: line.text.slice(0, -1).trim() };
    else if (line.text !== '' && !line.text.startsWith('#')) found.push({ path, ...line });
  }
  if (open !== null && open.text !== '') found.push({ path, ...open });
  return found;
}
