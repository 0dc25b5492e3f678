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

import { isVendored } from '#licenses/path-kinds.ts';
import { isLoose, isPinned, isPinnedImage } from '#licenses/workflows/pinned.ts';
import type { Placed } from '#licenses/workflows/workflow-file.ts';
import {
  type CheckEvidence,
  defineCheck,
  type FileIndex,
  fail,
  notApplicable,
  partial,
  pass,
  unknown,
} from '../check.ts';
import { ciCommands, unreadCi } from '../reading/ci.ts';
import { evidenceAt, usedActions, workflowsAndActionsOf } from '../reading/workflow.ts';

const fromLine = /^\s{0,20}FROM\s{1,9}(?:--\w{1,20}=\S{1,100}\s{1,9}){0,3}(\S{1,300})(?:\s{1,9}AS\s{1,9}(\S{1,100}))?/i;
const containerFile = /(?:^|\/)(?:dockerfile|containerfile)(?:[.-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/;
const notContainerFile = /\.(?:dockerignore|md|txt|j2|tmpl|tpl|template|in|erb)$|(?:^|\/)(?:testdata|src\/test)\//i;
interface Use {
  readonly place: Placed;
  readonly pinned: boolean;
}

function images(path: string, text: string): Use[] {
  const stages = new Set<string>(['scratch']);
  const uses: Use[] = [];
  text.split('\n').forEach((line, index) => {
    const match = fromLine.exec(line.slice(0, 1_000));
    const image = match?.[1];
    if (image === undefined) {
      if (isLoose(line.slice(0, 1_000)) && !/^\s*#/.test(line)) {
        uses.push({ place: { path, line: index + 1, text: line }, pinned: false });
      }
      return;
    }
    // What an argument stands for is given at build time.
    if (!stages.has(image.toLowerCase()) && !image.startsWith('$')) {
      uses.push({ place: { path, line: index + 1, text: image }, pinned: isPinnedImage(image) });
    }
    if (match?.[2]) stages.add(match[2].toLowerCase());
  });
  return uses;
}

function usesOf(files: FileIndex): Use[] {
  const actions = usedActions(workflowsAndActionsOf(files))
    .filter((use) => !/^\.{1,2}\//.test(use.text))
    .map((place) => ({
      place,
      pinned: isPinned(place.text),
    }));
  const dockerfiles = files
    .match(containerFile)
    .filter(({ path }) => !isVendored(path) && !notContainerFile.test(path))
    .slice(0, 200);
  const bases = dockerfiles.flatMap(({ path }) => images(path, files.text(path) ?? ''));
  const scripts = ciCommands(files)
    .filter(({ text }) => isLoose(text))
    .map((place) => ({ place, pinned: false }));
  return [...actions, ...bases, ...scripts];
}

function evidenceOf(uses: readonly Use[]): CheckEvidence[] {
  return evidenceAt(uses.filter((use) => !use.pinned).map((use) => use.place));
}

/** What the build pulls in is fixed by content, not by a name that can move. */
export const pinnedDependencies = defineCheck({
  id: 'pinned-dependencies',
  name: { zh: '固定构建依赖', en: 'Pinned dependencies' },
  question: {
    zh: '构建时引入的动作、镜像和脚本都固定到内容哈希了吗？',
    en: 'Are the actions, images and scripts that the build pulls in pinned to their content?',
  },
  why: {
    zh: '标签可以被重新指向；被劫持的上游会在下一次构建时直接进入产物。',
    en: 'Tags can be moved; a hijacked upstream then enters your next build.',
  },
  fix: {
    zh: '动作写成 uses: owner/name@<40 位提交号>，镜像写成 name@sha256:…，安装用锁文件（npm ci、pip --require-hashes）。',
    en: 'Write uses: owner/name@<40-digit commit>, images as name@sha256:…, and install from lock files (npm ci, pip --require-hashes).',
  },
  category: 'security',
  weight: 5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies',
  aliases: ['scorecard:Pinned-Dependencies'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const uses = usesOf(files);
    const unread = unreadCi(files);
    const pinned = uses.filter((use) => use.pinned).length;
    if (pinned === uses.length && unread.length > 0) {
      return unknown(
        {
          zh: `有 ${unread.length} 个持续集成文件无法读取。`,
          en: `CI files that could not be read: ${unread.length}.`,
        },
        { evidence: unread.slice(0, 20).map((path) => ({ path, line: null, text: null })) },
      );
    }
    if (uses.length === 0) {
      return notApplicable(
        {
          zh: '没有发现构建时引入的动作、镜像或脚本。',
          en: 'No actions, images or scripts that the build pulls in were found.',
        },
        { searched: ['.github/workflows/*.yml', '**/Dockerfile', '.gitlab-ci.yml', '.workflow/*.yml', 'Jenkinsfile'] },
      );
    }
    const message = {
      zh: `${uses.length} 处引入中有 ${pinned} 处固定到内容。`,
      en: `Pinned to their content: ${pinned} of ${uses.length}.`,
    };
    if (pinned === uses.length) return pass(message);
    return pinned === 0
      ? fail(message, { evidence: evidenceOf(uses) })
      : partial(pinned / uses.length, message, { evidence: evidenceOf(uses) });
  },
});
