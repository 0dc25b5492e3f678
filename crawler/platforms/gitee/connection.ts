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

import type { Connection, ConnectOptions, Feed } from '../../platform.ts';
import { changeFeed } from './changes.ts';
import { createClient, pathOf } from './client.ts';
import { changeCommentFeed, issueCommentFeed } from './comments.ts';
import { emailFeed } from './emails.ts';
import type { Flavour, Host } from './host.ts';
import { issueFeed } from './issues.ts';
import { labelFeed, milestoneFeed } from './labels.ts';
import { oneASecond, type Pace, paced } from './pace.ts';
import { contributorFeed, forkFeed, starFeed } from './people.ts';
import { protectionFeed } from './protection.ts';
import { releaseFeed } from './releases.ts';
import { findRepository } from './repository.ts';
import { singleCommentFeed } from './single-comments.ts';

/** How a platform of this family is spoken to. */
export interface FamilyOptions extends ConnectOptions {
  readonly flavour: Flavour;
  /** Hosts that publish no limits, and are asked slowly for as long as their answers tell none. */
  readonly publicOrigins: readonly string[];
  readonly pace?: Pace;
}

function feedsOf(host: Host): Feed[] {
  return [
    issueFeed(host),
    changeFeed(host),
    issueCommentFeed(host),
    host.flavour.changeComments ? changeCommentFeed(host) : singleCommentFeed(host),
    releaseFeed(host),
    labelFeed(host),
    milestoneFeed(host),
    starFeed(host),
    forkFeed(host),
    protectionFeed(host),
    contributorFeed(host),
    ...(host.flavour.commitAccounts ? [emailFeed(host)] : []),
  ];
}

/** Connects to a platform of this family. */
export function connectFamily(options: FamilyOptions): Connection {
  const { api, flavour, publicOrigins, pace = oneASecond } = options;
  const http = publicOrigins.includes(options.http.origin) ? paced(options.http, pace) : options.http;
  const host: Host = {
    flavour,
    client: createClient(http, api),
    repositoryPath: (fullName) => `/repos/${pathOf(fullName)}`,
  };
  return {
    find: (repository, state, signal) => findRepository(host, http.origin, repository, state, signal),
    feeds: feedsOf(host),
  };
}
