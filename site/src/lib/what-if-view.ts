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

import { element, words } from './dom.ts';
import type { Locale } from './locale.ts';
import { partsOf, placesUnder, readWeights, type WhatIfData, weightsText } from './what-if.ts';
import { type Control, controlList, controlOf, orderTable, rowOf, setControl } from './what-if-parts.ts';

function chosen(controls: readonly Control[]): Record<string, number> {
  return Object.fromEntries(controls.map(({ id, inputs }) => [id, Number(inputs[0]?.value ?? 0)]));
}

/** Whether the weights are the published ones; no weight at all counts as none chosen. */
function isPublished(controls: readonly Control[], weights: Readonly<Record<string, number>>): boolean {
  return (
    Object.values(weights).every((weight) => weight === 0) ||
    controls.every(({ id, published }) => weights[id] === published)
  );
}

function keepInAddress(weights: Readonly<Record<string, number>> | null): void {
  const { pathname, search } = location;
  history.replaceState(null, '', `${pathname}${search}${weights === null ? '' : `#${weightsText(weights)}`}`);
}

/** Builds the tool into `root`: sliders, the order they give, and the way back. */
export function showWhatIf(root: HTMLElement, data: WhatIfData, locale: Locale): void {
  const say = words(root);
  const body = element('tbody', {});
  const state = element('p', { role: 'status' });
  const back = element('button', { type: 'button' }, [say('back')]);
  const controls = partsOf(data).map(({ id, name, weight }) =>
    controlOf(
      { id, name: name[locale], weight },
      say('weightOf').replace('%part', () => name[locale]),
    ),
  );
  const draw = () => {
    const weights = chosen(controls);
    const published = isPublished(controls, weights);
    body.replaceChildren(...placesUnder(data, published ? null : weights).map((place) => rowOf(place, locale)));
    state.textContent = say(published ? 'published' : 'changed');
    back.disabled = published;
    keepInAddress(published ? null : weights);
  };
  for (const control of controls) {
    for (const input of control.inputs) {
      input.addEventListener('input', () => {
        const value = Math.min(100, Math.max(0, Number(input.value) || 0));
        for (const other of control.inputs) if (other !== input) other.value = String(value);
        draw();
      });
      input.addEventListener('change', () => setControl(control, chosen([control])[control.id] ?? 0));
    }
  }
  back.addEventListener('click', () => {
    for (const control of controls) setControl(control, control.published);
    draw();
    controls[0]?.inputs[0]?.focus();
  });
  const ids = controls.map(({ id }) => id);
  const asked = readWeights(location.hash, ids);
  for (const control of controls) setControl(control, asked?.[control.id] ?? control.published);
  const heads = [say('place'), say('project'), say('score'), say('was')];
  root.replaceChildren(controlList(controls), element('p', {}, [back]), state, orderTable(heads, say('title'), body));
  draw();
}
