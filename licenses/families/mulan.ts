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

import type { FamilyRule } from '../family.ts';
import { defineFamily } from '../family.ts';

const warranty =
  '(this software is provided on an as is basis without warranties of any kind either express or implied including but not limited to non infringement merchantability or fit for a particular purpose)?';

interface Member {
  readonly expression: string;
  /** English name without the version, as words. */
  readonly name: string;
  readonly short: string;
  readonly glued: string;
  readonly chinese: string;
  readonly version: '1' | '2';
  readonly han: '一' | '二';
}

const members: readonly Member[] = [
  ...(['1', '2'] as const).map(
    (version): Member => ({
      expression: `MulanPSL-${version}.0`,
      name: 'mulan permissive software license',
      short: 'mulan psl',
      glued: 'mulanpsl',
      chinese: '木兰宽松许可证',
      version,
      han: version === '1' ? '一' : '二',
    }),
  ),
  ...(['1', '2'] as const).map(
    (version): Member => ({
      expression: `LicenseRef-scancode-mulanpubl-${version}.0`,
      name: 'mulan public license',
      short: 'mulan publ',
      glued: 'mulanpubl',
      chinese: '木兰公共许可证',
      version,
      han: version === '1' ? '一' : '二',
    }),
  ),
];

/** The statement that the licences ask to be put into each file. */
function notice({ expression, name, short, glued, chinese, version, han }: Member): FamilyRule {
  const named = `(the)? (${short} version ${version}|${short} ${version}|${name} version ${version}|${name} (${short})? (version)? ${version})`;
  return {
    kind: 'notice',
    expression,
    patterns: [short, name]
      .map((first) => {
        const begin = `${first} (version)? ${version}`;
        return `(is|are)? (licensed under)? (the)? ${begin} you can use this software according to the terms and conditions of ${named} (you may obtain a copy of ${named} at (http)? _12_)? ${warranty} (see ${named} for more details)?`;
      })
      .concat([
        `licensed under (the)? ${glued} (version)? ${version}`,
        `(您可以按照|您可以根据|遵循|遵守|采用|基于|使用|根据) ${chinese} (第)? (${version}|${han}) 版`,
        `许可在 ${chinese} (第)? (${version}|${han}) 版 下`,
      ]),
    examples: {
      match: `Tongming is licensed under ${short} v${version}. You can use this software according to the terms and conditions of the ${short} v${version}.`,
      miss: `Tongming can be compared with what is written in ${short} v${version === '1' ? '2' : '1'}.`,
    },
  };
}

function reference({ expression, name, short, glued, chinese, version, han }: Member): FamilyRule {
  const other = version === '1' ? '2' : '1';
  return {
    kind: 'reference',
    expression,
    patterns: [
      `${short} (version)? ${version}`,
      `${short} (license)? (version)? ${version}`,
      `${name} (${short})? (version)? ${version}`,
      `${glued} (version)? ${version}`,
      `${chinese} (第)? (${version}|${han}) 版`,
      `${chinese} (version)? ${version}`,
      `license coscl org cn ${glued} ${version}`,
      `license coscl org cn ${glued} version ${version}`,
      `license coscl org cn ${short} ${version}`,
      `opensource org licenses ${glued} ${version}`,
    ],
    examples: { match: `本项目采用${chinese}，第${version}版`, miss: `本项目采用${chinese}，第${other}版` },
  };
}

/** The npm list of licence texts has none of MulanPubL: its clauses stand here. */
function clauses(version: '1' | '2', han: '一' | '二'): FamilyRule {
  return {
    kind: 'text',
    expression: `LicenseRef-scancode-mulanpubl-${version}.0`,
    patterns: [
      `your reproduction use modification and distribution of the contribution shall be subject to mulan public license version ${version} this license with (the)? following terms and conditions _200_ works which only communicate with contribution through inter process communication or system call are independent works rather than derivative work (_200_ excluding of compilation environment and compilation tools cloud services platform if any)? (_200_ each contributor hereby grants to you a perpetual worldwide royalty free non exclusive irrevocable copyright license to reproduce use modify or distribute its contribution or derivative work with modification or not)?`,
      `您对 贡献 的复制 使用 修改及 分发 受木兰公共许可证 第 (${version}|${han}) 版 (本许可证|以下简称本许可证)? 的如下条款的约束`,
      `how to apply the mulan public license version ${version} mulan publ version ${version} to your software (to apply the mulan public license version ${version} to your work for easy identification by recipients you are suggested to complete following three steps)?`,
      `如何将木兰公共许可证 第 (${version}|${han}) 版 应用到您的软件`,
      `如果您希望将木兰公共许可证 第 (${version}|${han}) 版 应用到您的新软件`,
    ],
    examples: {
      match: `如何将木兰公共许可证，第${version}版，应用到您的软件`,
      miss: `如何将木兰宽松许可证，第${version}版，应用到您的软件`,
    },
  };
}

/** The Mulan licences, in Chinese and in English. */
export const mulan = defineFamily({
  id: 'mulan',
  about: {
    zh: '木兰宽松许可证与木兰公共许可证，中英文声明与简称。',
    en: 'The Mulan permissive and public licences: their notices and names in Chinese and English.',
  },
  rules: [
    ...members.map(notice),
    ...members.map(reference),
    clauses('1', '一'),
    clauses('2', '二'),
    {
      kind: 'reference',
      expression: 'MulanPSL-1.0',
      patterns: ['license coscl org cn mulanpsl'],
      examples: { match: 'http://license.coscl.org.cn/MulanPSL', miss: 'http://license.coscl.org.cn/' },
    },
    {
      kind: 'reference',
      expression: 'MulanPSL-2.0',
      patterns: ['木兰许可证', '木兰协议'],
      examples: { match: '本项目使用木兰许可证', miss: '本项目使用木兰花作为标志' },
    },
  ],
});
