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

import { ciPath, readCiFile } from '#licenses/workflows/ci-file.ts';
import type { Placed } from '#licenses/workflows/workflow-file.ts';
import type { FileFact, FileIndex } from '../check.ts';

/** Where CI configuration was looked for, as shown when there is none. */
export const ciPlaces = [
  '.github/workflows/*.yml',
  '.gitea/workflows/*.yml',
  '.forgejo/workflows/*.yml',
  '.gitcode/workflows/*.yml',
  '.workflow/*.yml',
  '.gitlab-ci.yml',
  '.gitlab/ci/*.yml',
  'Jenkinsfile',
  '.circleci/config.yml',
  '.travis.yml',
  '.cirrus.yml',
  '.drone.yml',
  '.woodpecker/*.yml',
  '.cnb.yml',
  '.buildkite/*.yml',
  'azure-pipelines.yml',
  'appveyor.yml',
  'bitbucket-pipelines.yml',
];

const mostFiles = 200;

/** CI configuration files of any platform, read or not. */
export function ciFiles(files: FileIndex): FileFact[] {
  return files.match(ciPath);
}

interface Ci {
  readonly commands: readonly Placed[];
  /** Remote parts that GitLab includes. */
  readonly includes: readonly Placed[];
  /** Files whose text was not read, or is not YAML. */
  readonly unread: readonly string[];
}

const known = new WeakMap<FileIndex, Ci>();

/** What the CI files say, read once for all checks. */
function readCi(files: FileIndex): Ci {
  const before = known.get(files);
  if (before !== undefined) return before;
  const commands: Placed[] = [];
  const includes: Placed[] = [];
  const unread: string[] = [];
  for (const [index, { path }] of ciFiles(files).entries()) {
    const text = index < mostFiles ? files.text(path) : null;
    const read = text === null ? null : readCiFile(path, text);
    if (read === null) unread.push(path);
    else {
      commands.push(...read.commands);
      includes.push(...read.includes);
    }
  }
  const ci = { commands, includes, unread };
  known.set(files, ci);
  return ci;
}

/** Every command that the CI files run, continued lines joined, comments left out; a Jenkinsfile line by line. */
export function ciCommands(files: FileIndex): readonly Placed[] {
  return readCi(files).commands;
}

/** Templates, components and files of other projects that GitLab CI takes in. */
export function ciIncludes(files: FileIndex): readonly Placed[] {
  return readCi(files).includes;
}

/** CI files that nobody could read. */
export function unreadCi(files: FileIndex): readonly string[] {
  return readCi(files).unread;
}
