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

import { opendiggerFiles } from '#api/opendigger/mapping.ts';
import { both, generatedNote, type Page, table } from '../page.ts';

const intro = `# OpenDigger 格式的静态文件 · Static files as OpenDigger has them

${generatedNote}

\`tongming export opendigger DIR\` 写出，发布网站时也放在 \`/data/opendigger/\` 下：
\`<platform>/<owner>/<name>/<file>.json\`、每个代码仓一个 \`meta.json\`、总表 \`repo_list.csv\`（id,platform,repo_name）。为 OpenDigger 数据写的程序改个网址就能读。

\`tongming export opendigger DIR\` writes them, and a published site has them below \`/data/opendigger/\`:
\`<platform>/<owner>/<name>/<file>.json\`, a \`meta.json\` for each repository, and \`repo_list.csv\` (id,platform,repo_name). What reads OpenDigger's data reads these from another address.

- 键是 \`2023\`、\`2023Q1\`、\`2023-01\`；只有已经结束的年、季、月。 Keys are \`2023\`, \`2023Q1\`, \`2023-01\`: years, quarters and months that are over.
- **未知写作 \`null\`，零写作 \`0\`**；OpenDigger 两者都略去。 **Unknown is \`null\`, zero is \`0\`**; OpenDigger leaves both out.
- 数值四舍五入到两位小数；时长以天计，形如 \`{avg, levels, quantile_0 … quantile_4}\`。 Values are rounded to two digits; durations are in days, as \`{avg, levels, quantile_0 … quantile_4}\`.
- 名字以 \`.\` 开头的目录写成 \`_.\`：网站不提供隐藏文件。 A name that begins with a dot is written with \`_.\`: sites serve no hidden files.`;

/** Which file of OpenDigger is made of which metric, and where ours differs. */
export function opendiggerPage(): Page {
  const rows = opendiggerFiles.map(({ file, metric, differs }) => [
    `\`${file}.json\``,
    metric === null ? '–' : `[\`${metric}\`](metrics.md)`,
    differs === null ? '' : both(differs),
  ]);
  const files = table(['文件 file', '指标 metric', '与 OpenDigger 的不同 differs'], rows);
  return { path: 'docs/opendigger.md', text: `${intro}\n\n${files}\n` };
}
