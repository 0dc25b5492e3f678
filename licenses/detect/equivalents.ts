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

/** Groups of spellings that the SPDX matching guidelines call equal, and a few more that say the same. */
const groups: readonly string[] = [
  'acknowledgment acknowledgement',
  'analog analogue',
  'analyze analyse',
  'artifact artefact',
  'authorization authorisation',
  'authorized authorised',
  'caliber calibre',
  'canceled cancelled',
  'capitalizations capitalisations',
  'catalog catalogue',
  'categorize categorise',
  'center centre',
  'emphasized emphasised',
  'favor favour',
  'favorite favourite',
  'fulfill fulfil',
  'fulfillment fulfilment',
  'holder owner',
  'holders owners',
  'initialize initialise',
  'judgment judgement',
  'labeling labelling',
  'labor labour',
  'license licence',
  'licenses licences',
  'licensed licenced',
  'maximize maximise',
  'merchantability merchantibility',
  'modeled modelled',
  'modeling modelling',
  'offense offence',
  'optimize optimise',
  'organization organisation',
  'organize organise',
  'practice practise',
  'program programme',
  'realize realise',
  'recognize recognise',
  'signaling signalling',
  'sublicense sublicence',
  'utilization utilisation',
  'version ver v vers',
  'while whilst',
  'wilful wilfull willful',
  'copyright copyrights copr',
];

const byWord: ReadonlyMap<string, readonly string[]> = new Map(
  groups.flatMap((group) => {
    const words = group.split(' ');
    return words.map((word): [string, string[]] => [word, words.filter((other) => other !== word)]);
  }),
);

/** Other spellings of a lower-case word; none for most. */
export function equivalentsOf(word: string): readonly string[] {
  return byWord.get(word) ?? [];
}
