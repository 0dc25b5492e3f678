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

import type { Kysely } from 'kysely';
import type { Logger } from '#store/log.ts';
import type { Database } from '#store/schema.ts';
import type { Catalogue } from '../catalogue.ts';
import type { AuthPort } from './accounts/port.ts';
import type { Jobs } from './jobs.ts';

/** What the services of the desk work with. */
export interface DeskContext {
  /** A pool whose statements and locks give up after seconds: the desk answers, or says that it is busy. */
  readonly db: Kysely<Database>;
  readonly catalogue: Catalogue;
  readonly log: Logger;
  readonly now: () => Date;
  readonly jobs: Jobs;
  /** Accounts of people; left out where nobody can sign in, as in most tests and commands. */
  readonly accounts?: AuthPort;
  /** Directory of uploaded files, outside of everything that is served. */
  readonly files: string;
  /** Public address of the hub without a trailing slash, for links in mails; from the configuration, never from a request. */
  readonly baseUrl: string;
  /** Called after a decision was stored: what is kept in memory is made again. */
  readonly changed: () => void;
}
