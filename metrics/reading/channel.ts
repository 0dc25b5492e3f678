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

import type { CheckEvidence } from '../check.ts';
import type { Outline } from './heading.ts';
import { readLinks, readUrls } from './link.ts';
import { around, findPhrases } from './phrase.ts';
import { cleanQuote } from './substance.ts';
import { isRealUrl } from './target.ts';

/** Real-time channels that people can join by an address. Each pattern begins with fixed words. */
const chatUrl =
  /^https?:\/\/(?:[\w-]{1,60}\.slack\.com|join\.slack\.com\/|slack\.(?:cncf|k8s)\.io|(?:www\.)?discord(?:app)?\.(?:gg\/\w|com\/(?:invite|channels)\/\w)|matrix\.to\/#|app\.element\.io\/#\/room|(?:app\.)?gitter\.im\/\w|[\w-]{1,60}\.zulipchat\.com|t\.me\/\w|telegram\.me\/\w|web\.libera\.chat|webchat\.(?:oftc|freenode)\.net|[\w-]{1,60}\.feishu\.cn\/|applink\.feishu\.cn|[\w-]{0,60}\.?dingtalk\.com\/|qm\.qq\.com\/|jq\.qq\.com\/|work\.weixin\.qq\.com\/|weixin\.qq\.com\/g\/|teams\.microsoft\.com\/l\/|chat\.[\w.-]{1,100}\/)/i;
/** A group named with its number. */
const numbered =
  /(?:QQ\s?(?:交流|技术|用户)?群|钉钉(?:交流|技术|用户)?群|群号|QQ group|DingTalk group)[^\d\n]{0,20}\d{5,12}(?!\d)/i;
const irc = /\birc:\/\/[\w.-]{3,100}|#[\w-]{2,40}\s(?:on|at)\s(?:irc\.)?(?:libera|oftc)\b/i;
/** A group that is joined by a picture, so the picture must be there. */
const pictured =
  /(?:微信|钉钉|飞书|QQ|企业微信)\s?(?:交流|技术|用户|社区|小助手|讨论)?(?:群|二维码)|(?:WeChat|DingTalk|Feishu|Lark)\s(?:group|QR)/i;
/** A picture that is named for what it opens. */
const namedPicture =
  /(?:wechat|weixin|dingtalk|dingding|qq[-_]?(?:group|qun)|feishu|lark|微信|钉钉|飞书)[^\s/"')]{0,80}\.(?:png|jpe?g|webp|gif|svg)/i;
/** A link that is named for the channel it leads to. */
const namedLink =
  /^(?:[#\w-]{1,30} ){0,2}(?:slack|discord|matrix|gitter|zulip|telegram|钉钉群?|飞书群?|微信群|QQ\s?群)(?: (?:channel|server|room|workspace|group))?$/i;
const picture = /!\[|<img\s|\.(?:png|jpe?g|webp|svg|gif)\b|^\.\. image::|image::/i;
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/;
const asynchronousUrl =
  /^https?:\/\/(?:groups\.google\.com\/|lists?\.|mailweb\.|[\w.-]{1,100}\/(?:mailman|hyperkitty|archives\/list)|[\w-]{0,60}\.?(?:discourse|forum|bbs)\.|(?:forum|bbs|discuss|community)\.|stackoverflow\.com\/questions\/tagged|(?:github|gitee|gitlab|gitcode|atomgit)\.com\/[\w.-]{1,100}\/[\w.-]{1,100}\/(?:-\/)?(?:issues|discussions))/i;

/** Real-time channels in a document: addresses, numbered groups, and groups with their picture beside them. */
export function findChats(outline: Outline): CheckEvidence[] {
  const urls = readUrls(outline)
    .filter(({ target }) => chatUrl.test(target))
    .map(({ target, line }) => ({ path: outline.path, line, text: cleanQuote(target) }));
  const groups = [...findPhrases(outline, numbered), ...findPhrases(outline, irc)];
  const pictures = mentionedChats(outline).filter(({ line }) => picture.test(around(outline, line, 3, 6)));
  const links = readLinks(outline)
    .filter(({ text, target }) => namedLink.test(text.trim()) && isRealUrl(target))
    .map(({ target, line }) => ({ path: outline.path, line, text: cleanQuote(target) }));
  const found = [
    ...urls,
    ...links,
    ...groups,
    ...(pictures.length > 0 ? pictures : findPhrases(outline, namedPicture)),
  ];
  return found.filter((chat, at) => found.findIndex(({ line }) => line === chat.line) === at);
}

/** Groups that are only mentioned, with no visible way to join. */
export function mentionedChats(outline: Outline): (CheckEvidence & { readonly line: number })[] {
  return findPhrases(outline, pictured);
}

/** Mailing lists, forums and issue trackers in a document; of an e-mail address only the line is told. */
export function findAsynchronous(outline: Outline): CheckEvidence[] {
  const urls = readUrls(outline)
    .filter(({ target }) => asynchronousUrl.test(target))
    .map(({ target, line }) => ({ path: outline.path, line, text: cleanQuote(target) }));
  const mails = findPhrases(outline, mail).map(({ path, line }) => ({ path, line, text: null }));
  return [...urls, ...mails];
}
