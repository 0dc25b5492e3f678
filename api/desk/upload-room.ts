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

import { ApiError } from '../errors.ts';

/** Bytes of uploads that may lie in memory at once, over all that are under way. */
const most = 96 * 1024 * 1024;

/** Counts bytes as they come in; throws `busy` when those of all uploads together are too many. */
export type Grow = (bytes: number) => void;

/** Makes room of its own; the process has one, tests have smaller ones. */
export function createUploadRoom(size: number): <T>(task: (grow: Grow) => Promise<T>) => Promise<T> {
  let taken = 0;
  return async (task) => {
    let own = 0;
    try {
      return await task((bytes) => {
        if (taken + bytes > size) {
          throw new ApiError('busy', {
            zh: '此刻上传的文件太多，请过一会儿再试；您填写的内容没有丢失。',
            en: 'Too many files are being uploaded right now; try again in a moment. What you wrote is not lost.',
          });
        }
        taken += bytes;
        own += bytes;
      });
    } finally {
      taken -= own;
    }
  };
}

/** The room of this process: what a sender holds back takes none, so that slow senders keep nobody out. */
export const uploadRoom = createUploadRoom(most);
