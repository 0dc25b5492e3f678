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

import type { Client } from './client.ts';

/** In what platforms of this family differ. */
export interface Flavour {
  /** False = only the repository itself is shown to anonymous callers. */
  readonly anonymous: boolean;
  /** The comments of all changes come in one list; false = one list for each change. */
  readonly changeComments: boolean;
  /** Operation logs come in pages of at most a hundred. */
  readonly logPages: boolean;
  /** A commit tells the account of its author. */
  readonly commitAccounts: boolean;
  /** The word in `status` means what it says: 关闭 is read-only. */
  readonly statusTells: boolean;
  /** List that names the protected branches, below the repository. */
  readonly protectionPath: string;
}

/** One repository on one host, as feeds ask for it. */
export interface Host {
  readonly client: Client;
  readonly flavour: Flavour;
  /** As `/repos/owner/name`. */
  readonly repositoryPath: (fullName: string) => string;
}
