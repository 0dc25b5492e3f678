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

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gitVersion } from '#crawler/git/version.ts';
import type { Config } from '../config.ts';
import { type Finding, messageOf, same } from './finding.ts';

/** The Node that runs this. */
export function examineNode(): Finding[] {
  return [{ id: 'node', subject: same('Node'), status: 'ok', text: same(process.version) }];
}

/** The npm at hand; Tongming runs without one once it is installed. */
export async function examineNpm(config: Config): Promise<Finding[]> {
  const subject = same('npm');
  try {
    const { stdout } = await promisify(execFile)('npm', ['--version'], {
      timeout: 5000,
      env: { ...config.childEnvironment },
      shell: process.platform === 'win32',
    });
    return [{ id: 'npm', subject, status: 'ok', text: same(stdout.trim()) }];
  } catch (error) {
    const text = {
      zh: `没有找到 npm（${messageOf(error)}）；升级依赖时才需要。`,
      en: `npm was not found (${messageOf(error)}); it is only needed to update packages.`,
    };
    return [{ id: 'npm', subject, status: 'warning', text }];
  }
}

/** The git that crawls, with advice where its known holes may be open. */
export async function examineGit(): Promise<Finding[]> {
  const { text, fixed, advice } = await gitVersion();
  return [
    {
      id: 'git',
      subject: same('git'),
      status: fixed && advice === null ? 'ok' : 'warning',
      text: advice ?? same(text),
    },
  ];
}
