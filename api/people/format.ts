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

import type { IdentityClass, Text } from '#store/facts.ts';
import type { ExportedPerson } from '#store/queries/people/export.ts';
import type { NamedAccount } from '#store/queries/people/import.ts';

/** An employment as a file tells it. Half-open days. */
export interface FileAffiliation {
  /** As the file writes it. */
  readonly organisation: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Somebody as a file knows them. */
export interface FilePerson {
  /** 1-based; null where the format has no lines. */
  readonly line: number | null;
  /** Hex SHA-256 of the lower-case addresses; the addresses themselves are forgotten on reading. */
  readonly addresses: readonly string[];
  readonly accounts: readonly NamedAccount[];
  readonly affiliations: readonly FileAffiliation[];
  readonly class: IdentityClass | null;
}

/** What cannot be read, and where. */
export interface FileProblem {
  readonly line: number | null;
  readonly text: Text;
}

/** A file as read: what can be used, and what cannot. */
export interface PeopleFile {
  readonly persons: readonly FilePerson[];
  /** Mail domains that stand for employers. */
  readonly domains: readonly { readonly domain: string; readonly organisation: string; readonly line: number }[];
  /** Names that stand for one organisation, the first of them as we should know it. */
  readonly organisations: readonly { readonly names: readonly string[]; readonly line: number | null }[];
  readonly problems: readonly FileProblem[];
}

/** What is written. */
export interface ExportData {
  readonly persons: readonly ExportedPerson[];
  /** The name of an organisation as this format can hold it. */
  readonly organisation: (id: string) => string;
}

/** A format of other programs. */
export interface PeopleFormat {
  readonly id: string;
  readonly name: Text;
  readonly source: string;
  /** Bytes of the largest file that is read. */
  readonly largest: number;
  /** `file` is the name of the file: some formats take a name from it. */
  readonly read: (text: string, file: string) => PeopleFile;
  readonly write: (data: ExportData) => string;
  /** What the format can't hold of ours, or holds in our own way. */
  readonly note: Text;
}

/** A file of nothing, to build on. */
export const emptyFile: PeopleFile = { persons: [], domains: [], organisations: [], problems: [] };
