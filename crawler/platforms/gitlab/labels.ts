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

import { ProjectLabels } from '@gitbeaker/rest';
import { z } from 'zod';
import type { LabelFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import { ask, type Client } from './client.ts';
import { sending } from './page.ts';
import { wholeFeed } from './whole-list.ts';
import { wireId, wireRows, wireText } from './wire.ts';

const label = z.object({ id: wireId, name: z.string(), color: wireText, description: wireText });

/** `#ABC` and `#AABBCC`; the names of colours that old labels have are no numbers, and are left out. */
function hex(colour: string | null): string | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(colour ?? '')?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return digits.length === 6 ? digits : digits.replace(/./gu, '$&$&');
}

function toLabel({ id, name, color, description }: z.infer<typeof label>): LabelFact {
  return { id, name, colour: hex(color), description };
}

const schema = wireRows(label);

/** Labels of the project and of the groups above it. */
export function labelsFeed(client: Client): Feed {
  return wholeFeed(
    {
      stream: 'labels',
      needsToken: false,
      ask:
        ({ repository, signal }) =>
        ({ page, perPage, ...rest }) =>
          ask(client, { schema, signal, ...sending(rest) }, (options) =>
            new ProjectLabels(options).all(repository.id, { page, perPage }),
          ),
      toFacts: (rows) => ({ labels: rows.map(toLabel) }),
    },
    client,
  );
}
