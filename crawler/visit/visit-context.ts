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

import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import type { Http } from '../http/http.ts';
import type { Connection, Platform } from '../platform.ts';
import type { Report } from '../progress.ts';
import type { HeldLease } from './lease.ts';
import type { Meter } from './meter.ts';
import type { VisitPoint } from './visit-point.ts';

/** The API that knows a repository. */
export interface RemoteSource {
  readonly platform: Platform;
  /** As in `URL.host`; with the platform's id it names accounts and repositories. */
  readonly host: string;
  /** `owner/name` or `group/sub/name`. */
  readonly path: string;
  readonly http: Http;
  /** Base of the API. */
  readonly api: string;
  readonly anonymous: boolean;
}

/** A visit while it asks the platform, under the lease of the repository. */
export interface PlatformVisit extends HeldLease {
  readonly repositoryId: string;
  readonly remote: RemoteSource;
  readonly connection: Connection;
  readonly meter: Meter;
  readonly store: Pick<Store, 'sql'>;
  readonly now: Date;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly full: boolean;
  readonly report: Report;
  readonly reach: (point: VisitPoint) => Promise<void>;
}
