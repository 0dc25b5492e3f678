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

import { resolve } from 'node:path';
import type { Level } from '#licenses/check/finding.ts';
import { nearest } from '#licenses/nearest.ts';
import { reports } from '#licenses/report-registry.ts';
import { exitCodes } from '#licenses/report-words.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { dataDirectoryOf, packageVersion } from '../environment.ts';
import { choosePack } from '../licences/chosen-pack.ts';
import type { Locale } from '../locale.ts';
import { repositoryAt } from '../trees/repository.ts';
import { UsageError } from '../usage.ts';
import { type CheckRequest, doCheck } from './do-check.ts';
import { meansOf } from './means.ts';
import type { CheckMeans } from './run-check.ts';

type Options = StandaloneContext['options'];

/** An option that takes one of some words; null when it was not given. */
function choice<T extends string>(options: Options, name: string, allowed: readonly T[]): T | null {
  const given = options[name];
  if (typeof given !== 'string') return null;
  const found = allowed.find((one) => one === given);
  if (found !== undefined) return found;
  const close = nearest(given, allowed);
  throw new UsageError({
    zh: `--${name} 没有 ${given}${close === null ? '' : `，是否想写 ${close}`}。可用：${allowed.join('、')}。`,
    en: `--${name} does not take ${given}${close === null ? '.' : `; did you mean ${close}?`} It takes: ${allowed.join(', ')}.`,
  });
}

function text(options: Options, name: string): string | null {
  const given = options[name];
  return typeof given === 'string' ? given : null;
}

function requestOf({ args, options }: StandaloneContext): CheckRequest {
  const request = {
    path: args[0] ?? '.',
    base: text(options, 'base'),
    head: text(options, 'head'),
    staged: options['staged'] === true,
    policy: text(options, 'policy'),
  };
  if (request.staged && (request.base !== null || request.head !== null)) {
    throw new UsageError({
      zh: '--staged 比较 HEAD 和暂存区，不能同时用 --base 或 --head。',
      en: '--staged compares HEAD with the index; it cannot be used with --base or --head.',
    });
  }
  return request;
}

async function means(context: StandaloneContext, failOn: Level | null): Promise<CheckMeans> {
  const { options } = context;
  const dataDir = text(options, 'data') === null ? dataDirectoryOf() : resolve(String(options['data']));
  choosePack(dataDir);
  const [advisories, sbom] = [text(options, 'advisories'), text(options, 'sbom')];
  const place = resolve(context.args[0] ?? '.');
  const checkout = (await repositoryAt(place))?.root ?? place;
  return meansOf({ dataDir, failOn, advisories, sbom, checkout, signal: context.signal });
}

/** Judges and reports; the exit code is the verdict. */
export async function checkCommand(context: StandaloneContext): Promise<ExitCode> {
  const { options, terminal } = context;
  const locale = choice<Locale>(options, 'lang', ['zh', 'en']);
  const format = choice(options, 'format', [...reports.keys()]) ?? 'text';
  const request = requestOf(context);
  terminal.status(context.locale === 'zh' ? '正在检查……' : 'checking …');
  const done = await doCheck(
    request,
    await means(context, choice(options, 'fail-on', ['note', 'warning', 'error'])),
    context,
  ).finally(() => terminal.status(null));
  const { result, facts } = done;
  const report = reports.get(format)?.write(result, {
    locale: locale ?? facts.settings.lang ?? context.locale,
    colour: terminal.colour,
    width: 0,
    version: packageVersion,
    link: text(options, 'link'),
  });
  terminal.out((report ?? '').replace(/\n$/u, ''));
  return exitCodes[result.verdict];
}
