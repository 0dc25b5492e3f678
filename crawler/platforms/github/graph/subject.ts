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

import type { z } from 'zod';
import type { Facts, SubjectRef } from '../../../fact.ts';
import { changeDocument, issueDocument, type SubjectDocument } from './documents.ts';
import { changeFacts, issueFacts } from './facts.ts';
import { type ChangeNode, changeLists, changeNode, type IssueNode, issueLists, issueNode } from './node.ts';

/** What every item has, whichever kind it is. */
export interface AnyNode {
  readonly id: string;
  readonly number: string;
  readonly updatedAt: Date;
}

/** Issues or changes as GraphQL gives them: what is asked, how it is read, what becomes of it. */
export interface Subject<N extends AnyNode> {
  readonly kind: SubjectRef['kind'];
  readonly stream: 'issues' | 'changes';
  readonly document: SubjectDocument;
  readonly node: z.ZodType<N>;
  readonly lists: z.ZodType<object>;
  readonly facts: (nodes: readonly N[]) => Facts;
}

/** Issues. */
export const issueSubject: Subject<IssueNode> = {
  kind: 'issue',
  stream: 'issues',
  document: issueDocument,
  node: issueNode,
  lists: issueLists,
  facts: issueFacts,
};

/** Changes. */
export const changeSubject: Subject<ChangeNode> = {
  kind: 'change',
  stream: 'changes',
  document: changeDocument,
  node: changeNode,
  lists: changeLists,
  facts: changeFacts,
};
