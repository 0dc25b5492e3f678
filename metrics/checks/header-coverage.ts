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

import {
  type CheckOutcome,
  defineCheck,
  type FileFact,
  fail,
  notApplicable,
  partial,
  pass,
  unknown,
} from '../check.ts';
import { firstPartySource } from '../reading/first-party.ts';
import { byStage } from '../reading/threshold.ts';

/** Gate LEG-03's share of first-party source files with a licence notice or SPDX tag. */
const needed = { sandbox: 0.6, incubating: 0.8, graduated: 0.95 };
const readEnough = 0.8;
const mostShown = 5;

/** Gate LEG-03: each source file says under which licence it stands. */
export const headerCoverage = defineCheck({
  id: 'header-coverage',
  name: { zh: '文件头许可声明', en: 'Licence headers' },
  question: {
    zh: '自有源文件是否写明许可证（声明或 SPDX 标签）？沙箱 60 %、孵化 80 %、毕业 95 %。',
    en: 'Do first-party source files state their licence (notice or SPDX tag)? 60 / 80 / 95 % by stage.',
  },
  why: {
    zh: '文件会被单独复制出去；文件头是它离开仓库后唯一的许可说明。',
    en: 'Files are copied one by one; the header is all that a file says of its licence once it has left the repository.',
  },
  fix: {
    zh: '在每个源文件开头加一行，例如：// SPDX-License-Identifier: MulanPSL-2.0。可用 `reuse annotate` 或 `addlicense` 批量添加。',
    en: 'Begin each source file with a line such as // SPDX-License-Identifier: MulanPSL-2.0; `reuse annotate` or `addlicense` add it to all.',
  },
  category: 'compliance',
  weight: 4,
  revision: 1,
  source: 'https://www.bestpractices.dev/criteria/2#2.license_per_file',
  aliases: ['gate:LEG-03'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files', 'declared'],
  run({ files, declared }) {
    const source = firstPartySource(files);
    if (source.length === 0) {
      return notApplicable({ zh: '没有自有源文件。', en: 'There are no first-party source files.' });
    }
    return judge(source, byStage(declared.stage, needed));
  },
});

/** A share in percent, never rounded up over a threshold. */
function percent(share: number): string {
  return (Math.floor(share * 1000) / 10).toFixed(1);
}

function judge(source: readonly FileFact[], need: number): CheckOutcome {
  const read = source.filter((file) => file.notice !== null || file.spdx !== null);
  const bare = read.filter((file) => file.spdx === null && file.notice !== true);
  if (read.length < source.length * readEnough) {
    return unknown({
      zh: `${source.length} 个源文件中只读取了 ${read.length} 个，不足以判断。`,
      en: `Only ${read.length} of ${source.length} source files were read: too few to tell.`,
    });
  }
  const share = (read.length - bare.length) / read.length;
  const message = {
    zh: `${read.length} 个自有源文件中 ${read.length - bare.length} 个有许可声明（${percent(share)} %，需要 ${need * 100} %）。`,
    en: `${read.length - bare.length} of ${read.length} first-party source files state their licence (${percent(share)} %; ${need * 100} % are needed).`,
  };
  const evidence = bare.slice(0, mostShown).map((file) => ({ path: file.path, line: null, text: null }));
  if (share >= need) return pass(message, { evidence });
  return share === 0 ? fail(message, { evidence }) : partial(share / need, message, { evidence });
}
