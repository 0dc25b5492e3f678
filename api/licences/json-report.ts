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

import type { ScannedTree } from '#licenses/scan/tree.ts';
import type { Terminal } from '../command.ts';
import { jsonText } from '../terminal.ts';
import type { Report } from './report.ts';

const mostProblems = 1000;

function reuseFacts(reuse: ScannedTree['reuse']) {
  if (reuse === null) return null;
  const { compliant, problems, summary } = reuse;
  const left = Math.max(0, problems.length - mostProblems);
  return { compliant, summary, problems: problems.slice(0, mostProblems), problemsLeftOut: left };
}

/**
 * One JSON document, written while the tree is read: a file a line, so that no tree is too large for memory.
 * docs/licences.schema.json describes it.
 */
export function jsonReport(terminal: Terminal): Report {
  let written = 0;
  terminal.out('{\n"files": [');
  return {
    files(files) {
      if (files.length === 0) return;
      const lines = files.map((file, index) => `${written + index === 0 ? '' : ','}${jsonText(file, 0)}`);
      written += files.length;
      terminal.out(lines.join('\n'));
    },
    end({ summary, project, reuse, index }) {
      const { directories, directoriesLeftOut, outcomes, holders } = summary;
      const rows = directories.map((one, at) => `${at === 0 ? '' : ','}${jsonText(one, 0)}`);
      const rest = { directoriesLeftOut, outcomes, holders, reuse: reuseFacts(reuse), index };
      terminal.out(
        [
          '],',
          '"directories": [',
          ...rows,
          '],',
          `"project": ${jsonText(project, 0)},`,
          jsonText(rest, 0).slice(1),
        ].join('\n'),
      );
    },
  };
}
