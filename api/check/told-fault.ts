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

import { CrawlerError } from '#crawler/error.ts';
import { UndecidedError } from '../undecided.ts';
import { UsageError } from '../usage.ts';

/** What ended a check, as people are told of it. Exit code 1 says that a change was judged and fails; here nothing was judged. */
export function toldFault(error: unknown): UsageError | UndecidedError {
  if (error instanceof UsageError || error instanceof UndecidedError) return error;
  if (error instanceof CrawlerError) {
    const { message } = error;
    return new UndecidedError(
      {
        zh: `git 读不出要检查的内容：${message} 若是浅克隆或部分克隆，请先取回完整的代码仓（git fetch --unshallow）再检查。`,
        en: `git cannot read what is to be judged: ${message} If the clone is shallow or partial, fetch the whole repository (git fetch --unshallow) and check again.`,
      },
      { cause: error },
    );
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new UndecidedError({ zh: `检查中断：${told}`, en: `The check broke off: ${told}` }, { cause: error });
}
