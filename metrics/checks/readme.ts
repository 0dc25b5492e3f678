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

import { defineCheck, fail, pass, unknown } from '../check.ts';
import { emptyFile } from '../reading/document-miss.ts';
import { isRegular, isSymlink } from '../reading/place.ts';
import { findReadmes, readmeFiles, readmePlaces } from '../reading/readme.ts';
import { cleanQuote } from '../reading/substance.ts';

const searched = readmePlaces.map((place) => `${place}{README,自述}*`);

/** CLOMonitor's README check; what it must say for the centre is `readme-incubation-status`. */
export const readme = defineCheck({
  id: 'readme',
  name: { zh: '自述文件', en: 'README' },
  question: { zh: '项目是否有 README？', en: 'Does the project have a README?' },
  why: { zh: 'README 是所有人看到的第一页。', en: 'The README is the first page that everybody sees.' },
  fix: {
    zh: '在根目录新建 README.md：\n\n# 项目名\n一句话说明它是什么、给谁用。\n## 快速开始\n…\n## 参与贡献\n见 CONTRIBUTING.md\n## 许可证\n见 LICENSE',
    en: 'Add README.md at the root:\n\n# Name\nOne sentence: what it is and whom it is for.\n## Quick start\n…\n## Contributing\nSee CONTRIBUTING.md\n## Licence\nSee LICENSE',
  },
  category: 'documentation',
  weight: 10,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#readme',
  aliases: ['clomonitor:readme'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const named = readmeFiles(files).filter((file) => !file.binary);
    const read = findReadmes(files).find(({ outline }) => outline.hasBody);
    const large = named.find((file) => isRegular(file) && file.size !== 0 && files.text(file.path) === null);
    const path = read?.path ?? large?.path;
    if (path !== undefined) {
      const shown = cleanQuote(path, 120);
      return pass(
        { zh: `自述文件是 ${shown}。`, en: `The README is ${shown}.` },
        { evidence: [{ path, line: null, text: null }], searched },
      );
    }
    if (named.some(isSymlink)) {
      return unknown(
        {
          zh: 'README 是符号链接，不会跟随它，无法判断有没有内容。',
          en: 'The README is a symlink; symlinks are not followed, so whether it says anything is not known.',
        },
        { searched },
      );
    }
    const empty = named[0];
    return fail(
      { zh: '没有找到有内容的 README。', en: 'No README with content was found.' },
      { searched, nearestMiss: empty === undefined ? null : { path: empty.path, why: emptyFile } },
    );
  },
});
