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

import { licenceTexts } from '#licenses/licence-texts.ts';
import { defineCheck, fail, notApplicable, unknown } from '../check.ts';
import { vendoredSource } from '../reading/first-party.ts';
import { vendoredLicences } from '../reading/licence-file.ts';

const mostRead = 200;

/** Gate LEG-08, the part a machine can decide: licence texts of bundled code whose terms were changed. */
export const upstreamNoticesKept = defineCheck({
  id: 'upstream-notices-kept',
  name: { zh: '未改动上游声明', en: 'Upstream notices kept' },
  question: {
    zh: '第三方代码的版权和许可声明是否原样保留？',
    en: 'Are the copyright and licence notices of bundled code kept as they were?',
  },
  why: {
    zh: '删改别人的版权声明是侵权，也会让下游连带承担风险。',
    en: 'To change or remove the notices of others infringes their rights, and passes the risk on to everyone downstream.',
  },
  fix: {
    zh: '从上游取回原始的许可证文本和文件头，自己的改动写在另外一行，不要覆盖原来的声明。',
    en: 'Restore the licence text and headers from upstream; add a line of your own for changes and leave theirs alone.',
  },
  category: 'compliance',
  weight: 2,
  revision: 1,
  source: 'https://www.apache.org/legal/src-headers.html#3party',
  aliases: ['gate:LEG-08'],
  gates: { incubating: 'advisory', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    if (vendoredSource(files).length === 0) {
      return notApplicable({ zh: '仓库里没有发现第三方代码。', en: 'No bundled third-party code was found.' });
    }
    const read = vendoredLicences(files)
      .slice(0, mostRead)
      .flatMap(({ path }) => licenceTexts(files.text(path) ?? '').map((match) => ({ path, match })));
    const changed = read.filter(({ match }) => match.class === 'altered' && match.score >= 0.8);
    const [first] = changed;
    if (first === undefined) {
      return unknown({
        zh: `读到的 ${read.length} 份第三方许可证文本没有改动；各文件的声明要与上游对照才能断定，由评审人确认。`,
        en: `The ${read.length} licence texts of bundled code that were read are unchanged; notices in files need a comparison with upstream by a reviewer.`,
      });
    }
    const evidence = changed.slice(0, 5).map(({ path, match }) => ({ path, line: match.lines[0], text: match.id }));
    return fail(
      {
        zh: `${first.path} 的条款与 ${first.match.id} 原文不同。`,
        en: `The terms in ${first.path} differ from the text of ${first.match.id}.`,
      },
      { evidence },
    );
  },
});
