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
  type FileIndex,
  fail,
  notApplicable,
  partial,
  pass,
  unknown,
} from '../check.ts';
import { componentOf, vendoredSource } from '../reading/first-party.ts';
import { noticesFiles, vendoredLicences } from '../reading/licence-file.ts';

const mostShown = 5;
const searched = [
  'NOTICE*',
  'THIRD-PARTY*',
  'LICENSE-3RD-PARTY*',
  'README.OpenSource',
  '第三方*',
  'vendor/**/LICENSE*',
];

/** Gate LEG-04: bundled code keeps its licence text beside it, or is named in a notices file of the root. */
export const thirdPartyNotices = defineCheck({
  id: 'third-party-notices',
  name: { zh: '第三方声明', en: 'Third-party notices' },
  question: {
    zh: '仓库里带的第三方代码是否都有许可证文本或声明？',
    en: 'Does all bundled third-party code have its licence text or a notice?',
  },
  why: {
    zh: '几乎所有开源许可证都要求分发时保留原声明；缺了就是违约。',
    en: 'Nearly every open-source licence asks that its notice be kept; to leave it out is to break it.',
  },
  fix: {
    zh: '把上游的 LICENSE 与代码放在一起；或在根目录写 THIRD-PARTY-NOTICES.md（OpenHarmony 项目用 README.OpenSource），逐项写明名称、版本、来源和许可证。',
    en: 'Keep the upstream LICENSE beside the code, or list name, version, origin and licence of each part in THIRD-PARTY-NOTICES.md at the root.',
  },
  category: 'compliance',
  weight: 3,
  revision: 1,
  source: 'https://infra.apache.org/licensing-howto.html',
  aliases: ['gate:LEG-04'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const source = vendoredSource(files);
    if (source.length === 0) {
      return notApplicable(
        { zh: '仓库里没有发现第三方代码。', en: 'No bundled third-party code was found.' },
        { searched },
      );
    }
    return judge(files, source);
  },
});

/** Components without a licence file at or below their folder, and without a header in any of their files. */
function bareComponents(files: FileIndex, source: readonly FileFact[]): { all: string[]; bare: string[] } {
  const all = [...new Set(source.map((file) => componentOf(file.path)))].sort();
  const withText = new Set(vendoredLicences(files).map((file) => componentOf(file.path)));
  const withHeader = new Set(
    source.filter((file) => file.spdx !== null || file.notice === true).map((file) => componentOf(file.path)),
  );
  return { all, bare: all.filter((component) => !withText.has(component) && !withHeader.has(component)) };
}

function judge(files: FileIndex, source: readonly FileFact[]): CheckOutcome {
  const notices = noticesFiles(files);
  const text = notices.map((file) => files.text(file.path)?.toLowerCase() ?? '').join('\n');
  const { all, bare } = bareComponents(files, source);
  const missing = bare.filter((component) => !text.includes((component.split('/').pop() ?? component).toLowerCase()));
  const evidence = missing.slice(0, mostShown).map((path) => ({ path, line: null, text: null }));
  const message = {
    zh: `${all.length} 个第三方组件中 ${all.length - missing.length} 个有许可证文本或声明。`,
    en: `${all.length - missing.length} of ${all.length} bundled components have a licence text or notice.`,
  };
  if (missing.length === 0) return pass(message, { searched });
  if (notices.some((file) => files.text(file.path) === null)) {
    return unknown({ zh: '第三方声明文件没有读取。', en: 'The notices file was not read.' }, { evidence, searched });
  }
  if (missing.length === all.length) return fail(message, { evidence, searched });
  return partial((all.length - missing.length) / all.length, message, { evidence, searched });
}
