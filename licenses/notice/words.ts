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

import type { Text } from '../result.ts';
import type { Notice, NoticeComponent } from './component.ts';
import { generatedMark } from './mark.ts';

/** Titles and sentences of a notice; licences and notices themselves stay as they were written. */
export interface NoticeWords {
  readonly title: string;
  readonly intro: string;
  readonly components: string;
  readonly unknown: string;
  readonly unknownIntro: string;
  readonly texts: string;
  readonly licence: string;
  readonly copyright: string;
  readonly notice: (name: string) => string;
  readonly source: string;
  readonly fromList: string;
  readonly missing: (names: string) => string;
  readonly unclear: (words: string) => string;
  readonly appliesTo: string;
  readonly none: string;
  readonly leftOut: string;
}

/** The words of a notice of a work. */
export function noticeWords({ name, leftOut, components, unknown }: Notice, locale: keyof Text): NoticeWords {
  const count = components.length + unknown.length;
  if (locale === 'zh') {
    return {
      title: `${name} 使用的第三方组件`,
      intro: `本作品包含以下 ${count} 个第三方组件，各按自己的许可证提供（${generatedMark}）。`,
      components: '组件',
      unknown: '许可证不明的组件',
      unknownIntro: '没有查明这些组件的许可证，分发前须有人确认。',
      texts: '许可证全文',
      licence: '许可证',
      copyright: '版权',
      notice: (file) => `${file} 的内容`,
      source: '来源',
      fromList: '组件没有附带全文，以下是 SPDX 列表中的文本。',
      missing: (names) => `没有 ${names} 的全文。`,
      unclear: (words) => `作者写的是：${words}`,
      appliesTo: '适用于',
      none: '没有第三方组件。',
      leftOut: `另有 ${leftOut} 个只在开发、测试或构建时使用的组件没有列出。`,
    };
  }
  return {
    title: `Third-party components of ${name}`,
    intro: `This work contains ${count} component(s) of others, each under its own licence (${generatedMark}).`,
    components: 'Components',
    unknown: 'Components whose licence is not known',
    unknownIntro: 'The licence of these components was not found out; somebody has to, before they are given on.',
    texts: 'Licence texts',
    licence: 'License',
    copyright: 'Copyright',
    notice: (file) => `${file} says`,
    source: 'Source',
    fromList: 'The component came without its text; this is the text of the SPDX list.',
    missing: (names) => `No text of ${names} is at hand.`,
    unclear: (words) => `Its authors wrote: ${words}`,
    appliesTo: 'Applies to',
    none: 'There are no components of others.',
    leftOut: `${leftOut} component(s) that are only used for developing, testing and building are not listed.`,
  };
}

/** One line each of what is said of a component beside its notices. */
export function componentLines(one: NoticeComponent, words: NoticeWords): string[] {
  return [
    `${words.licence}: ${one.licence ?? '?'}`,
    ...one.copyrights,
    ...(one.purl === null ? [] : [`${words.source}: ${one.purl}`]),
    ...(one.unclear.length === 0 ? [] : [words.unclear(one.unclear.join('; '))]),
    ...(one.missing.length === 0 ? [] : [words.missing(one.missing.join(', '))]),
  ];
}
