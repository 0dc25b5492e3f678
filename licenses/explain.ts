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

import type { Declared } from './declared.ts';
import type { Detected } from './detected.ts';
import type { LicenceResult, Text } from './result.ts';

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

function alteredText({ path, id, score, added }: NonNullable<Detected['altered']>): Text {
  if (added) {
    return {
      zh: `${path} 有 ${id} 的文本，但另外加了限制，不能按 ${id} 认定。`,
      en: `${path} has the text of ${id}, but adds restrictions to it, so it is not taken for ${id}.`,
    };
  }
  return {
    zh: `${path} 与 ${id} 有 ${percent(score)} 相同，但条款被改动，不能按 ${id} 认定。`,
    en: `${path} follows ${id} by ${percent(score)}, but its terms were changed, so it is not taken for ${id}.`,
  };
}

function unclearText({ path, words, suggestion }: Declared['unclear'][number]): Text {
  const zh = suggestion === null ? '不是已知的许可证名称' : `没有说清是哪一个许可证（通常指 ${suggestion}）`;
  const en =
    suggestion === null ? 'is no known licence name' : `does not say which licence (mostly ${suggestion} is meant)`;
  return { zh: `${path} 写的“${words}”${zh}。`, en: `"${words}" in ${path} ${en}.` };
}

function nothing(declared: Declared): Text {
  const [unclear] = declared.unclear;
  if (unclear !== undefined) return unclearText(unclear);
  return {
    zh: '根目录没有可识别的许可证文本，清单和标签也没有声明。',
    en: 'The root has no licence text that is known, and no manifest or tag declares one.',
  };
}

type Parts = Pick<LicenceResult, 'agreement' | 'declared' | 'detected' | 'concluded'>;

/** Why the conclusion is what it is, in one sentence. */
export function explained(
  { agreement, declared: said, detected: found, concluded }: Parts,
  declared: Declared,
  detected: Detected,
): Text {
  if (detected.altered !== null && found === null) return alteredText(detected.altered);
  if (agreement === 'none') return nothing(declared);
  if (agreement === 'agree')
    return {
      zh: `许可证文本与声明一致：${concluded}。`,
      en: `The licence text and the declaration agree: ${concluded}.`,
    };
  if (agreement === 'conflict')
    return {
      zh: `声明为 ${said}，许可证文本却是 ${found}，需要人工确认。`,
      en: `${said} is declared, but the licence text is ${found}: someone has to decide.`,
    };
  if (agreement === 'only-declared') {
    return said === 'NONE'
      ? { zh: '清单写明不授予许可证。', en: 'A manifest says that no licence is given.' }
      : {
          zh: `只有声明（${said}），根目录没有可识别的许可证文本。`,
          en: `Only declared (${said}); the root has no licence text that is known.`,
        };
  }
  const [unclear] = declared.unclear;
  const note =
    unclear === undefined
      ? { zh: '清单没有声明许可证。', en: 'No manifest declares a licence.' }
      : unclearText(unclear);
  return detected.findings.some((finding) => finding.class === 'exact' || finding.class === 'near')
    ? { zh: `许可证文本是 ${found}；${note.zh}`, en: `The licence text is ${found}. ${note.en}` }
    : {
        zh: `许可证文件写明是 ${found}，但没有附全文；${note.zh}`,
        en: `The licence file names ${found} without a text that is known. ${note.en}`,
      };
}
