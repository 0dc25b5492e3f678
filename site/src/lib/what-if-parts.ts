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

import { element } from './dom.ts';
import type { Locale } from './locale.ts';
import type { Place } from './what-if.ts';

/** A slider and the number beside it, which show one weight. */
export interface Control {
  readonly id: string;
  readonly name: string;
  /** Percent, to one decimal. */
  readonly published: number;
  readonly inputs: readonly HTMLInputElement[];
}

function inputOf(type: 'range' | 'number', label: string, value: number): HTMLInputElement {
  const input = element('input', {});
  input.type = type;
  input.min = '0';
  input.max = '100';
  input.step = '0.1';
  input.value = String(value);
  input.setAttribute('aria-label', label);
  return input;
}

/** Makes the control of a part; `label` names it for those who do not see it. */
export function controlOf(part: { id: string; name: string; weight: number }, label: string): Control {
  const published = Math.round(part.weight * 1000) / 10;
  const inputs = [inputOf('range', label, published), inputOf('number', label, published)];
  return { id: part.id, name: part.name, published, inputs };
}

/** Shows a weight in both inputs of a control. */
export function setControl({ inputs }: Control, value: number): void {
  for (const input of inputs) input.value = String(value);
}

/** A line of the order. */
export function rowOf(place: Place, locale: Locale): HTMLElement {
  const moved = place.published - place.place;
  const sign = moved === 0 ? '=' : moved > 0 ? `↑${moved}` : `↓${-moved}`;
  return element('tr', {}, [
    element('td', { class: 'n' }, [String(place.place)]),
    element('th', { scope: 'row' }, [place.name[locale]]),
    element('td', { class: 'n' }, [place.value === null ? '–' : place.value.toFixed(2)]),
    element('td', { class: 'n' }, [`${place.published} (${sign})`]),
  ]);
}

/** The table around the order, with its heads. */
export function orderTable(heads: readonly string[], label: string, body: HTMLElement): HTMLElement {
  const cells = heads.map((head, index) => element('th', { scope: 'col', class: index === 1 ? '' : 'n' }, [head]));
  const table = element('table', {}, [element('thead', {}, [element('tr', {}, cells)]), body]);
  return element('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': label }, [table]);
}

/** The controls, one a line. */
export function controlList(controls: readonly Control[]): HTMLElement {
  const lines = controls.map(({ name, inputs }) => element('div', {}, [element('span', {}, [name]), ...inputs]));
  return element('div', { class: 'weights' }, lines);
}
