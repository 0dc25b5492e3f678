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
import type { DeskObject } from './object.ts';
import { application } from './objects/application.ts';
import { claim } from './objects/claim.ts';
import { clarification } from './objects/clarification.ts';
import { comment } from './objects/comment.ts';
import { dispute } from './objects/dispute.ts';
import { document } from './objects/document.ts';
import { event } from './objects/event.ts';
import { guide } from './objects/guide.ts';
import { health } from './objects/health.ts';
import { mentor } from './objects/mentor.ts';
import { project } from './objects/project.ts';
import { report } from './objects/report.ts';
import { repository } from './objects/repository.ts';
import { request } from './objects/request.ts';
import { sign } from './objects/sign.ts';
import { token } from './objects/token.ts';
import { watch } from './objects/watch.ts';

/** All kinds of objects of the desk by id. */
export const deskObjects: ReadonlyMap<string, DeskObject> = new Map<string, DeskObject>([
  ['application', application],
  ['claim', claim],
  ['clarification', clarification],
  ['comment', comment],
  ['dispute', dispute],
  ['document', document],
  ['event', event],
  ['guide', guide],
  ['health', health],
  ['mentor', mentor],
  ['project', project],
  ['report', report],
  ['repository', repository],
  ['request', request],
  ['sign', sign],
  ['token', token],
  ['watch', watch],
]);
