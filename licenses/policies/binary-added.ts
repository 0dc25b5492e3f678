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

import type { CheckFacts } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import { anyPattern } from '../check/path-pattern.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { type BinaryForm, type BinaryKind, binaryForm } from '../policy-parts/binary-kind.ts';
import { allTouched, isOrdinary } from '../policy-parts/touched-file.ts';

const cap = 64 * 1024 * 1024;

const names: Readonly<Record<BinaryKind, { readonly zh: string; readonly en: string }>> = {
  executable: { zh: '可执行文件', en: 'an executable' },
  object: { zh: '编译产物', en: 'compiled code' },
  archive: { zh: '压缩包', en: 'an archive' },
  media: { zh: '媒体文件', en: 'a media file' },
  document: { zh: '文档', en: 'a document' },
  minified: { zh: '压缩过的脚本', en: 'a minified script' },
  opaque: { zh: '不明二进制文件', en: 'a binary of unknown kind' },
};

const fixes: Readonly<Record<BinaryKind, { readonly zh: string; readonly en: string }>> = {
  executable: {
    zh: '删除它，在构建时生成，或下载后核对校验和。',
    en: 'Remove it and build it, or download it and compare a checksum.',
  },
  object: {
    zh: '删除它，在构建时生成，或改为声明依赖；gradle-wrapper.jar 用官方动作核对后写进 allow。',
    en: 'Remove it and build it, or declare a dependency; have gradle-wrapper.jar validated and put it into allow.',
  },
  archive: {
    zh: '展开后提交源文件，或在构建时下载并核对校验和。',
    en: 'Commit what is in it, or download it in the build and compare a checksum.',
  },
  media: { zh: '确认来源和许可证后写进 allow。', en: 'Make sure of origin and licence, then put it into allow.' },
  document: { zh: '改用文本格式，或确认后写进 allow。', en: 'Use a text format, or review it and put it into allow.' },
  minified: {
    zh: '提交源文件并在构建时压缩，或改为声明依赖。',
    en: 'Commit the source and minify in the build, or declare a dependency.',
  },
  opaque: {
    zh: '写明它是什么、从哪里来、怎样重新生成；评审后写进 allow。',
    en: 'Say what it is, where it is from and how to make it again; once reviewed, put it into allow.',
  },
};

const ways = {
  added: { zh: '新增的', en: ' that was added' },
  changed: { zh: '改动过的', en: ' that was changed' },
  there: { zh: '', en: '' },
} as const;

/** What the change did with a file; `there` where a whole tree is judged. */
type Way = keyof typeof ways;

function findingOf(path: string, form: BinaryForm, size: number, way: Way): RawFinding {
  const { kind, name } = form;
  return rawFinding({
    rule: kind,
    subject: path,
    message: {
      zh: `${path} 是${ways[way].zh}${names[kind].zh}（${name}，${size} 字节），无法逐行评审。`,
      en: `${path} is ${names[kind].en} (${name}, ${size} bytes)${ways[way].en}; nobody can review it.`,
    },
    evidence: [
      {
        kind: 'fact',
        where: path,
        says: { zh: `按内容识别为 ${name}`, en: `its bytes are those of ${name}` },
        url: null,
      },
    ],
    fix: fixes[kind],
    path,
    line: null,
  });
}

function unread(path: string, size: number | null): RawFinding {
  return rawFinding({
    rule: 'opaque',
    subject: path,
    undecided: true,
    message: {
      zh: `${path} 没有读到：${size === null ? '代码仓里没有它的内容，或者它太大' : `太大（${size} 字节）`}。`,
      en: `${path} could not be looked into: ${size === null ? 'its content is not here, or it is too large' : `it is too large (${size} bytes)`}.`,
    },
    fix: fixes.opaque,
    path,
    line: null,
  });
}

async function judgeFile({ head }: CheckFacts, path: string, way: Way): Promise<RawFinding | null> {
  const file = head.tree.get(path);
  if (file === null || !isOrdinary(head.tree, path)) return null;
  const bytes = await head.tree.bytes(path, cap);
  if (bytes === null) return file.size !== null && file.size <= cap ? null : unread(path, file.size);
  const form = binaryForm(bytes, path);
  return form === null ? null : findingOf(path, form, bytes.length, way);
}

const mostSingly = 10;
const mostNamed = 3;

/** Data that programs keep, as repositories for tests, come by the hundred; what can be run is told one by one. */
function joined(all: readonly RawFinding[]): readonly RawFinding[] {
  const groups = Map.groupBy(all, ({ rule, path, undecided }) =>
    rule === 'opaque' && !undecided ? (path ?? '').split('/').slice(0, -1).slice(0, 2).join('/') : null,
  );
  return [...groups].flatMap(([directory, found]) => {
    const [first] = found;
    if (directory === null || first === undefined || found.length <= mostSingly) return found;
    const paths = found.slice(0, mostNamed).map(({ path }) => path);
    const place = directory === '' ? { zh: '根目录', en: 'the root' } : { zh: ` ${directory}/ `, en: `${directory}/` };
    return [
      {
        ...first,
        subject: `${directory}/`,
        message: {
          zh: `${place.zh}里有 ${found.length} 个不明二进制文件，无法逐行评审：${paths.join('、')} …`,
          en: `${found.length} binaries of unknown kind in ${place.en}, which nobody can review: ${paths.join(', ')} …`,
        },
        evidence: found.slice(0, 20).flatMap(({ evidence }) => evidence),
      },
    ];
  });
}

/** Nothing comes in that nobody can read. */
export const binaryAdded = definePolicy({
  id: 'binary-added',
  name: { zh: '新增二进制文件', en: 'Binaries added' },
  question: {
    zh: '改动没有带来无法评审的可执行文件、压缩包或其他二进制文件吗？',
    en: 'Does the change bring no executables, archives or other binaries that nobody can review?',
  },
  about: {
    zh: '按内容识别，不看扩展名：ELF、PE、Mach-O、WebAssembly、字节码、目标文件、各种压缩包、压缩过的脚本，以及前 8 KB 里有 NUL 的文件。图片、声音、字体和文档默认不报。第三方目录里的也看。',
    en: 'Judged by content, not by name: ELF, PE, Mach-O, WebAssembly, bytecode, object files, archives, minified scripts, and files with a NUL in their first 8 KB. Pictures, sounds, fonts and documents are let through unless asked for. Third-party directories are looked at as well.',
  },
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#binary-artifacts',
  judges: 'both',
  enabled: true,
  rules: {
    executable: { level: 'error', says: { zh: '可执行文件。', en: 'An executable.' } },
    object: { level: 'error', says: { zh: '编译产物。', en: 'Compiled code.' } },
    archive: { level: 'warning', says: { zh: '压缩包。', en: 'An archive.' } },
    opaque: { level: 'warning', says: { zh: '不明二进制文件。', en: 'A binary of unknown kind.' } },
    minified: { level: 'note', says: { zh: '压缩过的脚本。', en: 'A minified script.' } },
    media: {
      level: 'note',
      says: { zh: '图片、声音、字体（要 media 选项）。', en: 'A picture, sound or font (only with the option media).' },
    },
    document: {
      level: 'note',
      says: { zh: '文档（要 media 选项）。', en: 'A document (only with the option media).' },
    },
  },
  options: {
    allow: {
      kind: 'list',
      default: [],
      says: { zh: '已评审、可以存在的文件', en: 'files that were reviewed and may be there' },
    },
    media: {
      kind: 'boolean',
      default: false,
      says: { zh: '也报图片、声音、字体和文档', en: 'tell pictures, sounds, fonts and documents as well' },
    },
  },
  async judge(facts, options) {
    const allowed = anyPattern(options.allow);
    const findings: RawFinding[] = [];
    for (const { path, before } of allTouched(facts)) {
      if (allowed(path)) continue;
      // A file that was only moved was there before.
      if (before !== null && facts.base?.tree.get(before)?.id === facts.head.tree.get(path)?.id) continue;
      const way = facts.change === null ? 'there' : before === null ? 'added' : 'changed';
      const finding = await judgeFile(facts, path, way);
      const isQuiet = finding?.rule === 'media' || finding?.rule === 'document';
      if (finding !== null && (!isQuiet || options.media)) findings.push(finding);
    }
    return { findings: joined(findings), notChecked: [] };
  },
});
