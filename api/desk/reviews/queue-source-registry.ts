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

// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { QueueSource } from './queue-source.ts';
import { answered } from './queue-sources/answered.ts';
import { assigned } from './queue-sources/assigned.ts';
import { claim } from './queue-sources/claim.ts';
import { decide } from './queue-sources/decide.ts';
import { guidance } from './queue-sources/guidance.ts';
import { health } from './queue-sources/health.ts';
import { helpMine } from './queue-sources/help-mine.ts';
import { helpNew } from './queue-sources/help-new.ts';
import { mention } from './queue-sources/mention.ts';
import { noMentor } from './queue-sources/no-mentor.ts';
import { objection } from './queue-sources/objection.ts';
import { overdue } from './queue-sources/overdue.ts';
import { quarantine } from './queue-sources/quarantine.ts';
import { rankingDispute } from './queue-sources/ranking-dispute.ts';
import { rankingFinal } from './queue-sources/ranking-final.ts';
import { rankingNotice } from './queue-sources/ranking-notice.ts';
import { report } from './queue-sources/report.ts';
import { sign } from './queue-sources/sign.ts';
import { signOff } from './queue-sources/sign-off.ts';
import { signed } from './queue-sources/signed.ts';
import { triage } from './queue-sources/triage.ts';
import { unanswered } from './queue-sources/unanswered.ts';
import { unassigned } from './queue-sources/unassigned.ts';
import { vote } from './queue-sources/vote.ts';
import { waiver } from './queue-sources/waiver.ts';

/** All that puts things into queues, by id. */
export const queueSources: ReadonlyMap<string, QueueSource> = new Map<string, QueueSource>([
  ['answered', answered],
  ['assigned', assigned],
  ['claim', claim],
  ['decide', decide],
  ['guidance', guidance],
  ['health', health],
  ['help-mine', helpMine],
  ['help-new', helpNew],
  ['mention', mention],
  ['no-mentor', noMentor],
  ['objection', objection],
  ['overdue', overdue],
  ['quarantine', quarantine],
  ['ranking-dispute', rankingDispute],
  ['ranking-final', rankingFinal],
  ['ranking-notice', rankingNotice],
  ['report', report],
  ['sign', sign],
  ['sign-off', signOff],
  ['signed', signed],
  ['triage', triage],
  ['unanswered', unanswered],
  ['unassigned', unassigned],
  ['vote', vote],
  ['waiver', waiver],
]);
