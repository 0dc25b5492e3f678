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

/** Spellings that the SPDX matching guidelines call equal, folded to one. */
const equivalents: Readonly<Record<string, string>> = {
  acknowledgement: 'acknowledgment',
  analogue: 'analog',
  analyse: 'analyze',
  artefact: 'artifact',
  authorisation: 'authorization',
  authorised: 'authorized',
  calibre: 'caliber',
  cancelled: 'canceled',
  capitalisations: 'capitalizations',
  catalogue: 'catalog',
  categorise: 'categorize',
  centre: 'center',
  emphasised: 'emphasized',
  favour: 'favor',
  favourite: 'favorite',
  fulfil: 'fulfill',
  fulfilment: 'fulfillment',
  initialise: 'initialize',
  judgement: 'judgment',
  labelling: 'labeling',
  labour: 'labor',
  licence: 'license',
  licences: 'licenses',
  licenced: 'licensed',
  maximise: 'maximize',
  merchantibility: 'merchantability',
  modelled: 'modeled',
  modelling: 'modeling',
  offence: 'offense',
  optimise: 'optimize',
  organisation: 'organization',
  organise: 'organize',
  practise: 'practice',
  programme: 'program',
  realise: 'realize',
  recognise: 'recognize',
  signalling: 'signaling',
  sublicence: 'sublicense',
  utilisation: 'utilization',
  whilst: 'while',
  wilfull: 'wilful',
  owner: 'holder',
  owners: 'holders',
  v: 'version',
};

/** Words to numbers; 0 is every word that the licence texts do not use. */
export interface Dictionary {
  /** The number of a lower-case word. */
  number(word: string): number;
}

/** A dictionary that learns each new word; `closed()` gives the same words, learning no more. */
export function openDictionary(): Dictionary & { closed(): Dictionary } {
  const numbers = new Map<string, number>();
  const folded = (word: string) => equivalents[word] ?? word;
  return {
    number(word) {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const base = folded(word);
      const number = numbers.get(base) ?? numbers.size + 1;
      numbers.set(base, number);
      numbers.set(word, number);
      return number;
    },
    closed: () => ({ number: (word) => numbers.get(word) ?? numbers.get(folded(word)) ?? 0 }),
  };
}
