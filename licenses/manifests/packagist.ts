import { declaration, defineManifest, fromJson, lineOf, member } from '../manifest.ts';

/** Packagist: `composer.json`; a list is a choice by Composer's own words. */
export const packagist = defineManifest({
  id: 'packagist',
  name: { zh: 'Packagist（PHP）', en: 'Packagist (PHP)' },
  files: [/^composer\.json$/],
  field: 'license',
  source: 'https://getcomposer.org/doc/04-schema.md#license',
  read(text) {
    const licence = member(fromJson(text), 'license');
    return declaration(Array.isArray(licence) ? licence : [licence], 'or', lineOf(text, /"license"\s{0,20}:/));
  },
});
