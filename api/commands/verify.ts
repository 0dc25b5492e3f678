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

import { terminalLine } from '#licenses/terminal-text.ts';
import type { RankingBody } from '#metrics/rank/body.ts';
import { bodyOf, refusalOf, type Verification, verifyRanking } from '#metrics/rank/verify.ts';
import { type StoreVerification, verifyInputs } from '#metrics/rank/verify-store.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { dataOption, jsonOption } from '../options.ts';
import { readRankingFile, requireBody } from '../ranking/read-ranking.ts';
import { verificationReport } from '../ranking/verification-report.ts';
import { openSession } from '../session.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';

/** The file, and the digest that it must have when one was named, in whichever order they were given. */
function named({ args }: CommandContext): { readonly file: string; readonly digest: string | null } {
  const isDigest = (text: string) => /^[0-9a-f]{64}$/i.test(text);
  if (args.length === 1) return { file: args[0] ?? '', digest: null };
  const digest = args.find(isDigest);
  const file = args.find((one) => one !== digest);
  if (digest === undefined || file === undefined) {
    throw new UsageError({
      zh: '两个参数时，一个是文件，另一个是 64 位十六进制摘要。',
      en: 'With two arguments one is the file, the other a digest of 64 hexadecimal digits.',
    });
  }
  return { file, digest: digest.toLowerCase() };
}

async function againstStore(context: CommandContext, body: RankingBody): Promise<StoreVerification> {
  const session = await openSession(context, 'verify');
  try {
    return await verifyInputs(session.store, body, context.log);
  } finally {
    await session.close();
  }
}

function tell(
  context: CommandContext,
  result: Verification,
  stored: StoreVerification | null,
  wanted: string | null,
): void {
  const { terminal, locale, options } = context;
  if (options['json'] === true) terminal.out(jsonText({ ...result, wanted, store: stored }));
  else if (options['digest'] === true) terminal.out(result.digest);
  else terminal.out(verificationReport(locale, result, stored, wanted));
}

async function verifyFile(context: CommandContext): Promise<ExitCode> {
  const { file, digest } = named(context);
  const answer = await readRankingFile(file);
  const refusal = refusalOf(answer);
  if (refusal !== null) {
    context.terminal.err(terminalLine(refusal.text[context.locale]));
    return 3;
  }
  requireBody(answer);
  const result = verifyRanking(answer);
  // `verifyRanking` has read it as a ranking without a throw.
  const stored =
    context.options['store'] === true ? await againstStore(context, bodyOf(answer) as unknown as RankingBody) : null;
  tell(context, result, stored, digest);
  return result.ok && (digest === null || digest === result.digest) ? 0 : 1;
}

/** Recomputes a published ranking from the inputs that it carries. */
export const verify = defineCommand({
  id: 'verify',
  summary: {
    zh: '验证一期排名：由文件里的输入重算每个数字，逐字节比较',
    en: 'verify a ranking: recompute every number from the inputs in the file and compare byte for byte',
  },
  usage: 'tongming verify FILE [--digest [SHA256]] [--store [--data DIR]] [--json]',
  note: {
    zh: '文件由 tongming rank --json 写出。不联网、不需要数据库；一致退出 0，不一致退出 1，无法判断（格式或修订未知）退出 3。',
    en: 'FILE is what tongming rank --json writes. No network, no database. Exits 0 when all agrees, 1 when not, 3 for an unknown format or revision.',
  },
  example: 'tongming verify ranking.json',
  options: {
    digest: {
      type: 'boolean',
      description: {
        zh: '只输出定稿内容的 SHA-256；后面给出摘要时，还要求与它相同',
        en: 'print only the SHA-256 of the frozen body; with a digest behind it, it must be that one',
      },
    },
    store: {
      type: 'boolean',
      description: {
        zh: '再从本机数据的事实重算输入，列出定稿之后变了的',
        en: 'also recompute the inputs from the facts of the local store and list what changed since',
      },
    },
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 2],
  run: verifyFile,
});
