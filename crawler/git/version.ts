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

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Text } from '#store/facts.ts';
import { CrawlerError } from '../error.ts';
import { shortGit } from './short.ts';

/** The git that is installed, as `doctor` and each crawl run record it. */
export interface GitVersion {
  /** What `git version` prints. */
  readonly text: string;
  /** Digits and dots; with the package revision where a distribution built it. */
  readonly version: string;
  /** False also when nothing proves that the fixes are in. */
  readonly fixed: boolean;
  /** What to do; null when nothing is. */
  readonly advice: Text | null;
}

/** First upstream release with the fixes of November 2026. */
const floor = '2.56.1';

/** The fixes of November 2026; a distribution that carries them over names them in its changelog. */
const fixes = [
  'CVE-2026-105437',
  'CVE-2026-111760',
  'CVE-2026-113408',
  'CVE-2026-114466',
  'CVE-2026-114467',
  'CVE-2026-114469',
];

const oldest = '2.39';

/** Compares dotted numbers; negative when `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let at = 0; at < 4; at += 1) {
    const step = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}

/** The verdict on one version, given the package's version and changelog where a distribution built it. */
export function judgeVersion(text: string, distribution: { version: string; changelog: string } | null): GitVersion {
  const upstream = /(\d+(?:\.\d+){1,3})/u.exec(text)?.[1]?.replace(/\.$/u, '') ?? '0';
  const version = distribution?.version ?? upstream;
  if (compareVersions(upstream, floor) >= 0) return { text, version, fixed: true, advice: null };
  const missing = fixes.filter((id) => !distribution?.changelog.includes(id));
  if (missing.length === 0) return { text, version, fixed: true, advice: null };
  if (compareVersions(upstream, oldest) < 0) {
    const en = `git ${upstream} is too old for the crawler: install ${oldest} or newer, best ${floor}.`;
    return {
      text,
      version,
      fixed: false,
      advice: { en, zh: `git ${upstream} 版本过旧，爬取无法可靠运行：请安装 ${oldest} 以上版本，最好是 ${floor}。` },
    };
  }
  const blind = distribution === null || distribution.changelog === '';
  const why = blind
    ? {
        en: 'nothing here shows that the fixes of November 2026 are in',
        zh: '没有依据表明它已包含 2026 年 11 月的安全修复',
      }
    : { en: `its package does not list ${missing.join(', ')}`, zh: `软件包更新日志中没有 ${missing.join('、')}` };
  return {
    text,
    version,
    fixed: false,
    advice: {
      en: `git ${version}: ${why.en}. Upgrade to ${floor}, or to a package of your distribution that has them.`,
      zh: `git ${version}：${why.zh}。请升级到 ${floor}，或升级到发行版中已包含这些修复的软件包。`,
    },
  };
}

async function readChangelog(): Promise<string> {
  try {
    return (await promisify(gunzip)(await readFile('/usr/share/doc/git/changelog.Debian.gz'))).toString('utf8');
  } catch (error) {
    // Small images leave documentation out: then nothing is known.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

async function debianPackage(): Promise<{ version: string; changelog: string } | null> {
  try {
    const { stdout } = await promisify(execFile)('/usr/bin/dpkg-query', ['-W', '-f=${Version}', 'git'], {
      env: { LC_ALL: 'C' },
    });
    return { version: stdout.trim().replace(/^\d+:/u, ''), changelog: await readChangelog() };
  } catch {
    // No dpkg, or git did not come from a package: the number alone counts.
    return null;
  }
}

let installed: Promise<string | null> | null = null;

async function ask(): Promise<string | null> {
  try {
    return (await shortGit(['version'])).replace(/^git version /u, '');
  } catch (error) {
    if (error instanceof CrawlerError) return null;
    throw error;
  }
}

/** The version for the record of a visit, asked for once a process; null when git does not run: what comes after says why. */
export function installedGit(): Promise<string | null> {
  installed ??= ask();
  return installed;
}

/** The installed git and whether it has the security fixes known when this was written. Throws `git-missing`. */
export async function gitVersion(): Promise<GitVersion> {
  const text = await shortGit(['version']);
  const distribution = await debianPackage();
  const upstream = /\d+\.\d+/u.exec(text)?.[0];
  // A git of one's own in front of the packaged one is judged by its number.
  return judgeVersion(text, upstream !== undefined && distribution?.version.startsWith(upstream) ? distribution : null);
}
