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

import { checks } from '#metrics/check-registry.ts';
import { both, generatedNote, type Page, table } from '../page.ts';

/** Reference of all checks, by category. */
export function checksPage(): Page {
  const members = [...checks.values()];
  const categories = [...new Set(members.map((check) => check.category))].sort();
  const sections = categories.map((category) => {
    const rows = members
      .filter((check) => check.category === category)
      .map((check) => [
        `\`${check.id}\``,
        both(check.question),
        both(check.fix),
        String(check.weight),
        Object.entries(check.gates)
          .map(([stage, kind]) => `${stage}: ${kind}`)
          .join('<br>') || '–',
        [...check.aliases, `[source](${check.source})`].join('<br>'),
        String(check.revision),
      ]);
    return `## ${category}\n\n${table(['id', '问题 question', '怎么改 fix', '权重 weight', '门槛 gates', '又名 also known as', 'rev'], rows)}`;
  });
  return { path: 'docs/checks.md', text: `${['# 检查项 · Checks', generatedNote, ...sections].join('\n\n')}\n` };
}
