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

/** A canonical text in three parts: a title that may be left out, the terms, and a tail that may be left out. */
export interface Section {
  readonly title: string;
  readonly body: string;
  readonly tail: string;
}

/** Where the terms end: instructions, exhibits, contact notes and texts of other licences follow. */
const tails: readonly RegExp[] = [
  /^[ \t#=*-]*END OF (?:THE )?TERMS AND CONDITIONS/imu,
  /^[ \t#=*-]*(?:ADDENDUM: )?How to (?:apply|use) (?:these terms|this license|the (?:Mulan|License))/imu,
  /^[ \t#=*-]*如果您希望将本许可证|^[ \t#=*-]*如何将木兰/imu,
  /^[ \t#=*-]*Exhibit A\b(?![^\n]{0,60} has been)/imu,
  /^[ \t#=*-]*Creative Commons (?:is not a party|may be contacted|Notice)/imu,
  /^[ \t]*For more information, please refer to/imu,
  /^[ \t#=*-]*Appendix\b/imu,
  /^[ \t#=*-]*(?:This software consists of voluntary contributions|Portions of this software are based upon public)/imu,
  /^[ \t_]*(?:Notes\s+This version|This formulation of W3C|This software consists of contributions made by)/imu,
  /^[ \t]*Contacting the Author/imu,
];

/** Where the terms begin after a foreword that copies leave out. */
const heads: readonly RegExp[] = [
  /^[ \t#*]*Statement of Purpose/imu,
  /^[ \t#*]*By exercising the Licensed Rights/imu,
  /^[ \t]*Use, Modification and Redistribution \(including/imu,
  /^[ \t]*NOTICE TO USER: Carefully read/imu,
  /^[ \t]*Permission has been granted to copy, distribute and modify gd/imu,
  /^[ \t]*The legally binding and authoritative terms/imu,
  /^[ \t#*]*THE WORK \(AS DEFINED BELOW\) IS PROVIDED/imu,
];

/** The GNU LGPL 3 is printed together with the GPL 3 that it builds on. */
const secondText = /^[ \t]*GNU GENERAL PUBLIC LICENSE[ \t]*$/mu;

function paragraphs(text: string): string[] {
  return text.split(/(?<=\n[ \t]*\n)(?=[ \t]*\S)/u);
}

function wordCount(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

function isTitle(paragraph: string, index: number): boolean {
  const lines = paragraph.trim().split('\n');
  if (index === 0)
    return (
      lines.every((line) => wordCount(line) <= 12) && wordCount(paragraph) <= 25 && !/[:;,]$/u.test(paragraph.trim())
    );
  return wordCount(paragraph) <= 12 && /version|licen[cs]e|\d{4}|https?:|preamble|许可证/iu.test(paragraph);
}

function titleLength(text: string): number {
  const head = Math.max(...heads.map((one) => text.search(one)));
  if (head > 0 && head < text.length * 0.3) return head;
  let length = 0;
  for (const [index, paragraph] of paragraphs(text).entries()) {
    if (index > 5 || (paragraph.trim() !== '' && !isTitle(paragraph, index))) break;
    length += paragraph.length;
  }
  return length > text.length * 0.3 ? 0 : length;
}

function tailStart(id: string, text: string): number {
  const starts = tails.map((tail) => text.search(tail)).filter((at) => at > text.length * 0.4);
  if (id.startsWith('LGPL-3.0')) starts.push(text.search(secondText));
  return Math.min(text.length, ...starts.filter((at) => at > 0));
}

function sectionOf(id: string, text: string): Section {
  const end = tailStart(id, text);
  const start = titleLength(text.slice(0, end));
  return { title: text.slice(0, start), body: text.slice(start, end), tail: text.slice(end) };
}

/** The Mulan licences are printed in Chinese and then in English, and each language is also found alone. */
function languagesOf(id: string, text: string): string[] {
  const english = id.startsWith('Mulan') ? text.search(/^[ \t]*Mulan (?:Permissive|Public)/imu) : -1;
  return english > 0 ? [text.slice(0, english), text.slice(english)] : [text];
}

/** Canonical texts of one licence, by language. */
export function sectionsOf(id: string, text: string): Section[] {
  return languagesOf(id, text).map((part) => sectionOf(id, part));
}
