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

import type { World } from '../world/world.ts';
import type { Graph } from './graph/graph.ts';
import type { LimitOptions, Limits } from './limits.ts';
import type { GithubLog, GithubRequest } from './log.ts';
import type { Written } from './rest.ts';

/** What happens instead of an answer, or to it. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is cut before a byte. */
  | { readonly kind: 'reset' }
  /** The answer is cut after so many bytes; its length was promised in full. */
  | { readonly kind: 'cut'; readonly at: number }
  /** Nothing comes. */
  | { readonly kind: 'silence' }
  /** The true answer, changed. */
  | { readonly kind: 'change'; readonly change: (written: Written) => Written };

/** How the stand-in behaves. */
export interface GithubOptions {
  /** The one token that is known; `stand-in-token` unless told. Others are bad credentials. */
  readonly token?: string;
  /** The token may read branch protection. */
  readonly admin?: boolean;
  readonly limits?: LimitOptions;
  /** Before every answer. */
  readonly latencyMs?: number;
  /** GraphQL queries that could give more nodes are answered 502, as the platform does when they take too long. */
  readonly maxNodes?: number;
  /** How branches are protected: by rulesets that all can read (default), or so that only administrators are told. */
  readonly protection?: 'rules' | 'classic';
  /** Runs before each request is answered: things move on in the world, or a fault is asked for. */
  readonly before?: (request: GithubRequest) => Fault | undefined | void;
  /** Folder with `<repository id>.git` for each repository that can be cloned from here. */
  readonly git?: string;
}

/** What the parts of one stand-in share. */
export interface State {
  readonly world: World;
  readonly options: GithubOptions;
  readonly log: GithubLog;
  readonly limits: Limits;
  readonly token: string;
  readonly sorted: Graph['sorted'];
  readonly places: { url: string; api: string };
  secondary: { until: number; status: 403 | 429; retryAfter: boolean } | null;
}
