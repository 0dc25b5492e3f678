import { declaration, defineManifest, lineOf, quoted } from '../manifest.ts';

/** Hex: the literal list of `mix.exs`; the file is a program and is never run. */
export const hex = defineManifest({
  id: 'hex',
  name: { zh: 'Hex（Elixir/Erlang）', en: 'Hex (Elixir/Erlang)' },
  files: [/^mix\.exs$/],
  field: 'package.licenses',
  source: 'https://hex.pm/docs/publish',
  read(text) {
    const list = /\blicenses:\s{0,99}\[([^\]]{0,1000})\]/u.exec(text)?.[1] ?? '';
    return declaration(quoted(list), 'and', lineOf(text, /\blicenses:\s{0,99}\[/));
  },
});
