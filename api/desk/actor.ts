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

/** Roles that an administrator grants; applicant and maintainer are no grants but relations to one object. */
export const staffRoles = ['reviewer', 'legal-reviewer', 'committee', 'administrator'] as const;
/** One of {@link staffRoles}. */
export type StaffRole = (typeof staffRoles)[number];

/** Who asks or acts, as far as it is proven. */
export interface Actor {
  /** `holder` came by the tracking link of one application, `command` by the command line, `machine` is the hub itself. */
  readonly kind: 'visitor' | 'member' | 'holder' | 'token' | 'command' | 'machine';
  /** As the audit log has it: `visitor`, `user:<id>`, `link:<code>`, `token:<id>`, `command:<name>`, `machine`. */
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Registry id or plain name; what recusal goes by. */
  readonly organisation: string | null;
  /** The session passed a second factor; roles count only then. */
  readonly strong: boolean;
  /** Code of the application or request that a tracking link opens. */
  readonly holds: string | null;
  /** Projects with a proven claim; of a token, its one project. */
  readonly maintains: readonly string[];
  /** Actions of the permission matrix that a token was made for; whoever is no token has none. */
  readonly scopes?: readonly string[];
}

/** Somebody who is not known. */
export const visitor: Actor = {
  kind: 'visitor',
  id: 'visitor',
  userId: null,
  name: 'visitor',
  roles: [],
  organisation: null,
  strong: false,
  holds: null,
  maintains: [],
};

/** The hub itself, for what a clock sets off. */
export const machine: Actor = { ...visitor, kind: 'machine', id: 'machine', name: 'Tongming' };

/** Whoever holds the machine and calls commands, under the name that they give. */
export function commandActor(name: string): Actor {
  return { ...visitor, kind: 'command', id: `command:${name}`, name };
}
