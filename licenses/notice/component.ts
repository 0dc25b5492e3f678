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

/** A text of somebody else that has to be given on. */
export interface NoticeText {
  /** What it is called: a licence's id, or the name of its file. */
  readonly title: string;
  /** As written, with line feeds only and without trailing white space. */
  readonly text: string;
  /** `copy`: it came with the component. `list`: the SPDX list's own text, where the component had none. */
  readonly from: 'copy' | 'list';
}

/** A part of the work that is somebody else's. */
export interface NoticeComponent {
  readonly name: string;
  /** Null where nothing tells, as of code that was copied in. */
  readonly version: string | null;
  /** Null for code that was copied in. */
  readonly purl: string | null;
  /** Directory of code that was copied in; null for packages. */
  readonly path: string | null;
  /** SPDX expression; null when it is not known. */
  readonly licence: string | null;
  /** Words that are no licence that anybody knows, as its authors wrote them. */
  readonly unclear: readonly string[];
  /** Each once, in the order in which they were found. */
  readonly copyrights: readonly string[];
  readonly texts: readonly NoticeText[];
  /** What its NOTICE files say. */
  readonly notices: readonly NoticeText[];
  /** Ids of its licence that neither it nor the list has a text of. */
  readonly missing: readonly string[];
}

/** A licence text with the components that it belongs to. */
export interface SharedText {
  readonly title: string;
  readonly text: string;
  readonly from: 'copy' | 'list';
  /** Names with versions, in order. */
  readonly components: readonly string[];
}

/** Everything that an attribution text says. */
export interface Notice {
  /** Of the work itself. */
  readonly name: string;
  readonly components: readonly NoticeComponent[];
  /** Components of no known licence; they are not among the others. */
  readonly unknown: readonly NoticeComponent[];
  readonly texts: readonly SharedText[];
  /** Components that were left out because they are only used for developing, testing and building. */
  readonly leftOut: number;
}
