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
import { thirdPartyTest } from '../check/paths.ts';
import type { Package } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { type InstallHook, installHooks, mayHookInstall } from '../policy-parts/install-hooks.ts';
import { packageSubject } from '../policy-parts/package-finding.ts';
import { allTouched, placeText, type TouchedFile } from '../policy-parts/touched-file.ts';
import { formatPurl } from '../purl/format.ts';

function packageFinding(one: Package, isNew: boolean): RawFinding {
  const [place] = one.places;
  const name = `${one.name}${one.version === null ? '' : `@${one.version}`}`;
  return rawFinding({
    rule: 'dependency',
    subject: packageSubject(one),
    message: {
      zh: isNew ? `新依赖 ${name} 在安装时运行程序。` : `${name} 从这个版本起在安装时运行程序。`,
      en: isNew
        ? `The new dependency ${name} runs a program when it is installed.`
        : `From this version on ${name} runs a program when it is installed.`,
    },
    evidence: one.places.slice(0, 5).map(({ path, line }) => ({
      kind: 'fact',
      where: placeText(path, line),
      says: { zh: '锁文件写明有安装脚本', en: 'the lock file says that it has an install script' },
      url: null,
    })),
    fix: {
      zh: '看过它的安装脚本再用；或以 --ignore-scripts 安装，只放行确实需要的。',
      en: 'Read its script first; or install with --ignore-scripts and allow only those that are needed.',
    },
    path: place?.path ?? null,
    line: place?.line ?? null,
    purl: one.purl === null ? null : formatPurl(one.purl),
  });
}

function hookFinding(path: string, { when, command, line }: InstallHook, foreign: boolean): RawFinding {
  const what = command === null ? '' : `: ${command.split('\n')[0] ?? ''}`;
  return rawFinding({
    rule: foreign ? 'vendored' : 'own',
    subject: `${path} ${when}`,
    message: {
      zh: `${path} 里由 ${when} 自动运行的程序是新的或有改动${what}。`,
      en: `What ${when} runs by itself is new or changed in ${path}${what}.`,
    },
    evidence: [
      { kind: 'fact', where: placeText(path, line), says: { zh: command ?? when, en: command ?? when }, url: null },
    ],
    fix: {
      zh: '确认它只做必要的事，不下载、不上传；能不要就去掉。',
      en: 'Make sure that it does no more than it must, and fetches and sends nothing; do without it where you can.',
    },
    path,
    line,
  });
}

function isSame(a: InstallHook, b: InstallHook): boolean {
  return a.when === b.when && a.command === b.command;
}

async function judgeFile(facts: CheckFacts, { path, before }: TouchedFile, foreign: boolean): Promise<RawFinding[]> {
  const { head, base } = facts;
  const text = await head.tree.text(path);
  const old = before === null || base === null ? null : await base.tree.text(before);
  if (text === null || text === old) return [];
  const had = old === null ? [] : installHooks(before ?? path, old, foreign);
  return installHooks(path, text, foreign)
    .filter((hook) => hook.command === null || !had.some((one) => isSame(one, hook)))
    .map((hook) => hookFinding(path, hook, foreign));
}

/** No program runs on developers' machines that nobody looked at. */
export const installScriptAdded = definePolicy({
  id: 'install-script-added',
  name: { zh: '安装脚本', en: 'Install scripts' },
  question: {
    zh: '改动没有带来安装时自动运行的程序吗？',
    en: 'Does the change bring nothing that runs by itself on installation?',
  },
  about: {
    zh: '新依赖或升级后的依赖有安装脚本（npm、pnpm 的锁文件写明）；package.json 的 preinstall、install、postinstall、prepare 等和 composer.json 的脚本有改动；setup.py、binding.gyp、extconf.rb、.pth、Debian 维护脚本、RPM 脚本段、第三方目录里的 build.rs 有新增或改动。',
    en: 'New or upgraded dependencies with an install script (as lock files of npm and pnpm say); changed scripts of package.json (preinstall, install, postinstall, prepare …) and composer.json; new or changed setup.py, binding.gyp, extconf.rb, .pth files, maintainer scripts of Debian, scriptlets of RPM, and build.rs of vendored crates.',
  },
  source: 'https://docs.npmjs.com/cli/v11/using-npm/scripts#life-cycle-scripts',
  judges: 'change',
  enabled: true,
  rules: {
    dependency: { level: 'warning', says: { zh: '依赖带来安装脚本。', en: 'A dependency brings an install script.' } },
    own: { level: 'note', says: { zh: '自己的安装脚本有改动。', en: "The project's own install script was changed." } },
    vendored: {
      level: 'warning',
      says: {
        zh: '第三方目录里有安装时运行的程序。',
        en: 'Third-party code brings a program that runs on installation.',
      },
    },
  },
  options: {
    allow: {
      kind: 'list',
      default: [],
      says: { zh: '已看过、可以运行的依赖名', en: 'names of dependencies whose scripts were read and may run' },
    },
  },
  async judge(facts, options) {
    const allowed = new Set(options.allow);
    const isForeign = thirdPartyTest(facts.settings);
    const packages = [...facts.packages.added.map((after) => ({ before: null, after })), ...facts.packages.changed];
    const findings = packages
      .filter(
        ({ before, after }) =>
          after.installScript === true && before?.installScript !== true && !allowed.has(after.name),
      )
      .map(({ before, after }) => packageFinding(after, before === null));
    for (const file of allTouched(facts)) {
      const foreign = isForeign(file.path);
      if (mayHookInstall(file.path, foreign)) findings.push(...(await judgeFile(facts, file, foreign)));
    }
    return { findings, notChecked: [] };
  },
});
