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

/** What one notice says; `length` is how much of the text it took. */
export interface Notice {
  readonly statement: string;
  readonly holders: readonly string[];
  readonly years: string | null;
  readonly length: number;
  /** The notice breaks off where it names years or holders: the next line may go on. */
  readonly open: boolean;
}

const year = String.raw`(?:19[5-9]\d|20\d\d)`;
const yearEnd = String.raw`(?:${year}|\d\d(?!\d)|present|now|today|current|ongoing|(?:and )?above|今)`;
const years = String.raw`${year}(?:\s{0,3}(?:[-–—~,/&+]|to|and|through|至|到|、)\s{0,3}${yearEnd})*\+?(?:\s?年)?`;
const sign = String.raw`(?:©|ⓒ|\([cC]\)|（[cC]）)`;
const aYear = new RegExp(year, 'u');
const yearGroup = new RegExp(`(?:\\b(?:since|from|in)\\s+)?${years}`, 'giu');
const startsWithYear = new RegExp(`^(?:(?:the years?|since|from)\\s+)?${years}(?!\\d|\\.\\d)`, 'iu');
const startsWithSign = new RegExp(`^(?:${sign}|(?:copyright|copyrights)\\b)[\\s,:]{0,8}`, 'iu');
const heads =
  /SPDX-(?:File|Snippet)CopyrightText\s{0,3}[:=]\s{0,3}["']?|(?<![\p{L}_$])(?:copyright(?:ed|s)?|copr\.)(?![\p{L}\p{N}_])|©|ⓒ|\([cC]\)|(?:版权|版權|著作权|著作權)归[^，。,.;；\n]{1,60}?所有|(?:版权|版權|著作权|著作權)所有(?![者人方])|(?:版权|版權|著作权|著作權)(?=\s*(?:[(（][cC][)）]|©|[:：]|\d{4}))/giu;
const placeholder =
  /^(?:[<{[$%@]|\(?(?:yyyy|year|years|xxxx|20xx|19xx|20yy)\b|the (?:original )?(?:copyright )?(?:holders?|owners?)\b)|[<[{](?:years?|yyyy|name|copyright|owner|author|fullname|organi[sz]ation|company|your)|name of (?:copyright |the )?(?:owner|author|holder)|\byour name\b|\bYYYY\b|\$\{|\{\{/iu;
const prose =
  /^(?:["'”’)\]}=?!]|[.,;:](?:\s|$)|(?:notices?|holders?|owners?|laws?|licen[cs]\w*|statements?|acts?|protect\w*|infring\w*|information|and|or|in|is|are|was|of|for|to|if|as|on|at|with|from|under|headers?|lines?|texts?|years?|dates?|assign\w*|claims?|disclaim\w*|interests?|pages?|files?|terms|polic\w+|symbols?|status|strings?|messages?|this|that|these|which|has|have|must|may|shall|will|can|does|belongs?|remains?|materials?|works?|treat\w+|regist\w+|offices?|clearance|agents?|agreements?|transfers?|permissions?|issues?|attribution|tags?|fields?|details?|rights?|restrictions?|violations?|exceptions?|grants?|not|no|its|their|your|our|any|all|only|also|but|when|where|who|data|management|checks?|comments?|blocks?|templates?|reserved|applies|term|subsists|expires|duration|and\/or|due|law's|ownership|identifiers?|entries|entry|into|than|then|value|symbol)(?![\p{L}\p{N}]))/iu;
const reserved =
  /[\s,;:–—-]*(?:\ball rights? (?:are )?reserved\b|\b(?:some|no) rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos (?:los|os) (?:derechos|direitos) reservados\b|保留(?:所有|一切)权利|版权所有|版權所有)(?:\s+worldwide\b)?[.!。]?/giu;
const terms =
  /(?<=^|[\s,.;:(–—-])(?:(?:is |are )?(?:dual[- ])?(?:licen[cs]ed|released|distributed|redistributed|provided|made available|published|available|released)\s+(?:under|subject|by|as|according|with)\b|under (?:the|a|an|terms|MIT|GPL|LGPL|BSD|Apache|GNU)\b|licen[cs]ed\b|licen[cs]e:|subject to\b|permission\b|redistributions? |this (?:file|program|software|code|work|library|source|is|project|module|package|script|document|product|material|header|notice|copyrighted|implementation|version|header)\b|see (?:the|LICENSE|COPYING|http|accompanying|file|also|below|license|copyright)\b|you (?:may|can|should|are)\b|SPDX-|unless\b|use of (?:this|the)\b|please\b|everyone\b|for (?:licen|more|conditions|terms|details|copying|exact|full|further)|(?:the )?(?:MIT|BSD|GPL|LGPL|Apache|ISC|MPL|zlib)(?:[- /][\w.+-]{1,14}){0,4}\s+licen[cs]e|dual licen|contributors?:\s|contact:|e-?mail:|authors?:\s|may be (?:used|freely|copied|distributed)|with (?:the|contributions from) (?:exception|permission)|refer to\b|modified by\b|written by\b|created by\b|maintained by\b|version \d|based on\b|from the\b|reserves\b|and (?:(?:is|are) )?(?:licensed|released|distributed|made)\b|hereby\b|disclaims\b|placed in\b|free software\b(?! foundation)|freely\b|whose\b|is part of\b|is hereby\b|is free\b|file is\b)/iu;
const abbreviation =
  /(?:^|[\s(,.&])(?:inc|ltd|co|corp|llc|jr|sr|dr|st|mr|mrs|ms|prof|univ|dept|bros|no|vs|e|s|a|b|n|v|o|l|p|[\p{L}])$/iu;
const mail =
  /[<(]?(?:mailto:)?[\w.+-]{1,64}(?:@|\s(?:at|AT)\s|\s?\[at\]\s?|\(at\))[\w-]{1,63}(?:(?:\.|\s(?:dot|DOT)\s|\s?\[dot\]\s?)[\w-]{1,63}){1,6}[>)]?/gu;
const address = /[<(]?(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>()"']{1,300}[>)]?\/?/giu;
const suffix =
  /^(?:inc|ltd|llc|corp|co|gmbh|s\.?a|b\.?v|e\.?v|plc|pty|limited|incorporated|jr|sr|ag|ab|as|oy|kg|lp|llp)\b/iu;

/** Where a sentence ends in a name, full stops of abbreviations left out. */
function sentenceEnd(text: string): number {
  for (const match of text.matchAll(/[.!](?=\s+[\p{Lu}"(])|[;。；|]|\s[·•]\s/gu)) {
    if (match[0] !== '.' || !abbreviation.test(text.slice(Math.max(0, match.index - 12), match.index)))
      return match.index;
  }
  return text.length;
}

/** The part of a notice that names years and holders. */
function claimPart(rest: string): string {
  const bare = rest.replace(reserved, '\uE001');
  const cut = terms.exec(bare);
  const part = bare.slice(0, cut?.index ?? bare.length);
  const [first = '', ...others] = part.split('\uE001');
  const before = first.slice(0, sentenceEnd(first));
  if (/\p{L}{2}/u.test(before.replace(yearGroup, ' '))) return before;
  const after = others.find((one) => /\p{L}{2}/u.test(one.replace(yearGroup, ' '))) ?? '';
  const name = after.replace(/^[\s.,:–—-]+/u, '').replace(/^by\s+/iu, '');
  return /^[\p{Lu}\p{Lo}]/u.test(name) ? `${before} ${name.slice(0, sentenceEnd(name))}` : before;
}

function holderName(part: string): string {
  return part
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.:;–—\-*/&+)\]>"'!`=]+/u, '')
    .replace(
      /^(?:january|february|march|april|may|june|july|august|september|october|november|december)\s?[-–]\s?present\s+/iu,
      '',
    )
    .replace(/^(?:(?:by|and|the years?|held by|owned by|to|etc)\s+)+(?=\S)/iu, '')
    .replace(/^[\s,.:;–—-]+/u, '')
    .replace(/(?:,?\s+(?:and|&)\s+others|,?\s+et\.? al\.?|\s*等)\s*[.,]?\s*$/iu, '')
    .replace(/[\s,:;–—\-*/&+(<[{"'`\\=]+$/u, '')
    .replace(/\s+(?:and|by|the|of|for|in)$/iu, '')
    .replace(/^\((.{1,120})\)$/u, '$1')
    .replace(/(?<!(?:^|[\s(,.&])(?:inc|ltd|co|corp|llc|jr|sr|\p{L}|(?:\p{L}\.){1,3}\p{L}))\.+$/iu, '')
    .trim();
}

/** Names in a claim: years and contact addresses part them. */
function holdersOf(part: string): string[] {
  const names = part
    .replace(mail, '\uE002')
    .replace(address, '\uE002')
    .replace(/\[\s*\]|\(\s*\)|<\s*>/gu, ' ')
    .replace(yearGroup, '\uE003')
    .split(/\uE002[\s,;&]*(?:and\s+)?|\uE003/u)
    .map(holderName);
  const joined: string[] = [];
  for (const name of names) {
    if (joined.length > 0 && suffix.test(name)) joined.push(`${joined.pop()}, ${name}`);
    else if (/\p{L}/u.test(name) && name.length > 1 && name.length <= 200) joined.push(name);
  }
  return [...new Set(joined)].slice(0, 50);
}

function yearsOf(part: string): string | null {
  const found = [...part.replace(mail, ' ').replace(address, ' ').matchAll(yearGroup)].map(([text]) =>
    text
      .replace(/^(?:since|from|in)\s+/iu, '')
      .replace(/\s?年$/u, '')
      .replace(/\s+/gu, ' '),
  );
  return found.length === 0 ? null : found.slice(0, 20).join(', ');
}

/** How a notice begins; what is behind decides whether it is one. */
interface Head {
  readonly written: string;
  readonly before: string;
  readonly rest: string;
  readonly signed: boolean;
}

function headOf(match: RegExpExecArray, text: string): Head {
  let rest = text.slice(match.index + match[0].length);
  let signed = /^(?:©|ⓒ)$/u.test(match[0]);
  let at = /^[\s,:：]{0,8}/u.exec(rest)?.[0].length ?? 0;
  const lead = rest.slice(0, at).replace('：', ':');
  rest = rest.slice(at);
  for (let more = startsWithSign.exec(rest); more !== null; more = startsWithSign.exec(rest)) {
    signed ||= !/^copy/iu.test(more[0]);
    rest = rest.slice(more[0].length);
    at += more[0].length;
  }
  const colon = lead.includes(':') ? ':' : '';
  return { written: match[0] + colon, before: text.slice(0, match.index), rest, signed };
}

function isNotice({ written, before, rest, signed }: Head): boolean {
  if (rest === '' || placeholder.test(rest.slice(0, 80))) return false;
  if (written.startsWith('SPDX-')) return true;
  if (startsWithYear.test(rest)) return true;
  if (/^\(c\)/iu.test(written))
    return /^\P{L}*$/u.test(before) && /^[\p{Lu}\p{Lo}]/u.test(rest) && aYear.test(rest.slice(0, 120));
  if (/^(?:版|著)/u.test(written)) return /[归歸]/u.test(written) || /^[\p{L}\d]/u.test(rest);
  if (prose.test(rest)) return false;
  if (signed) return /^(?:by\s+|the\s+)?[\p{L}"]/u.test(rest);
  const leads =
    /^(?:\P{L}*|.*\b(?:portions|parts|original|additions?|modifications|some|files?|code|is|are|also|other|work|all|and)\b\W*)$/isu.test(
      before,
    );
  if (!leads || (/^copyr?[a-z]*$/u.test(written) && !/^by\s+\p{Lu}/u.test(rest))) return false;
  if (/^by\s+(?!law|the (?:copyright|law|same|author)\b)[\p{L}"]/u.test(rest)) return true;
  return /^(?:the\s+)?[\p{Lu}\p{Lo}]/u.test(rest) && !/^\p{Lu}[\p{Lu}\s]{0,40}(?:HOLDER|OWNER|LAW|NOTICE)/u.test(rest);
}

const goesOn = /(?:[,&、]|\b(?:and|of|the|by|for|with))\s*$/iu;

/** The first copyright notice at or after `from` in a line that has been cleaned; null when it has none. */
export function readNotice(text: string, from: number): (Notice & { readonly at: number }) | null {
  heads.lastIndex = from;
  for (let match = heads.exec(text); match !== null; match = heads.exec(text)) {
    const [word] = match;
    const ofOwner = /[归歸]([^]{1,60}?)所有$/u.exec(word)?.[1];
    if (ofOwner !== undefined) {
      const holder = holderName(ofOwner);
      return { at: match.index, statement: word, holders: [holder], years: null, length: word.length, open: false };
    }
    const head = headOf(match, text);
    const isBare = head.rest === '' && /^(?:copyright|©|\(c\))/iu.test(word) && /^\P{L}*$/u.test(head.before);
    const owner = head.rest === '' || /^[\s.。!]*$/u.test(head.rest) ? ownerBefore(head) : null;
    if (owner !== null) return { ...owner, at: match.index - owner.length + word.length };
    if (!isBare && !isNotice(head)) continue;
    const start = text.length - head.rest.length;
    const following = nextHead(head.rest);
    const rest = head.rest.slice(0, following);
    const part = claimPart(rest);
    const holders = holdersOf(part);
    const length = start - match.index + rest.length;
    const statement = text.slice(match.index, start) + statementPart(rest, part);
    return {
      at: match.index,
      statement,
      holders,
      years: yearsOf(part),
      length,
      open: holders.length === 0 || goesOn.test(part),
    };
  }
  return null;
}

/** Chinese notices may name the owner first: `某公司 版权所有`. */
function ownerBefore({ written, before }: Head): Notice | null {
  if (!written.endsWith('所有')) return null;
  const name = /[\p{Script=Han}\p{L}\p{N}（）()·. ]{2,60}$/u.exec(before.replace(/[\s,，:：]+$/u, ''))?.[0];
  if (name === undefined) return null;
  const holder = holdersOf(name)[0];
  if (holder === undefined) return null;
  return {
    statement: `${name.trim()} ${written}`,
    holders: [holder],
    years: yearsOf(name),
    length: before.length + written.length,
    open: false,
  };
}

/** Where another notice begins on the same line. */
function nextHead(rest: string): number {
  const found = /(?<=[\s.,;)>])(?:copyright(?:s|ed)?\s+(?:©|\(c\)|\d{4})|(?:©|\(c\))\s*\d{4}|SPDX-)/giu.exec(
    rest.slice(4),
  );
  return found === null ? rest.length : found.index + 4;
}

/** The claim as written, with the reservation of rights behind it but without the terms that follow. */
function statementPart(rest: string, part: string): string {
  const tail = /^[\s,.;:–—-]*all rights? reserved\b\.?/iu;
  const lead = part.split('\uE001')[0] ?? part;
  const claim = rest.startsWith(lead) ? lead : rest;
  const behind = tail.exec(rest.slice(claim.length));
  return (claim + (behind?.[0] ?? '')).replace(/[\s,;:–—-]+$/u, '');
}
