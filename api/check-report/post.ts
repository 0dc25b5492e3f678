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

import type { Hosts, KnownHost } from '#crawler/hosts.ts';
import { createHttp } from '#crawler/http/core.ts';
import { PlatformError } from '#crawler/http/error.ts';
import { parseShorthand, repositoryPath } from '#crawler/shorthand.ts';
import { changesAt, type Told, tellChange } from '#crawler/tell-change.ts';
import type { Voice } from '#crawler/voice.ts';
import type { CheckResult } from '#licenses/check/finding.ts';
import type { ReportOptions } from '#licenses/report.ts';
import { commentMarker } from '#licenses/report-parts/report-marker.ts';
import { markdown } from '#licenses/reports/markdown.ts';
import type { Logger } from '#store/log.ts';
import { packageVersion } from '../environment.ts';
import { UndecidedError } from '../undecided.ts';
import { UsageError } from '../usage.ts';
import { verdictOf } from './verdict.ts';

/** Where a result goes. */
export interface PostTarget {
  /** As in `github:owner/name`. */
  readonly to: string;
  /** Full id of the commit that the caller knows to be the change's head. */
  readonly head: string;
  /** Null: whichever open change has that head. */
  readonly change: string | null;
  /** Set the check or status of the commit as well. */
  readonly status: boolean;
}

/** What posting needs beside the result. */
export interface PostMeans {
  readonly hosts: Hosts;
  readonly allowHttp: boolean;
  readonly privateHosts: readonly string[];
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** One change that was told. */
export interface Posted {
  readonly change: string;
  readonly told: Told;
}

function placeOf(to: string, { hosts, allowHttp }: PostMeans): { readonly host: KnownHost; readonly path: string } {
  const place = parseShorthand(to, hosts, allowHttp);
  const path = place === null ? null : repositoryPath(place.host, place.url);
  if (place === null || path === null) {
    throw new UsageError({
      zh: `--to ${to} 看不懂，请写成 github:owner/name、gitee:owner/name 或 gitlab@git.example.org:group/name。`,
      en: `--to ${to} is not understood; write github:owner/name, gitee:owner/name or gitlab@git.example.org:group/name.`,
    });
  }
  return { host: place.host, path };
}

/** B223: without a token nothing is posted, and it is said which one is missing. */
function noToken({ platform, origin }: KnownHost): UndecidedError {
  return new UndecidedError({
    zh: `没有 ${origin} 的令牌，结果无法发布：请设置环境变量 ${platform.tokenVariable}。派生仓的流水线拿不到令牌，请用两段式流水线（docs/check.md）。`,
    en: `There is no token for ${origin}, so nothing can be posted: set ${platform.tokenVariable}. Pipelines of forks have none; use the two-step pipeline of docs/check.md.`,
  });
}

/** The change's number is never taken from the report: it follows from the head, and a number that was given must fit. */
async function changesOf(
  voice: Voice,
  path: string,
  target: PostTarget,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { head, change } = target;
  const found = await changesAt(voice, path, head, signal);
  if (change === null) return found;
  if (found.includes(change)) return [change];
  throw new UsageError({
    zh: `变更 ${change} 的最新提交不是 ${head}，不发布。`,
    en: `The head of change ${change} is not ${head}: nothing is posted.`,
  });
}

/** Links of a report that came from elsewhere are not repeated under our name. */
function withoutLinks(result: CheckResult): CheckResult {
  const findings = result.findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map((one) => ({ ...one, url: null })),
  }));
  return { ...result, findings };
}

/** Leaves the result as a comment on the change whose head it judged; comments of others are not touched. */
export async function postResult(
  given: CheckResult,
  target: PostTarget,
  options: ReportOptions,
  means: PostMeans,
): Promise<Posted[]> {
  const { host, path } = placeOf(target.to, means);
  if (given.head !== target.head) {
    throw new UsageError({
      zh: '报告检查的不是 --head 指的提交，不发布。',
      en: 'The report is about another commit than --head: nothing is posted.',
    });
  }
  if (host.credential === null) throw noToken(host);
  const { platform, api, credential, named } = host;
  const http = createHttp({
    origin: new URL(api).origin,
    credential,
    rules: { privateHosts: means.privateHosts, allowHttp: means.allowHttp || named },
    buckets: null,
    userAgent: `Tongming/${packageVersion}`,
    patienceMs: 60_000,
    log: means.log,
  });
  try {
    const voice = platform.voice?.({ http, api });
    if (voice === undefined) {
      throw new UsageError({
        zh: `${platform.name.zh} 还不能发布结果。`,
        en: `${platform.name.en} cannot be posted to.`,
      });
    }
    const result = withoutLinks(given);
    const body = markdown.write(result, options);
    const posted: Posted[] = [];
    for (const change of await changesOf(voice, path, target, means.signal)) {
      const told = await tellChange(voice, { path, change }, { marker: commentMarker, body }, means.signal);
      posted.push({ change, told });
    }
    if (target.status) await voice.judge(path, verdictOf(result, options, null), means.signal);
    return posted;
  } catch (error) {
    if (!(error instanceof PlatformError) || (error.kind !== 'unauthorised' && error.kind !== 'forbidden')) throw error;
    throw new UndecidedError(
      {
        zh: `${host.origin} 不接受这个令牌（${error.message}）。需要评论权限，见 docs/check.md。`,
        en: `${host.origin} does not accept the token (${error.message}). It must be allowed to comment; see docs/check.md.`,
      },
      { cause: error },
    );
  } finally {
    http.close();
  }
}
