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

import { type CheckEvidence, defineCheck, type FileIndex, fail, partial, pass, unknown } from '../check.ts';
import { findDocument, namedFiles } from '../reading/document.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { readOutline } from '../reading/heading.ts';
import { cleanQuote } from '../reading/substance.ts';

/** Pages below docs/ from which on a folder is a manual by itself. */
const manualPages = 3;

/** Gate DOC-03: a build document and a user or interface document; staff judge whether they are good. */
export const buildAndUserDocs = defineCheck({
  id: 'build-and-user-docs',
  name: { zh: '构建与使用文档', en: 'Build and user documents' },
  question: {
    zh: '是否有构建文档，以及使用或接口文档？',
    en: 'Are there a build document and a user or interface document?',
  },
  why: {
    zh: '别人能照着构建出来、用起来，才谈得上复现和采用。',
    en: 'Only what others can build and use can be reproduced and adopted.',
  },
  fix: {
    zh: '在 README 写“## 构建”和“## 使用”两节，或新建 docs/build.md（环境、依赖、命令）和 docs/user-guide.md（配置、接口、示例）。',
    en: 'Add sections “## Building” and “## Usage” to the README, or docs/build.md (environment, dependencies, commands) and docs/user-guide.md (settings, interfaces, examples).',
  },
  category: 'documentation',
  weight: 3,
  revision: 1,
  source: 'https://community.apache.org/apache-way/apache-project-maturity-model.html',
  aliases: ['gate:DOC-03', 'apache:CD30'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const build = findDocument(files, documentKinds.build);
    const usage = findDocument(files, documentKinds.usage);
    const built = build.evidence[0] ?? guideSection(files);
    const used = usage.evidence[0] ?? manual(files);
    const evidence = [built, used].filter((found) => found !== null);
    const parts = { evidence, searched: [...build.searched, ...usage.searched, 'docs/**'] };
    if (built !== null && used !== null) {
      return pass(
        {
          zh: '构建文档和使用文档都有，内容质量由人工评审。',
          en: 'There are a build and a user document; staff judge how good they are.',
        },
        parts,
      );
    }
    const missed = built === null ? build : usage;
    const { nearestMiss } = missed;
    if (missed.undecided) {
      return unknown(
        {
          zh: `${nearestMiss?.path}没有读到，无法判断文档是否齐全。`,
          en: `${nearestMiss?.path} was not read, so it is not known whether both are there.`,
        },
        { ...parts, nearestMiss },
      );
    }
    if (built === null && used === null) {
      return fail(
        { zh: '构建文档和使用文档都没有找到。', en: 'Neither a build nor a user document was found.' },
        { ...parts, nearestMiss },
      );
    }
    const message =
      built === null
        ? { zh: '缺少构建文档。', en: 'The build document is missing.' }
        : { zh: '缺少使用或接口文档。', en: 'The user or interface document is missing.' };
    return partial(0.5, message, { ...parts, nearestMiss });
  },
});

/** Many projects explain the build in the contributing guide. */
function guideSection(files: FileIndex): CheckEvidence | null {
  for (const { path } of namedFiles(files, documentKinds.contributing)) {
    const text = files.text(path);
    const section =
      text === null
        ? undefined
        : readOutline(path, text).sections.find(
            ({ title, hasBody }) => hasBody && documentKinds.build.words.test(title),
          );
    if (section !== undefined) return { path, line: section.line, text: cleanQuote(section.title) };
  }
  return null;
}

function manual(files: FileIndex): CheckEvidence | null {
  const community =
    /(?:contributing|code[-_]of[-_]conduct|security|governance|maintainers|roadmap|changelog|adopters|template)/i;
  const pages = files
    .match(/^(?:docs?|documentation|website|site|manual)\/.{0,200}\.(?:md|mdx|rst|adoc|html)$/)
    .filter(({ path, size }) => size !== 0 && !community.test(path));
  const [first] = pages;
  return first === undefined || pages.length < manualPages ? null : { path: first.path, line: null, text: null };
}
