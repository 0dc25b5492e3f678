import { declaration, defineManifest, fromJson, lineOf, member } from '../manifest.ts';

/** The old form was `{ type, url }`, alone or in a list. */
function typeOf(value: unknown): unknown {
  return typeof value === 'string' ? value : (member(value, 'type') ?? member(value, 'name'));
}

/** npm: `package.json`. */
export const npm = defineManifest({
  id: 'npm',
  name: { zh: 'npm', en: 'npm' },
  files: [/^package\.json$/],
  field: 'license',
  source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#license',
  read(text) {
    const json = fromJson(text);
    const listed = member(json, 'license') ?? member(json, 'licenses');
    const values = Array.isArray(listed) ? listed : [listed];
    return declaration(values.map(typeOf), 'or', lineOf(text, /"licen[cs]es?"\s{0,20}:/));
  },
});
