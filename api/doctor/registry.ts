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

import { problemLine } from '../registry/problem.ts';
import { readRegistry } from '../registry/read.ts';
import type { Finding } from './finding.ts';

const subject = { zh: '登记表', en: 'registry' };

/** Whether every file of the registry can be used. */
export async function examineRegistry(directory: string): Promise<Finding[]> {
  const { projects, organisations, problems } = await readRegistry(directory);
  const counted: Finding = {
    id: 'registry',
    subject,
    status: problems.length === 0 ? 'ok' : 'warning',
    text: {
      zh: `${projects.length} 个项目，${organisations.length} 家单位（${directory}）`,
      en: `${projects.length} projects, ${organisations.length} organisations (${directory})`,
    },
  };
  const wrong = problems.map(
    (problem): Finding => ({
      id: 'registry',
      subject,
      status: 'failure',
      text: { zh: problemLine(problem, 'zh'), en: problemLine(problem, 'en') },
    }),
  );
  return [counted, ...wrong];
}
