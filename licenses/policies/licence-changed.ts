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
import type { Evidence, RawFinding } from '../check/finding.ts';
import type { PackageLicence } from '../check/package-licence.ts';
import type { Package } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { licenceDrift } from '../policy-parts/licence-drift.ts';
import { type OwnStatement, ownStatement, statesLicence } from '../policy-parts/own-licence-statements.ts';
import {
  chainEvidence,
  type Judged,
  judgedPackages,
  licenceEvidence,
  packageLabel,
  packagePlace,
  waiverLines,
} from '../policy-parts/package-finding.ts';

interface Answer {
  readonly findings: readonly RawFinding[];
  /** The licence of the version before was not at hand. */
  readonly blind: boolean;
}

const silent: Answer = { findings: [], blind: false };

/** The lock that gave the licence before gives those of its other packages, and of this one no more. */
async function isSilent(one: Package, was: PackageLicence, { head }: CheckFacts): Promise<boolean> {
  const [place] = one.places;
  if (place === undefined || !was.facts.some(({ from, where }) => from === 'lock' && placeOf(where) === place.path)) {
    return false;
  }
  const file = head.inventory.files.find(({ path, format }) => path === place.path && format === place.format);
  return file?.reading?.packages.some(({ licences }) => licences.length > 0) === true;
}

function placeOf(where: string): string {
  return where.replace(/:\d+$/u, '');
}

async function upgraded({ one, before }: Judged, facts: CheckFacts): Promise<Answer> {
  if (before === null || facts.base === null || one.version === null || before.version === one.version) return silent;
  const [was, is] = await Promise.all([facts.base.packageLicence(before), facts.head.packageLicence(one)]);
  if (was.concluded === null) return { findings: [], blind: is.concluded !== null };
  if (is.facts.length === 0 && !(await isSilent(one, was, facts))) return { findings: [], blind: true };
  const drift = is.concluded === null ? 'lost' : licenceDrift(was.concluded, is.concluded);
  if (drift === null) return silent;
  const rule = drift === 'other' || drift === 'freer' ? 'changed' : drift;
  const label = packageLabel(one);
  const to = { zh: is.concluded ?? '未知', en: is.concluded ?? 'nothing that is known' };
  const lines = waiverLines('licence-changed', rule, one, is.concluded);
  const finding = rawFinding({
    ...packagePlace(one),
    rule,
    licence: is.concluded,
    message: {
      zh: `${label} 的许可证变了：${before.version ?? ''} 是 ${was.concluded}，${one.version} 是 ${to.zh}。`,
      en: `The licence of ${label} changed: it was ${was.concluded} in ${before.version ?? ''}, and is ${to.en} in ${one.version}.`,
    },
    evidence: [
      ...licenceEvidence(was).slice(0, 2).map(ofBase(facts, before)),
      ...licenceEvidence(is).slice(0, 2),
      ...chainEvidence(facts, one),
    ],
    fix: {
      zh: `留在 ${before.version ?? '原来的版本'}，换用别的包，或在评审新许可证之后写：${lines}`,
      en: `Stay with ${before.version ?? 'the version before'}, use another package, or, once the new licence is reviewed, write: ${lines}`,
    },
  });
  return { findings: [finding], blind: false };
}

/** What is known of the version before stands in the base, where it has other lines. */
function ofBase({ change }: CheckFacts, { version }: Package): (evidence: Evidence) => Evidence {
  const commit = change?.base.slice(0, 12) ?? '';
  return (evidence) => ({
    ...evidence,
    says: {
      zh: `变更前（基线 ${commit}）的 ${version ?? '版本'}，${evidence.says.zh}`,
      en: `${version ?? 'the version'} before the change (base ${commit}), ${evidence.says.en}`,
    },
  });
}

function said(path: string, { expression, line }: OwnStatement, zh: string, en: string): Evidence {
  const words = expression ?? '—';
  return {
    kind: 'fact',
    where: line === null ? path : `${path}:${line}`,
    says: { zh: `${zh}：${words}`, en: `${en}: ${words}` },
    url: null,
  };
}

async function ownFile(facts: CheckFacts, before: string, after: string | null): Promise<RawFinding[]> {
  const { base, head } = facts;
  const was = base === null ? null : await ownStatement(base, before);
  if (was === null || was.expression === null) return [];
  const is = after === null ? null : await ownStatement(head, after);
  // Of a manifest that went its directory may have gone with it; of a licence text nobody knows any more.
  if (is === null && was.kind === 'manifest') return [];
  const now = is?.expression ?? null;
  if (now !== null && licenceDrift(was.expression, now) === null) return [];
  const path = after ?? before;
  return [
    rawFinding({
      rule: 'own',
      subject: before,
      path,
      line: is?.line ?? null,
      side: after === null ? 'base' : 'head',
      licence: now,
      message: {
        zh: `${path} 说的许可证变了：原来是 ${was.expression}，现在是 ${now ?? '没有'}。`,
        en: `The licence that ${path} gives changed: it was ${was.expression}, and is ${now ?? 'none'} now.`,
      },
      evidence: [
        said(
          before,
          was,
          `变更前（基线 ${facts.change?.base.slice(0, 12) ?? ''}）`,
          `before the change (base ${facts.change?.base.slice(0, 12) ?? ''})`,
        ),
        ...(is === null ? [] : [said(path, is, '变更后', 'after the change')]),
      ],
      fix: {
        zh: `换许可证须经版权人同意：确认之后由维护者在策略文件中豁免（policy: licence-changed, rule: own, path: ${path}），否则恢复原来的文件。`,
        en: `To change the licence needs those who hold the copyright: once that is settled a maintainer waives it in the policy file (policy: licence-changed, rule: own, path: ${path}); else restore the file.`,
      },
    }),
  ];
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

async function ownFiles(facts: CheckFacts): Promise<RawFinding[]> {
  const touched = (facts.change?.files ?? []).filter(
    ({ before, after, status }) =>
      before !== null &&
      status !== 'copied' &&
      statesLicence(before.path) &&
      // Texts of other directories go with them, and licence-text-altered asks whether they did.
      (after === null ? !before.path.includes('/') : directoryOf(before.path) === directoryOf(after.path)),
  );
  const found = await Promise.all(
    touched.map(({ before, after }) => ownFile(facts, before?.path ?? '', after?.path ?? null)),
  );
  return found.flat();
}

/** Licences that an upgrade or an edit changes without saying so. */
export const licenceChanged = definePolicy({
  id: 'licence-changed',
  name: { zh: '许可证变了', en: 'Licences that changed' },
  question: {
    zh: '升级的依赖、本仓库的许可证文件和清单，许可证是否还是原来的？',
    en: 'Do upgraded dependencies, and the licence files and manifests of the repository, still give the licence that they gave?',
  },
  about: {
    zh: '依赖升级时比较新旧两个版本的许可证（例如 MIT 变成 BUSL-1.1）；本仓库的许可证文本和清单按变更前后比较。有一方的材料不在手边时，如实说没有比较。',
    en: 'On an upgrade the licences of the old and the new version are compared (MIT that became BUSL-1.1, for example); licence texts and manifests of the repository are compared before and after. Where nothing about one of the versions is at hand, it says that it did not compare.',
  },
  source: 'https://github.com/renovatebot/renovate/issues/8614',
  judges: 'change',
  enabled: true,
  rules: {
    stricter: {
      level: 'error',
      says: { zh: '升级后的许可证要求更多。', en: 'The licence after the upgrade asks for more.' },
    },
    changed: {
      level: 'warning',
      says: { zh: '升级后换了许可证。', en: 'The licence after the upgrade is another one.' },
    },
    lost: {
      level: 'warning',
      says: {
        zh: '升级前有许可证，升级后看不出许可证。',
        en: 'There was a licence before the upgrade, and none can be seen after it.',
      },
    },
    own: {
      level: 'error',
      says: {
        zh: '本仓库的许可证文件或清单换了许可证。',
        en: 'A licence file or manifest of the repository gives another licence.',
      },
    },
  },
  options: {},
  async judge(facts) {
    const answers = await Promise.all(judgedPackages(facts).map((judged) => upgraded(judged, facts)));
    const blind = answers.filter((answer) => answer.blind).length;
    const zh = `${blind} 个升级的包，新旧版本的许可证没有都在手边，没有比较。`;
    const en = `Of ${blind} upgraded packages the licences of both versions are not at hand, so that nothing was compared.`;
    return {
      findings: [...answers.flatMap(({ findings }) => findings), ...(await ownFiles(facts))],
      notChecked: blind === 0 ? [] : [{ zh, en }],
    };
  },
});
