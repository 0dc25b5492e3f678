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

import { simpleGit } from 'simple-git';
import { CrawlerError } from '../error.ts';
import { gitConfig, gitEnvironment } from './environment.ts';
import { gitFault } from './fault.ts';

const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
// oxlint-disable-next-line no-control-regex -- no name or path of ours has them
const absolutePath = /^\/[^\u0000-\u001F]*$/u;
// oxlint-disable-next-line no-control-regex -- git forbids them in names
const fullRef = /^refs\/(?:heads|tags)\/[^\u0000-\u0020\u007F~^:?*[\\]+$/u;

/** Every command that may be run here, word by word: nothing from outside can stand where an option could. */
const shapes: readonly (readonly (string | RegExp)[])[] = [
  ['version'],
  ['init', '--quiet', '--bare', '--template=', /^--object-format=sha(?:1|256)$/u, '--', absolutePath],
  ['symbolic-ref', 'HEAD', fullRef],
  ['update-ref', '--no-deref', 'HEAD', objectId],
  ['rev-parse', '--verify', '--quiet', '--end-of-options', /^[0-9a-f]{40,64}\^\{commit\}$/u],
  ['rev-parse', '--show-object-format'],
  ['pack-refs', '--all'],
];

function fits(args: readonly string[], shape: readonly (string | RegExp)[]): boolean {
  if (args.length !== shape.length) return false;
  return shape.every((want, at) => (typeof want === 'string' ? want === args[at] : want.test(args[at] ?? '')));
}

/**
 * simple-git refuses these by default because outsiders could turn code on with them. Here each is a constant of
 * `environment.ts` that turns something off: hooks, helpers, prompts, pagers, protocols, foreign configuration.
 */
const unsafe = {
  allowUnsafeProtocolOverride: true,
  allowUnsafeHooksPath: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeFsMonitor: true,
  allowUnsafePager: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeAskPass: true,
  allowUnsafeSshCommand: true,
  allowUnsafeTemplateDir: true,
};

/** Runs one of a few short offline commands through simple-git and gives what it printed; anything else throws before a process starts. */
export async function shortGit(args: readonly string[], gitDir?: string): Promise<string> {
  const name = args[0] ?? '';
  if (!shapes.some((shape) => fits(args, shape))) {
    throw new CrawlerError('git-failed', `git ${name}: this form of the command is not on the list of allowed ones.`);
  }
  const environment = gitEnvironment(gitDir, undefined);
  const runner = simpleGit({
    baseDir: gitDir ?? '/',
    timeout: { block: 60_000 },
    allowEnvironment: Object.keys(environment),
    unsafe,
    // By default a command that fails without a word counts as done.
    errors: (error, { exitCode, stdErr }) => (exitCode === 0 ? undefined : (error ?? Buffer.concat(stdErr))),
  }).env(environment);
  try {
    return (await runner.raw([...gitConfig(undefined), ...args])).trim();
  } catch (error) {
    const stderr = error instanceof Error ? error.message : String(error);
    const fault = gitFault({ command: name, code: 128, signal: null, stderr });
    throw new CrawlerError(/ENOENT/u.test(stderr) ? 'git-missing' : fault.kind, fault.message, { cause: error });
  }
}
