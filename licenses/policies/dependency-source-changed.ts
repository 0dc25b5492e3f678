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
import type { Level, RawFinding } from '../check/finding.ts';
import { ecosystems } from '../ecosystem-registry.ts';
import type { Package } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import {
  chainEvidence,
  type Judged,
  judgedPackages,
  packageLabel,
  packagePlace,
  waiverLines,
} from '../policy-parts/package-finding.ts';
import {
  contradict,
  isFromRegistry,
  isOtherPackage,
  isPlainText,
  type Origin,
  originOf,
} from '../policy-parts/package-origin.ts';
import type { Text } from '../result.ts';

interface Problem {
  readonly rule: string;
  /** Null: the rule's. */
  readonly level: Level | null;
  readonly message: Text;
  readonly fix: Text;
}

function shown(origin: Origin | null): string {
  if (origin === null) return '—';
  const text = origin.url ?? origin.kind;
  return (origin.revision === null ? text : `${text}#${origin.revision}`).slice(0, 200);
}

const back: Text = {
  zh: '确认来源可信；不是有意的，就用包管理器从原来的来源重新生成锁文件。',
  en: 'See whether the source can be trusted; where it was not meant, write the lock anew from the source before.',
};

function isInside({ kind }: Origin): boolean {
  return kind === 'path' || kind === 'workspace';
}

function moved(one: Package, from: Origin, to: Origin): Problem | null {
  if (from.kind === to.kind && from.place === to.place) return null;
  // Parts of the repository itself.
  if (isInside(from) && isInside(to)) return null;
  const label = packageLabel(one);
  return {
    rule: 'moved',
    // Back to the registry that everybody means, as from a mirror of it.
    level: from.kind === 'registry' && to.kind === 'registry' && to.place === null ? 'note' : null,
    message: {
      zh: `${label} 的来源变了：原来是 ${shown(from)}，现在是 ${shown(to)}。`,
      en: `The source of ${label} changed: it was ${shown(from)}, and is ${shown(to)}.`,
    },
    fix: back,
  };
}

function compared({ one, before }: Judged): Problem[] {
  if (before === null) return [];
  const [from, to] = [originOf(before), originOf(one)];
  const found = from === null || to === null ? null : moved(one, from, to);
  if (found !== null) return [found];
  const same = before.version !== null && before.version === one.version && from?.revision === to?.revision;
  if (!same || before.integrity === null || one.integrity === null || !contradict(before.integrity, one.integrity)) {
    return [];
  }
  const [was, is] = [before.integrity.slice(0, 40), one.integrity.slice(0, 40)];
  return [
    {
      rule: 'other-content',
      level: null,
      message: {
        zh: `${packageLabel(one)} 版本没变，校验和变了：${was} → ${is}。`,
        en: `${packageLabel(one)} has the same version and another checksum: ${was} → ${is}.`,
      },
      fix: {
        zh: '同一个版本的内容不应改变：删除本地缓存，从登记处重新生成锁文件，并查清原因。',
        en: 'What a version holds does not change: clear the local cache, write the lock anew from the registry, and find out why.',
      },
    },
  ];
}

function inItself(one: Package, origin: Origin, isNew: boolean): Problem[] {
  const label = packageLabel(one);
  const found: Problem[] = [];
  if (isPlainText(origin)) {
    found.push({
      rule: 'plain-text',
      level: null,
      message: {
        zh: `${label} 通过不加密的连接获取：${shown(origin)}。`,
        en: `${label} is fetched over a connection that is not encrypted: ${shown(origin)}.`,
      },
      fix: { zh: '改用 https 地址。', en: 'Use an https address.' },
    });
  }
  if (isOtherPackage(one, origin)) {
    found.push({
      rule: 'other-package',
      level: null,
      message: {
        zh: `${label} 指向另一个包的归档：${shown(origin)}。`,
        en: `${label} points to the archive of another package: ${shown(origin)}.`,
      },
      fix: back,
    });
  }
  const hasRegistry = (ecosystems.get(one.ecosystem)?.registries.length ?? 0) > 0;
  if (isNew && hasRegistry && (origin.kind === 'git' || origin.kind === 'url') && !isFromRegistry(one, origin)) {
    found.push({
      rule: 'not-from-registry',
      level: null,
      message: {
        zh: `${label} 不来自登记处，而是 ${shown(origin)}。`,
        en: `${label} comes from no registry but from ${shown(origin)}.`,
      },
      fix: {
        zh: '尽量用登记处发布的版本；必须这样时，固定到提交并写明理由。',
        en: 'Use what is released on the registry where you can; where it has to be, pin it to a commit and say why.',
      },
    });
  }
  return found;
}

interface Told {
  readonly finding: RawFinding;
  /** From which registry to which a package moved; null for other findings. */
  readonly way: Text | null;
}

function hostOf(one: Package): string {
  const origin = originOf(one);
  return origin?.place ?? URL.parse(origin?.url ?? '')?.origin ?? '—';
}

function wayOf({ one, before }: Judged, rule: string): Text | null {
  if (rule !== 'moved' || before === null) return null;
  if (originOf(before)?.kind !== 'registry' || originOf(one)?.kind !== 'registry') return null;
  const [from, to] = [hostOf(before), hostOf(one)];
  return { zh: `从 ${from} 换到 ${to}`, en: `from ${from} to ${to}` };
}

function judgeOne(judged: Judged, facts: CheckFacts): Told[] {
  const { one, before } = judged;
  const origin = originOf(one);
  const compare = compared(judged);
  const old = before === null ? null : originOf(before);
  const own = origin === null ? [] : inItself(one, origin, before === null);
  const stood = new Set(before === null || old === null ? [] : inItself(before, old, false).map(({ rule }) => rule));
  return [...compare, ...own].map(({ rule, level, message, fix }) => {
    const [place] = one.places;
    const where = place === undefined ? one.id : `${place.path}${place.line === null ? '' : `:${place.line}`}`;
    const says = { zh: `来源：${shown(origin)}`, en: `source: ${shown(origin)}` };
    const lines = waiverLines('dependency-source-changed', rule, one, null);
    const finding = rawFinding({
      ...packagePlace(one),
      rule,
      level: stood.has(rule) ? 'note' : level,
      message,
      evidence: [{ kind: 'fact', where, says, url: null }, ...chainEvidence(facts, one)],
      fix: { zh: `${fix.zh}确属有意时写：${lines}`, en: `${fix.en} Where it is meant, write: ${lines}` },
    });
    return { finding, way: wayOf(judged, rule) };
  });
}

const mostSingly = 5;

/** A lock that was written anew from another registry moves all its packages: one thing to look at. */
function joined(all: readonly Told[]): RawFinding[] {
  const groups = Map.groupBy(all, ({ way, finding }) =>
    way === null ? null : `${way.en} ${finding.level} ${finding.path}`,
  );
  return [...groups].flatMap(([key, told]) => {
    const [first] = told;
    if (key === null || first === undefined || first.way === null || told.length <= mostSingly) {
      return told.map(({ finding }) => finding);
    }
    const { finding, way } = first;
    const path = finding.path ?? '';
    const waiver = `waivers: [{ policy: dependency-source-changed, rule: moved, path: ${JSON.stringify(path)}, reason: …, owner: …, expires: … }]`;
    return [
      rawFinding({
        rule: 'moved',
        subject: `${path} ${way.en}`,
        level: finding.level,
        path: finding.path,
        message: {
          zh: `${path} 里有 ${told.length} 个依赖换了来源，${way.zh}。`,
          en: `${told.length} dependencies of ${path} moved ${way.en}.`,
        },
        evidence: told.slice(0, 10).flatMap((one) => one.finding.evidence.slice(0, 1)),
        fix: { zh: `${back.zh}确属有意时写：${waiver}`, en: `${back.en} Where it is meant, write: ${waiver}` },
      }),
    ];
  });
}

/** Packages that come from somewhere else than before, or from where nobody would look. */
export const dependencySourceChanged = definePolicy({
  id: 'dependency-source-changed',
  name: { zh: '依赖的来源', en: 'Sources of dependencies' },
  question: {
    zh: '依赖是否仍来自原来的登记处，内容是否未变？',
    en: 'Do dependencies still come from where they came from, with the same content?',
  },
  about: {
    zh: '比较登记处的主机、git 地址和同一版本的校验和；新依赖不来自登记处、用不加密的地址、或归档地址属于另一个包，也会报告。地址只作文字比较，从不访问。',
    en: 'Hosts of registries, addresses of git and checksums of the same version are compared; told as well are new dependencies that come from no registry, addresses without encryption, and archives of another package. Addresses are compared as text and never visited.',
  },
  source: 'https://slsa.dev/spec/v1.1/threats-overview',
  judges: 'both',
  enabled: true,
  rules: {
    moved: { level: 'error', says: { zh: '依赖换了来源。', en: 'A dependency comes from another source.' } },
    'other-content': {
      level: 'error',
      says: { zh: '同一版本的校验和变了。', en: 'The checksum of the same version changed.' },
    },
    'other-package': {
      level: 'error',
      says: { zh: '锁文件里的地址属于另一个包。', en: 'The address in the lock is that of another package.' },
    },
    'plain-text': {
      level: 'error',
      says: {
        zh: '依赖通过不加密的连接获取。',
        en: 'A dependency is fetched over a connection that is not encrypted.',
      },
    },
    'not-from-registry': {
      level: 'warning',
      says: { zh: '新依赖不来自登记处。', en: 'A new dependency comes from no registry.' },
    },
  },
  options: {},
  judge: (facts) => ({
    findings: joined(judgedPackages(facts).flatMap((judged) => judgeOne(judged, facts))),
    notChecked: [],
  }),
});
