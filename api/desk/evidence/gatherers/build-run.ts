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

import { publicUrl } from '../../../views/project.ts';
import type { EvidenceFacts } from '../facts.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';
import type { EvidencePlace } from '../item.ts';
import { toldBy } from '../told.ts';

const source = 'platform:ci';
const fix = {
  zh: '让流水线在默认分支上从干净环境构建成功，或请工作人员照构建文档做一遍并记下环境、版本和用时。',
  en: 'Let CI build the default branch from a clean environment, or have staff follow the build document once and note environment, version and time.',
};

function placesOf({ repositories, runs }: EvidenceFacts): EvidencePlace[] {
  const urls = new Map(repositories.map(({ id, url }) => [id, publicUrl(url)]));
  return runs.slice(0, 20).map(({ repository, name, sha, conclusion, at }) => ({
    repository: urls.get(repository) ?? null,
    commit: sha,
    path: null,
    line: null,
    text: `${name ?? 'CI'}: ${conclusion ?? ''}`.slice(0, 200),
    date: at.toISOString(),
    link: null,
  }));
}

export const buildRun = defineGatherer({
  id: 'build-run',
  summary: {
    zh: '平台记录的各流水线在默认分支上最近一次的结果',
    en: 'The newest result of each pipeline on the default branch, as the platform has it',
  },
  thresholds: {},
  gather(facts): Finding {
    const { runs } = facts;
    if (runs.length === 0) {
      const reason = toldBy(facts, 'ci')
        ? { zh: '平台上没有默认分支的流水线记录。', en: 'The platform has no runs on the default branch.' }
        : { zh: '没有从平台采集流水线记录。', en: 'Runs were not collected from the platform.' };
      return { status: 'unknown', reason, fix, source };
    }
    const good = runs.filter(({ conclusion }) => conclusion === 'success').length;
    return {
      status: good === runs.length ? 'pass' : good === 0 ? 'fail' : 'partial',
      reason: {
        zh: `默认分支上 ${runs.length} 条流水线，最近一次成功的有 ${good} 条；是否真的构建了产物请看日志。`,
        en: `Of ${runs.length} pipelines on the default branch, ${good} succeeded last; see in the log whether they really build.`,
      },
      places: placesOf(facts),
      fix,
      source,
    };
  },
});
