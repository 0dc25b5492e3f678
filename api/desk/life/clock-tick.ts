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

import type { Config } from '../../config.ts';
import type { DeskContext } from '../context.ts';
import { sweepDocuments } from '../documents/documents.ts';
import { clockRound } from './clock.ts';
import { openMailer } from './mail/mailer.ts';
import { mailSettings } from './mail/settings.ts';

const hour = 3600 * 1000;

/** What the hub calls each minute; mail is sent where a server, a sender and the hub's own address are configured, files that nothing refers to go each hour. */
export function clockTick(
  context: DeskContext,
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'baseUrl'>,
): () => Promise<void> {
  const settings = config.baseUrl === null ? null : mailSettings(config);
  const mailer = settings === null ? null : openMailer(settings);
  let swept = 0;
  return async () => {
    await clockRound(context, mailer);
    const now = context.now();
    if (now.getTime() - swept < hour) return;
    swept = now.getTime();
    await sweepDocuments(context, now);
  };
}
