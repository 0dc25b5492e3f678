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

import type { ProtectionRow } from '#store/queries/desk/evidence-facts.ts';
import { publicUrl } from '../../../views/project.ts';
import type { EvidenceFacts } from '../facts.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';
import type { EvidencePlace } from '../item.ts';
import { toldBy } from '../told.ts';

const source = 'platform:protection';
const fix = {
  zh: '保护默认分支：变更须经他人批准、禁止强制推送；组织里要求双重验证，并附平台设置的截图或导出。',
  en: 'Protect the default branch (approval by somebody else, no forced pushes), require two factors in the organisation, and attach an export or picture of the settings.',
};
const factors = {
  zh: '双重验证平台不公开，请看提交的证明。',
  en: 'Two factors are not told by the platform: see the proof handed in.',
};

function branchOf(ref: string | null): string {
  return (ref ?? '').replace(/^refs\/heads\//, '');
}

function covers(pattern: string, branch: string): boolean {
  return pattern === branch || pattern === '*' || pattern === '~DEFAULT_BRANCH' || pattern === '~ALL';
}

function placeOf(
  url: string,
  { pattern, required_approvals: approvals, allows_force_push: force }: ProtectionRow,
): EvidencePlace {
  const text = `${pattern}: approvals ${approvals ?? '?'}, force push ${force ?? '?'}`;
  return { repository: publicUrl(url), commit: null, path: null, line: null, text, date: null, link: null };
}

interface Judged {
  readonly status: Finding['status'];
  readonly places: readonly EvidencePlace[];
}

function judge({ protections }: EvidenceFacts, one: EvidenceFacts['repositories'][number]): Judged {
  const rules = protections.filter(
    ({ repository, pattern }) => repository === one.id && covers(pattern, branchOf(one.default_ref)),
  );
  const places = rules.map((rule) => placeOf(one.url, rule));
  if (rules.length === 0) return { status: 'fail', places };
  const reviewed = rules.some((rule) => rule.requires_change === true || (rule.required_approvals ?? 0) > 0);
  const forced = rules.every((rule) => rule.allows_force_push === true);
  if (reviewed && !forced) return { status: 'pass', places };
  const told = rules.every((rule) => rule.requires_change !== null || rule.required_approvals !== null);
  return { status: told ? 'partial' : 'unknown', places };
}

export const branchProtection = defineGatherer({
  id: 'branch-protection',
  summary: {
    zh: '平台告知的默认分支保护规则；双重验证由人核对',
    en: 'Rules of the platform that protect the default branch; people check two factors',
  },
  thresholds: {},
  gather(facts): Finding {
    if (!toldBy(facts, 'protection')) {
      return {
        status: 'unknown',
        reason: {
          zh: '没有从平台采集分支保护规则（不支持，或没有权限）。',
          en: 'Rules of branches were not collected from the platform (not supported, or no permission).',
        },
        fix,
        source,
      };
    }
    const told = facts.repositories.filter(({ id }) =>
      facts.streams.some((one) => one.repository === id && one.stream === 'protection' && one.clean_at !== null),
    );
    const judged = told.map((one) => judge(facts, one));
    const places = judged.flatMap((one) => one.places);
    const coverage = told.length / facts.repositories.length;
    if (judged.every(({ status }) => status === 'pass' || status === 'unknown')) {
      const reason = {
        zh: `默认分支受保护。${factors.zh}`,
        en: `The default branch is protected. ${factors.en}`,
      };
      return { status: 'unknown', reason, places, coverage, fix, source };
    }
    const bare = judged.every(({ status }) => status === 'fail');
    return {
      status: bare ? 'fail' : 'partial',
      reason: bare
        ? { zh: '默认分支没有保护规则。', en: 'No rule protects the default branch.' }
        : { zh: '默认分支的保护不完整。', en: 'The default branch is protected in part.' },
      places,
      coverage,
      fix,
      source,
    };
  },
});
