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

import type { Finding } from '../detect/finding.ts';
import type { LicenceResult } from '../result.ts';

/** A copyright notice. */
export interface Copyright {
  /** As written, white space folded and comment marks taken away; at most 400 characters. */
  readonly statement: string;
  /** Holders without years and e-mail addresses; empty where none is named. */
  readonly holders: readonly string[];
  /** As written (`2019-2024`, `2020, 2022`); null where none is given. */
  readonly years: string | null;
  /** 1-based. */
  readonly line: number;
}

/** What became of a file; every file of a tree has exactly one. */
export type FileOutcome =
  /** Read whole, or head and tail of a file that is too long (`truncated`). */
  | 'scanned'
  /** Nothing in it can speak of a licence. */
  | 'no-words'
  | 'binary'
  /** Lock files and machine-made lists, never searched for texts. */
  | 'lockfile'
  | 'symlink'
  | 'submodule'
  /** A device, a pipe, a socket. */
  | 'special'
  /** Cannot be read; `problem` says why. */
  | 'unreadable';

/** Licence facts of one file. */
export interface FileLicences {
  /** From the root, `/` between names; bytes that are no UTF-8 are replaced. */
  readonly path: string;
  readonly outcome: FileOutcome;
  /** Why a file is `unreadable`; null otherwise. */
  readonly problem: string | null;
  /** Bytes; null where unknown. */
  readonly size: number | null;
  /** Only head and tail were read. */
  readonly truncated: boolean;
  /** SPDX expression; null where nothing was found. */
  readonly expression: string | null;
  readonly findings: readonly Finding[];
  readonly copyrights: readonly Copyright[];
}

/** Licences of one directory and all below it. */
export interface DirectoryLicences {
  /** From the root; `.` is the root. */
  readonly path: string;
  readonly files: number;
  /** Files of a known licence, by expression, largest first. */
  readonly expressions: readonly { readonly expression: string; readonly files: number }[];
  /** Files that could carry a licence and carry none. */
  readonly without: number;
  /** What the licence texts of this directory itself say; null when it has none. */
  readonly own: string | null;
}

/** Licence facts of a tree. */
export interface TreeLicences {
  /** In the order of their paths, compared by UTF-16 code units. */
  readonly files: readonly FileLicences[];
  /** The root first, then by path. */
  readonly directories: readonly DirectoryLicences[];
  /** Declared, detected and concluded of the work; never mixed. */
  readonly project: LicenceResult;
  /** How many files had each outcome. */
  readonly outcomes: Readonly<Record<FileOutcome, number>>;
  /** Holders named in the tree with the number of files, most first, at most 1,000. */
  readonly holders: readonly { readonly name: string; readonly files: number }[];
  /** Version of the detector and of its data; findings of another version are not comparable. */
  readonly index: string;
}
